internal import CXLSXWriter
internal import Glibc

/// Writes a synthetic service as files: the nightly workbook in the Workload Measurement Tool's format, and a table of
/// hours.
public enum SampleWorkbook {
  /// Writes the workbook, sheet by sheet and row by row, so that a nation needs no more memory than its service does.
  ///
  /// The same service gives the same bytes. The file appears under its name only when it is complete.
  /// - Parameter progress: told what is being written, in words for a person.
  public static func write(
    _ service: SampleService, to path: String, progress: ((String) -> Void)? = nil
  ) throws(SampleFileError) {
    try WholeFile.write(path) { (partial) throws(SampleFileError) in
      let file = try WorkbookWriter(path: partial, date: service.date)
      for (position, sheet) in ExtractSheet.allCases.enumerated() {
        progress?("Writing sheet \(position + 1) of \(ExtractSheet.allCases.count): \(sheet.name)")
        file.begin(sheet)
        service.forEachRow(of: sheet) { file.write($0) }
      }
      progress?("Closing the workbook")
      try file.close()
    }
  }
}

/// A sample could not be written. Says what, where, and what to do.
public struct SampleFileError: Error, Sendable, CustomStringConvertible {
  public let path: String
  public let reason: String
  public var description: String {
    "\(path) could not be written: \(reason). Check the folder, its permissions and the free space."
  }

  init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// With the system's words for the last failure.
  init(errnoAt path: String) {
    self.init(path: path, reason: String(cString: strerror(errno)))
  }
}
