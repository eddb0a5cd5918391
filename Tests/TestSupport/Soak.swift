import Foundation

/// Whether the tests of abuse run at their full counts, and where what they came to is written down.
public enum Soak {
  /// At full counts: `./test soak` says so. Otherwise at a tenth.
  public static let isOn = ProcessInfo.processInfo.environment["HEADROOM_SOAK"] != nil

  /// A full count, or a tenth of it.
  public static func count(_ full: Int) -> Int { isOn ? full : full / 10 }

  /// Says how far a long test has come, at each twentieth of its count and at full counts only.
  public static func progress(_ id: String, _ done: Int, of count: Int) {
    guard isOn, count >= 20, done % (count / 20) == 0 else { return }
    FileHandle.standardError.write(Data("\(id): \(done) of \(count)\n".utf8))
  }

  /// Writes down a result: which test, what was found, and what it is held against.
  public static func note(_ id: String, _ figure: String, bar: String, seed: UInt64? = nil) {
    guard let path = ProcessInfo.processInfo.environment["HEADROOM_RESULTS"] else { return }
    let line = "\(id)\t\(figure)\t\(bar)\t\(seed.map(String.init) ?? "-")\n"
    if !FileManager.default.fileExists(atPath: path) { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    guard let file = FileHandle(forWritingAtPath: path) else { return }
    defer { try? file.close() }
    _ = try? file.seekToEnd()
    try? file.write(contentsOf: Data(line.utf8))
  }
}
