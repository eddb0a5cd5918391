import Caseload
import Casework
import Rules
import Workload

/// Caseloads and balance as CSV: one line a unit, then how evenly work lies. What the page keeps back is an empty cell here.
struct BalanceFile {
  let balance: Balance

  var name: String { "headroom-balance-\(balance.unit.levelID)-\(balance.unit.code)-\(balance.day.iso).csv" }

  var csv: CSV {
    let words = BalanceWords(balance: balance)
    let bands = (0...balance.lines.bands.count).map { words.band($0) + " cases" }
    let figures = ["People", "Left out", "Cases", "Full-time posts", "Cases for a full-time post"]
    let heading =
      ["Part", "Level", "Code", "Name"] + figures + bands
      + ["Over \(balance.limits.fullPercent)%", "Points to change hands", "Of points", "Share (%)", "Kept back"]
    let isShown = !balance.line.isKeptBack
    var rows = [unit(balance.line)] + (isShown ? balance.units.map(unit) : [])
    for between in isShown ? balance.between : [] {
      let spread = between.spread
      let before = ["between", "", "", words.kind(between.kind)] + Self.empty(figures.count + bands.count + 1)
      rows.append(
        before + [spread.moved.text(places: 2), "\(spread.work)", spread.percent.text(places: 2), ""])
    }
    let day = ["day", "", "", balance.day.iso, balance.standing.rules]
    rows.append(day + Self.empty(heading.count - day.count))
    return CSV(heading: heading, rows: rows)
  }

  private func unit(_ line: Balance.Line) -> [String] {
    let name = ["unit", line.unit.levelID, line.unit.code, line.unit.name]
    guard !line.isKeptBack else { return name + Self.empty(line.bands.count + 9) + ["yes"] }
    let figures = [
      "\(line.people)", "\(line.leftOut)", "\(line.cases)", line.fte.text(places: 2),
      line.perPost?.text(places: 2) ?? "",
    ]
    let isWhole = line.over != nil && !line.bands.contains(nil)
    return name + figures + line.bands.map { $0.map { "\($0)" } ?? "" } + [line.over.map { "\($0)" } ?? ""]
      + Self.empty(3) + [isWhole ? "" : "in part"]
  }

  private static func empty(_ count: Int) -> [String] { Array(repeating: "", count: count) }
}
