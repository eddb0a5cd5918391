import Caseload
import Casework

/// The weeks of a unit as CSV: one line a week, empty where there is no figure.
struct HistoryFile {
  let model: CapacityHistory

  var name: String {
    "headroom-history-\(model.unit.levelID)-\(model.unit.code)-\(model.from.iso)-\(model.until.iso).csv"
  }

  var csv: CSV {
    CSV(
      heading: [
        "Week from", "Nights", "Points (% of available time)", "Hours (% of available time)", "Cases held",
        "Posts left out", "Rules",
      ],
      rows: model.weeks.map { week in
        let last = week.nights.last { !$0.isKeptBack }
        return [
          week.monday.iso, "\(week.nights.count)", week.points?.text(places: 4) ?? "",
          week.hours?.text(places: 4) ?? "", last.map { "\($0.held)" } ?? "",
          last.map { "\($0.points.leftOut)" } ?? "", week.nights.last?.version ?? "",
        ]
      })
  }
}
