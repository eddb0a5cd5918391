import Foundation
import JSONShapes

/// The two streams of a command: the result on standard output, everything else on standard error.
enum Output {
  static func result(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }
  static func error(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

  /// The result as JSON, keys in order.
  static func json(_ value: some Encodable) throws {
    result(try JSONText.of(value, isPretty: true))
  }

  /// Lines of progress for work that lasts over a second; shorter work stays quiet.
  static func progress() -> @Sendable (String) -> Void {
    let start = ContinuousClock.now
    return { line in
      if ContinuousClock.now - start > .seconds(1) { error(line) }
    }
  }
}
