/// A practitioner's code in the case system (`OM_Key`): the identity of the person.
public struct StaffCode: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let text: String
  public init(_ text: String) { self.text = text }
  public var description: String { text }
  public static func < (a: Self, b: Self) -> Bool { a.text < b.text }
}

/// A team's code in the case system.
public struct TeamCode: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let text: String
  public init(_ text: String) { self.text = text }
  public var description: String { text }
  public static func < (a: Self, b: Self) -> Bool { a.text < b.text }
}

/// One practitioner in one team. A person in two teams holds two posts.
public struct PostKey: Sendable, Hashable, Comparable {
  public let staff: StaffCode
  public let team: TeamCode
  public init(staff: StaffCode, team: TeamCode) {
    self.staff = staff
    self.team = team
  }
  public static func < (a: Self, b: Self) -> Bool { (a.team, a.staff) < (b.team, b.staff) }
}

/// A person on probation's case reference number (CRN).
public struct CaseReference: Sendable, Hashable {
  public let text: String
  public init(_ text: String) { self.text = text }

  /// One letter and six digits, as NDelius writes it. Another shape is noted, not refused.
  public var hasUsualShape: Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 7 && (65...90).contains(bytes[0]) && bytes.dropFirst().allSatisfy(\.isDigit)
  }
}
