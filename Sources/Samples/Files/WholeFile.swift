internal import Glibc

/// Writes a file under a passing name and renames it when it is complete: nobody finds half a file.
enum WholeFile {
  static func write(
    _ path: String, _ body: (_ partial: String) throws(SampleFileError) -> Void
  ) throws(SampleFileError) {
    let partial = path + ".part"
    // Found out before the work is done, and in the system's words.
    guard let file = fopen(partial, "w") else { throw SampleFileError(errnoAt: path) }
    fclose(file)
    do throws(SampleFileError) {
      try body(partial)
      if rename(partial, path) != 0 { throw SampleFileError(errnoAt: path) }
    } catch {
      remove(partial)
      throw SampleFileError(path: path, reason: error.reason)
    }
  }

  static func write(_ path: String, text: String) throws(SampleFileError) {
    try write(path) { (partial) throws(SampleFileError) in
      guard let file = fopen(partial, "w") else { throw SampleFileError(errnoAt: partial) }
      var text = text
      let isWritten = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
      if fclose(file) != 0 || !isWritten { throw SampleFileError(errnoAt: partial) }
    }
  }
}
