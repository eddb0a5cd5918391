import CZip
import Glibc

/// A zip file open for reading, one part at a time, with a bound on what unpacking may take.
///
/// libzip checks each part's checksum when its last byte is read, so a damaged part is never taken for a good one.
final class ZipArchive {
  private let handle: OpaquePointer
  private let limits: ReadingLimits
  private var inflated = 0

  /// - Throws: a refusal when there is no such file, it is not a zip, it is cut off, or it is protected.
  init(path: String, limits: ReadingLimits) throws(ExtractRefusal) {
    self.limits = limits
    let size = try Self.sizeOfFile(path)
    guard size <= limits.fileBytes else {
      throw WorkbookRefusal.tooLarge("The file has \(size) bytes; at most \(limits.fileBytes) are read.")
    }
    guard Self.declaredParts(path, size: size) <= limits.parts else { throw Self.tooManyParts(limits) }
    var code: Int32 = 0
    guard let handle = zip_open(path, ZIP_RDONLY, &code) else {
      throw WorkbookRefusal.notAWorkbook(path: path, code: code)
    }
    self.handle = handle
    guard zip_get_num_entries(handle, 0) <= limits.parts else {
      throw Self.tooManyParts(limits)
    }
  }

  deinit { zip_discard(handle) }

  /// Whether the archive has a part of this name, upper and lower case alike.
  func has(_ part: String) -> Bool { index(of: part) != nil }

  /// Unpacks a part in pieces of at most 64 kB until `use` returns false.
  ///
  /// - Parameter what: the part in a person's words, for instance `sheet WMT_Extract`.
  func read(
    _ part: String, what: String, _ use: (UnsafeRawBufferPointer) throws(ExtractRefusal) -> Bool
  ) throws(ExtractRefusal) {
    guard let index = index(of: part) else { throw WorkbookRefusal.missingPart(part, what: what) }
    var stat = zip_stat_t()
    zip_stat_init(&stat)
    guard zip_stat_index(handle, index, 0, &stat) == 0 else { throw WorkbookRefusal.damaged(what, why: nil) }
    if stat.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0, stat.encryption_method != UInt16(ZIP_EM_NONE) {
      throw WorkbookRefusal.protected
    }
    let packed = Int(clamping: stat.comp_size)
    try check(Int(clamping: stat.size), packed: packed, what: what)
    guard let file = zip_fopen_index(handle, index, 0) else {
      let code = zip_error_code_zip(zip_get_error(handle))
      if code == ZIP_ER_NOPASSWD || code == ZIP_ER_ENCRNOTSUPP { throw WorkbookRefusal.protected }
      throw WorkbookRefusal.damaged(what, why: nil)
    }
    defer { zip_fclose(file) }
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { piece.deallocate() }
    var read = 0
    while true {
      let count = Int(zip_fread(file, piece.baseAddress, UInt64(piece.count)))
      guard count >= 0 else {
        throw WorkbookRefusal.damaged(what, why: "its packed data do not match their checksum")
      }
      if count == 0 { return }
      read += count
      inflated += count
      try check(read, packed: packed, what: what)
      if try !use(UnsafeRawBufferPointer(rebasing: piece[..<count])) { return }
    }
  }

  private func check(_ size: Int, packed: Int, what: String) throws(ExtractRefusal) {
    let bomb = size > limits.freeExpansionBytes && size / limits.expansion > packed
    guard size <= limits.partBytes, inflated <= limits.totalBytes, !bomb else {
      throw WorkbookRefusal.tooLarge(
        "Unpacked, \(what) would take far more room than a nation's workbook needs (\(size) bytes from \(packed)).")
    }
  }

  private func index(of part: String) -> UInt64? {
    for flags in [0, UInt32(ZIP_FL_NOCASE)] {
      let found = zip_name_locate(handle, part, flags)
      if found >= 0 { return UInt64(found) }
    }
    return nil
  }

  private static func tooManyParts(_ limits: ReadingLimits) -> ExtractRefusal {
    WorkbookRefusal.tooLarge("The file holds more than \(limits.parts) parts, which no workbook needs.")
  }

  /// How many parts the end of the file says it has, 0 when it does not say.
  ///
  /// Looked at before the archive is opened, because opening makes a list of them all.
  private static func declaredParts(_ path: String, size: Int) -> Int {
    guard let file = fopen(path, "rb") else { return 0 }
    defer { fclose(file) }
    // A record of 22 bytes, behind it a comment of at most 65,535.
    fseek(file, max(0, size - 65_557), SEEK_SET)
    var tail = [UInt8](repeating: 0, count: min(size, 65_557))
    let count = fread(&tail, 1, tail.count, file)
    guard count >= 22 else { return 0 }
    for start in stride(from: count - 22, through: 0, by: -1)
    where tail[start] == 0x50 && tail[start + 1] == 0x4B && tail[start + 2] == 5 && tail[start + 3] == 6 {
      return Int(tail[start + 10]) | Int(tail[start + 11]) << 8
    }
    return 0
  }

  /// A pipe or a folder is refused before it is opened: reading one could wait for ever.
  static func sizeOfFile(_ path: String) throws(ExtractRefusal) -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else { throw WorkbookRefusal.notThere(path: path, code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw ExtractRefusal(
        reason: .unreadableFile, message: "\(path) is not a file. Name the workbook itself, a file ending in .xlsx.")
    }
    return Int(status.st_size)
  }
}
