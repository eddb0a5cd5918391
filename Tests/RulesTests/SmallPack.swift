import FoundationEssentials
import Rules

/// A small pack of another jurisdiction, whose files a test may change before it reads them.
///
/// It has two levels, two grades and three tiers, none of them named as in England and Wales.
struct SmallPack {
  private(set) var files: [String: String] = [
    "pack.yaml": """
    id: isle
    title: The Isle
    version: 3b
    effective: 2025-02-28
    """,
    "organisation.yaml": """
    name: Levels
    source: Isle Probation Act
    effective: 2020-02-29
    version: 1
    levels:
      - { id: service, label: Service, plural: Services, short: Service }
      - { id: office, label: Office, plural: Offices, short: Office }
    nation: { code: IS, name: The Isle }
    """,
    "grades.yaml": """
    name: Grades
    source: Isle staff list
    effective: 2020-01-01
    version: 1
    grades:
      - id: CM
        label: Case manager
        typeID: 1
        holdsCases: true
        rawCodes: ["CM", " cm"]
      - { id: NONE, label: Unknown grade, typeID: 9, holdsCases: false, rawCodes: [] }
    unknown: NONE
    """,
    "targets.yaml": """
    name: Targets
    source: Isle agreement
    effective: 2020-01-01
    version: 1
    targets:
      - { grade: CM, nominalTarget: 2000, defaultHours: 35.25, fullTimeHours: 40 }
    """,
    "tiers.yaml": """
    name: Tiers
    source: Isle policy
    effective: 2020-01-01
    version: 1
    tiers:
      - { id: none, number: 0, column: n, label: Not yet assessed, untiered: true }
      - { id: high, number: 1, column: h, label: High }
      - { id: low, number: 2, column: l, label: Low, suspended: true }
    """,
    "locations.yaml": """
    name: Places
    source: Isle extract
    effective: 2020-01-01
    version: 1
    locations:
      - { id: open, label: Open, columnPrefix: open, rowNames: [OPEN, OUT] }
      - { id: closed, label: Closed, columnPrefix: closed, rowNames: [CLOSED] }
    """,
    "case-types.yaml": """
    name: Case types
    source: Isle law
    effective: 2020-01-01
    version: 1
    caseTypes:
      - { id: bond, label: Bond, location: open }
    """,
    "points-standard.yaml": Self.points(
      high: "{ tier: high, open: 30, closed: 20 }", reports: "{ standard: 5, fast: 2 }"),
    "points-t2a.yaml": Self.points(high: "{ tier: high, open: 7, closed: 6 }", reports: "{ standard: 0, fast: 0 }"),
    "contacts.yaml": """
    name: Contacts
    source: Isle manual
    effective: 2020-01-01
    version: 1
    days: 3
    levels: [short, long]
    categories:
      - category: help
        byLevel:
          - { codes: [H1, H2], points: [1, 2], activity: Visit }
        withoutLevel:
          - { code: H3, points: 4, activity: Letter }
    """,
    "reduction-reasons.yaml": """
    name: Reasons
    source: Isle manual
    effective: 2020-01-01
    version: 1
    categories:
      - category: away
        reasons:
          - { id: study, label: Study, allowancePercent: 20, maximumPercent: 50, months: 12 }
          - { id: other, label: Other }
    """,
    "limits.yaml": """
    name: Limits
    source: Isle policy
    effective: 2020-01-01
    version: 1
    fullPercent: 100
    highPercent: 105
    veryHighPercent: 115
    roomPercent: 103
    """,
    "extract.yaml": """
    name: Extract
    source: Isle operations
    effective: 2020-01-01
    version: 1
    dropPercent: 10
    lateAfterHours: 24
    largestCount: 500
    longestText: 80
    """,
    "work-kinds.yaml": """
    name: Kinds of work
    source: Isle manual
    effective: 2020-01-01
    version: 1
    kinds:
      - { id: letter, label: Letter to court, report: fast }
      - { id: summons, label: Summons, enforcement: true }
    """,
    "register-types.yaml": """
    name: Register
    source: Isle manual
    effective: 2020-01-01
    version: 1
    types:
      - { code: CARE, label: Care needed, need: true }
    riskOfSeriousHarm: [HARM]
    """,
    "supervision.yaml": """
    name: Supervision
    source: Isle law
    effective: 2020-01-01
    version: 1
    custodialSentences: [GAOL]
    precedence: [bond]
    allocationTargetDays: 3
    """,
    "data-owners.yaml": """
    name: Owners
    source: Isle decisions
    effective: 2020-01-01
    version: 1
    caseSystem: [cases]
    headroom: [posts]
    silentDays: 7
    """,
  ]

  private static func points(high: String, reports: String) -> String {
    """
    name: Points
    source: Isle agreement
    effective: 2020-01-01
    version: 1
    points:
      - { tier: none, open: 0, closed: 0 }
      - \(high)
      - { tier: low, open: 1, closed: 999 }
    reports: \(reports)
    inactiveCasesKeep: { warrants: 0, unpaidWork: 100, overdueTermination: 50 }
    """
  }

  /// A text that should be changed is not in its file exactly once.
  struct NotThereOnce: Error {
    let file: String
    let text: String
  }

  mutating func change(_ file: String, _ old: String, to new: String) throws {
    let pieces = (files[file] ?? "").split(separator: old, omittingEmptySubsequences: false)
    guard pieces.count == 2 else { throw NotThereOnce(file: file, text: old) }
    files[file] = pieces.joined(separator: new)
  }

  mutating func set(_ file: String, _ text: String?) { files[file] = text }

  /// The number of the first line that holds the text.
  func line(of text: String, in file: String) -> Int? {
    (files[file] ?? "").split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains(text) }.map { $0 + 1 }
  }

  /// Writes the files to a folder of their own, reads the pack from it, and removes the folder.
  func read() throws -> RulePack {
    let folder = FileManager.default.temporaryDirectory.path + "/headroom-rules-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
    }
    return try RulePackReader.read(folder: folder)
  }

  /// The faults with which the pack is refused; none when it is read.
  func faults() throws -> [RulePackFault] {
    do {
      _ = try read()
      return []
    } catch let error as RulePackError {
      return error.faults
    }
  }
}
