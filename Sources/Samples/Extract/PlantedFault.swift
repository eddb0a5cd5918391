public import Caseload

/// A fault that was put into a synthetic workbook on purpose, for trying out what a reader does about it.
public struct PlantedFault: Sendable, Hashable {
  /// What is wrong. The raw values are the kinds of problem that an import reports.
  public enum Kind: String, Sendable, CaseIterable {
    /// A row of stray counts without an owner.
    case fragmentRow = "fragment-row"
    /// `12abc` where a count belongs.
    case unreadableCount = "unreadable-count"
    /// −3 where a count belongs.
    case negativeCount = "negative-count"
    /// 1,000,000,000 where a count belongs.
    case absurdCount = "absurd-count"
    /// The same owner twice, all cells alike.
    case repeatedRow = "repeated-row"
    /// The same owner twice with different counts.
    case duplicateOwner = "duplicate-owner"
    /// An owner of whom `WMT_Extract` knows nothing.
    case ownerOnlyInJoinedSheet = "owner-only-in-joined-sheet"
    /// A grade code that no rule pack lists.
    case unknownGrade = "unknown-grade"
    /// A kind of contact that no rule pack lists.
    case unknownContact = "unknown-contact"
    /// A forename of 300 characters.
    case overlongValue = "overlong-value"
    /// A case reference of another shape than one letter and six digits.
    case caseReferenceShape = "case-reference-shape"
  }

  public let kind: Kind
  public let sheet: ExtractSheet
  /// As the spreadsheet numbers it, the heading row being 1.
  public let row: Int
  /// Heading of the column, where the fault is in one cell.
  public let column: String?
  /// Nil for rows without an owner.
  public let owner: PostKey?
}

/// Decides which rows carry a fault. The same rows on every night, as a fault that nobody has mended yet.
struct FaultDraw {
  let seed: UInt64
  let share: Double

  /// One of the kinds, each in `share` of all rows; a row has one fault at most, so with n kinds no share is above 1/n.
  func kind(among kinds: [PlantedFault.Kind], in sheet: ExtractSheet, item: Int) -> PlantedFault.Kind? {
    guard share > 0 else { return nil }
    var random = SeededGenerator(seed, .fault, sheet.position, item)
    let position = Int(random.fraction() / min(share, 1 / Double(kinds.count)))
    return position < kinds.count ? kinds[position] : nil
  }

  /// Codes that exist in the case system and that the Workload Measurement Tool does not know.
  func unknownGrade(place: Int) -> String? {
    guard share > 0 else { return nil }
    var random = SeededGenerator(seed, .fault, -1, place)
    return random.happens(share) ? ["NPSA", "NPQF", "OG04", " ", "T"][random.below(5)] : nil
  }
}
