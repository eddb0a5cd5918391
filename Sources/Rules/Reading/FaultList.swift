/// Gathers the faults of one pack while its files are read, so that all are reported at once.
///
/// It lives for one call of ``RulePackReader`` and is never shared.
final class FaultList {
  private(set) var faults: [RulePackFault] = []

  func add(_ file: String, line: Int?, key: String?, _ reason: String) {
    faults.append(RulePackFault(file: file, line: line, key: key, reason: reason))
  }

  /// By file in the given order, then by line; faults of one line stay in the order in which they were found.
  func sorted(files: [String]) -> [RulePackFault] {
    let placed = faults.enumerated().map { found, fault in
      (file: files.firstIndex(of: fault.file) ?? files.count, line: fault.line ?? 0, found: found, fault: fault)
    }
    return placed.sorted { ($0.file, $0.line, $0.found) < ($1.file, $1.line, $1.found) }.map(\.fault)
  }
}
