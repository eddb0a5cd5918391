import Workload
import Caseload
import Rules

/// How the short texts of a case row are understood: its type, its tier number and its location.
struct CaseRowCodes: Sendable {
  /// Types of case rows. Source: the incumbent's row types, case-sensitive.
  enum RowType: UInt8 {
    case warrant = 0x57  // W
    case unpaidWork = 0x55  // U
    case overdue = 0x4F  // O
    case standaloneSuspended = 0x53  // S
    case suspendedLifer = 0x4C  // L
    /// The live caseload: read, counted nowhere.
    case live = 0x4E  // N
    case integratedManagement = 0x49  // I
    case priority = 0x50  // P
  }

  private let isTier: [Bool]
  private let locations: [[UInt8]]

  init(_ pack: RulePack) {
    var known = [Bool](repeating: false, count: (pack.tiers.map(\.number).max() ?? 0) + 1)
    for tier in pack.tiers where tier.number >= 0 { known[tier.number] = true }
    isTier = known
    locations = pack.locations.flatMap(\.rowNames).map { Array($0.uppercased().utf8) }
  }

  func rowType(_ bytes: UnsafeBufferPointer<UInt8>) -> RowType? {
    bytes.count == 1 ? RowType(rawValue: bytes[0]) : nil
  }

  /// A number of the pack's tiers, written without leading zeros, as the incumbent compares it.
  func isTier(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let number = wholeNumber(bytes), bytes.count == 1 || bytes[0] != 48 else { return false }
    return number < isTier.count && isTier[number]
  }

  func isLocation(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    locations.contains { name in
      guard name.count == bytes.count else { return false }
      for index in 0..<bytes.count {
        let byte = bytes[index]
        if (byte &- 97 < 26 ? byte &- 32 : byte) != name[index] { return false }
      }
      return true
    }
  }
}

extension InactiveCases {
  /// Counts one case row; false for the types that are only read.
  mutating func count(_ type: CaseRowCodes.RowType) -> Bool {
    switch type {
    case .warrant: warrants += 1
    case .unpaidWork: unpaidWork += 1
    case .overdue: overdueTermination += 1
    case .standaloneSuspended: standaloneSuspended += 1
    case .suspendedLifer: suspendedLifers += 1
    case .live, .integratedManagement, .priority: return false
    }
    return true
  }
}
