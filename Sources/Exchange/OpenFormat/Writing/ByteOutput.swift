import Glibc

/// A file written through one buffer of 256 kB, and on the disk before it is closed.
final class ByteOutput {
  private static let capacity = 1 << 18

  let path: String
  private let descriptor: Int32
  private var bytes: [UInt8] = []
  private var isOpen = true

  /// Makes a new file that only this account may read: what is exchanged is about people.
  init(path: String) throws(DataRefusal) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotWrite(path, code: errno) }
    bytes.reserveCapacity(Self.capacity + 4_096)
  }

  deinit { if isOpen { Glibc.close(descriptor) } }

  func append(_ byte: UInt8) { bytes.append(byte) }

  func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// A field of a CSV file, in quotation marks where it needs them or `isQuoted` wants them.
  func appendField(_ text: String, isQuoted: Bool = false) {
    var text = text
    text.withUTF8 { field in
      guard isQuoted || field.contains(where: { $0 == 44 || $0 == 34 || $0 == 10 || $0 == 13 }) else {
        return bytes.append(contentsOf: field)
      }
      bytes.append(34)
      for byte in field {
        if byte == 34 { bytes.append(34) }
        bytes.append(byte)
      }
      bytes.append(34)
    }
  }

  /// Ends a row, and passes the buffer on when it is full.
  func endRow() throws(DataRefusal) {
    bytes.append(10)
    if bytes.count >= Self.capacity { try flush() }
  }

  func close() throws(DataRefusal) {
    try flush()
    isOpen = false
    let isKept = fsync(descriptor) == 0
    let code = errno
    guard Glibc.close(descriptor) == 0, isKept else { throw .cannotWrite(path, code: isKept ? errno : code) }
  }

  private func flush() throws(DataRefusal) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { bytes in
        let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
        return Glibc.write(descriptor, rest.baseAddress, rest.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw .cannotWrite(path, code: errno)
      }
      written += count
    }
    bytes.removeAll(keepingCapacity: true)
  }
}
