import DataFormat
import Glibc

/// A folder of CSV files, opened so that nothing outside it is read and nothing in it is waited for.
struct DataFolder {
  /// Far more than the format has; a folder with more is not one of its.
  static let mostFiles = 10_000

  let path: String
  private let realPath: String
  /// Names ending in `.csv`, in any case, sorted.
  let names: [String]

  init(path: String) throws(DataRefusal) {
    self.path = path
    guard let real = realpath(path, nil) else { throw .unreadable(path, code: errno) }
    defer { free(real) }
    realPath = String(cString: real)
    guard let directory = opendir(path) else { throw .unreadable(path, code: errno) }
    defer { closedir(directory) }
    var names: [String] = []
    var count = 0
    while let entry = readdir(directory) {
      count += 1
      guard count <= Self.mostFiles else {
        throw DataRefusal(
          .tooLarge, "\(path) holds more than \(Self.mostFiles) files. Name the folder that holds the data alone.")
      }
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.lowercased().hasSuffix(".csv"), !name.hasPrefix(".") { names.append(name) }
    }
    self.names = names.sorted()
  }

  func has(_ name: String) -> Bool { names.contains(name) }

  /// The descriptor of a file of this folder. A link is followed only to a file inside the folder.
  func open(_ name: String) throws(DataRefusal) -> Int32 {
    let file = "\(path)/\(name)"
    guard let real = realpath(file, nil) else { throw .unreadable(file, code: errno) }
    defer { free(real) }
    let inside = realPath.hasSuffix("/") ? realPath : realPath + "/"
    guard String(cString: real).hasPrefix(inside) else {
      throw DataRefusal(
        .unreadable, "\(file) is a link to a file outside the folder. Put the file itself into the folder.")
    }
    // A pipe would be waited for, and a link put here meanwhile followed.
    let descriptor = Glibc.open(real, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(file, code: errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw DataRefusal(.unreadable, "\(file) is not a file. Put a CSV file of that name into the folder.")
    }
    posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
    return descriptor
  }
}
