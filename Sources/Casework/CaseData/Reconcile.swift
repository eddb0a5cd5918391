public import Caseload
import Exchange
import Rules
import Storage
import Workload

/// A nightly workbook beside the case-level data: where the two say something else. Nothing is averaged and nothing is changed.
public struct Reconciliation: Sendable {
  /// One thing that the two do not agree on.
  public struct Difference: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
      /// In the workbook's live caseload and not among the current cases.
      case onlyInWorkbook = "only-in-workbook"
      /// Held by the practitioner in the case-level data and not in the workbook's live caseload.
      case onlyInData = "only-in-data"
      case otherHolder = "other-holder"
      case otherTier = "other-tier"
      case otherLocation = "other-location"
      /// The workbook's own count of cases held is not the count of the case-level data.
      case otherCount = "other-count"
      /// A case stands twice in the workbook's live caseload.
      case listedTwice = "listed-twice"
    }
    public let kind: Kind
    /// Nil for a difference of counts, and for a restricted case.
    public let crn: String?
    public let post: PostKey
    /// Empty where one of the two says nothing.
    public let inWorkbook: String
    public let inData: String
  }
  public let date: LocalDate
  /// Moment of the case-level data.
  public let asOf: String
  public let practitioners: Int
  public let casesCompared: Int
  /// By practitioner, then case.
  public let differences: [Difference]
}

extension Service {
  /// Compares the case lists and counts of a nightly workbook with the current cases, practitioner by practitioner.
  ///
  /// Throws ``ExtractRefusal`` when the workbook cannot be read, ``CaseworkRefusal/noCases`` without case-level data. That it
  /// was compared is in the audit trail.
  public func reconcile(workbook path: String, progress: (@Sendable (String) -> Void)? = nil) async throws
    -> Reconciliation
  {
    var listed: [ListedCase] = []
    let extract = try NightlyExtractReader(pack: pack).read(path: path, progress: progress) {
      if $0.isLive { listed.append($0) }
    }
    let workbook = listed
    return try await view(.reconcile, .item(kind: "workbook", id: extract.date.iso)) { connection in
      try require(.view, .extracts, connection)
      guard let asOf = try DataImports.newest(connection) else { throw CaseworkRefusal.noCases }
      var book = try ReconcilingBook(connection)
      for item in workbook { book.compare(item) }
      book.addMissing(among: Set(extract.owners.map(\.key)))
      for owner in extract.owners { book.compareCount(owner.key, owner.inputs.held.total + owner.inputs.t2a.total) }
      return Reconciliation(
        date: extract.date, asOf: asOf, practitioners: extract.owners.count, casesCompared: workbook.count,
        differences: book.differences.sorted {
          ($0.post, $0.crn ?? "", $0.kind.rawValue) < ($1.post, $1.crn ?? "", $1.kind.rawValue)
        })
    }
  }
}

/// The current cases, crossed off one by one.
private struct ReconcilingBook {
  private struct Held {
    let post: PostKey?
    let tier: String
    let location: String
    let isRestricted: Bool
  }
  private var cases: [String: Held] = [:]
  private var seen: Set<String> = []
  private var counts: [PostKey: Int] = [:]
  private(set) var differences: [Reconciliation.Difference] = []

  init(_ connection: any SQLConnection) throws {
    try connection.each("SELECT crn, staff_code, holder_team, tier, location, restricted FROM case_now", []) { row in
      let post = try row.optionalText(1).map {
        PostKey(staff: StaffCode($0), team: TeamCode(try row.optionalText(2) ?? ""))
      }
      cases[try row.text(0)] = Held(
        post: post, tier: try row.text(3), location: try row.optionalText(4) ?? "", isRestricted: try row.bool(5))
      if let post { counts[post, default: 0] += 1 }
    }
  }

  mutating func compare(_ item: ListedCase) {
    guard seen.insert(item.reference).inserted else {
      return add(.listedTwice, item, "row \(item.row)", "")
    }
    guard let held = cases[item.reference] else {
      return add(.onlyInWorkbook, item, "\(item.tier), \(item.location)", "")
    }
    if held.post != item.holder {
      let holder = held.post.map { "\($0.staff) in \($0.team)" } ?? "unallocated"
      add(.otherHolder, item, "\(item.holder.staff) in \(item.holder.team)", holder)
    }
    if held.tier != item.tier { add(.otherTier, item, item.tier, held.tier) }
    if held.location != item.location { add(.otherLocation, item, item.location, held.location) }
  }

  /// Cases that the data give to a practitioner of the workbook and that its list does not have.
  mutating func addMissing(among posts: Set<PostKey>) {
    for (crn, held) in cases where !seen.contains(crn) {
      guard let post = held.post, posts.contains(post) else { continue }
      differences.append(
        Reconciliation.Difference(
          kind: .onlyInData, crn: held.isRestricted ? nil : crn, post: post, inWorkbook: "",
          inData: held.isRestricted ? "restricted case" : "\(held.tier), \(held.location)"))
    }
  }

  mutating func compareCount(_ post: PostKey, _ count: Int) {
    let held = counts[post] ?? 0
    guard held != count else { return }
    differences.append(
      Reconciliation.Difference(
        kind: .otherCount, crn: nil, post: post, inWorkbook: "\(count) cases", inData: "\(held) cases"))
  }

  private mutating func add(
    _ kind: Reconciliation.Difference.Kind, _ item: ListedCase, _ inWorkbook: String, _ inData: String
  ) {
    let isRestricted = cases[item.reference]?.isRestricted ?? false
    differences.append(
      Reconciliation.Difference(
        kind: kind, crn: isRestricted ? nil : item.reference, post: item.holder,
        inWorkbook: isRestricted ? "restricted case" : inWorkbook, inData: isRestricted ? "" : inData))
  }
}
