import Caseload
@testable import Casework
import DataFormat
import Synchronization
import Workload

/// Takes records without a database: everything is there already with plausible values, and a row is kept when its fields pass.
final class SampleWrites: CaseworkWrites {
  let log = Mutex<[(entry: HandEntry, isPreview: Bool)]>([])

  /// What a form is given in place of the usual answer.
  let outcome: HandOutcome

  init(_ outcome: HandOutcome = .kept(SampleWrites.effects, isWaiting: true)) { self.outcome = outcome }

  func record(_ entry: HandEntry, preview: Bool) async throws -> HandOutcome {
    log.withLock { $0.append((entry, preview)) }
    return outcome
  }

  func row(of sheet: Sheet, key: [String]) async throws -> [String: String]? {
    guard key.count == sheet.key.count, !key.contains("NOSUCH") else { return nil }
    var row: [String: String] = [:]
    for (index, column) in sheet.columns.enumerated() {
      row[column.name] = index < key.count ? key[index] : Self.value(column)
    }
    return row
  }

  func isKept(crn: String, mayBeNew: Bool) async throws -> Bool { crn == "X999999" }

  private static func value(_ column: SheetColumn) -> String {
    switch column.kind {
    case .date, .instant: column.isRequired ? "2026-11-20" : ""
    case .text: SampleCases.hostileName
    case .choice(let words): words[0]
    case .yesNo: "yes"
    case .whole(let range): String(range.lowerBound)
    default: ""
    }
  }

  static let effects: ChangeEffects = {
    func figure(_ work: Int) -> PostFigure {
      PostFigure(
        casesHeld: 30, casesActive: 30, work: work, available: Ratio(2_000), contracted: WeeklyHours(hundredths: 3_700),
        hoursAreAssumed: false, reduced: .zero, notComputable: [])
    }
    return ChangeEffects(
      tiers: [
        TierEffect(
          crn: "X100003", before: "B2", after: "A1",
          working: [CaseDetail.WorkingLine(label: "Risk of serious harm", found: "very high", result: "30 points")])
      ],
      posts: [
        PostEffect(
          key: PostKey(staff: StaffCode("S2"), team: TeamCode("EG")), name: SampleCases.hostileName,
          before: figure(2_000), after: figure(2_100))
      ], tierChanges: 1)
  }()
}
