import Caseload
public import FoundationEssentials
import Yams

/// Reads a file of published figures, and notes all that is wrong with it at once.
public enum PlanHistoryFile {
  /// - Parameters:
  ///   - contents: nil where the file cannot be read.
  ///   - path: of the file, for the faults.
  /// - Throws: ``PlanFileError`` with every fault found.
  public static func read(_ contents: Data?, path: String) throws(PlanFileError) -> PlanHistory {
    let faults = FaultList()
    let name = String(path.split(separator: "/").last ?? "")
    let file = RuleFile.open(name, in: contents.map { [name: $0] } ?? [:], faults: faults)
    let history = file.flatMap(history)
    guard let history, faults.faults.isEmpty else {
      throw PlanFileError(path: path, faults: faults.sorted(files: [name]))
    }
    return history
  }

  private static func history(_ file: RuleEntry) -> PlanHistory? {
    let name = file.text("name")
    let licence = file.text("licence")
    var unique = Uniqueness(of: "id")
    let series = file.entries("series").compactMap { entry -> PlanSeries? in
      let id = entry.text("id")
      let label = entry.text("label")
      let measure = entry.has("measure") ? entry.text("measure") : nil
      let source = entry.text("source")
      let points = entry.entry("points").map(points) ?? []
      unique.check(id, at: "id", of: entry)
      entry.refuseOtherKeys()
      guard let id, let label, let source else { return nil }
      return PlanSeries(id: id, label: label, measure: measure, source: source, points: points)
    }
    file.refuseOtherKeys()
    guard let name, let licence else { return nil }
    return PlanHistory(name: name, licence: licence, series: series)
  }

  private static func points(_ entry: RuleEntry) -> [PlanSeries.Point] {
    let days = entry.mapping.compactMap { $0.key.string }
    var points: [PlanSeries.Point] = []
    for day in days {
      let value = entry.number(day, in: 0...1_000_000_000)
      guard let on = LocalDate(iso: day) else {
        entry.fault(day, "must be a day of the calendar written as 2026-11-22")
        continue
      }
      if let last = points.last, last.on >= on { entry.fault(day, "does not come after \(last.on.iso)") }
      if let value { points.append(PlanSeries.Point(on: on, value: value)) }
    }
    if points.count < 3 { entry.faults.add(entry.file, line: entry.line, key: entry.path, "needs three days at least") }
    return points
  }
}
