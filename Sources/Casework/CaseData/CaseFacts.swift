import Caseload

/// What is known of one case on one day: its own row and the rows that decide its tier, its type and its place.
struct CaseFacts {
  struct Order {
    let number: String
    let type: String
    let sentenceType: String?
    let offenceOn: String?
    let sentencedOn: String?
    let sentenceDays: Int?
    let startsOn: String
    let expectedEndOn: String?
    let releasedOn: String?
    let recalledOn: String?
    let licenceEndsOn: String?
    let endedOn: String?
  }
  struct Registration {
    let type: String
    let level: String?
    let category: String?
    let registeredOn: String
  }
  struct Risk {
    let kind: String
    let recordedAt: String
    let score: String?
    let band: String?
    let basis: String?
  }
  struct Needs {
    let completedOn: String
    let layer: Int
    let status: String
    let isStrengthsAndNeeds: Bool
    /// Section scores in the order of the sheet's columns.
    let sections: [Int?]
    let parenting: Int?
    let impulsivity: Int?
    let temperControl: Int?
  }
  struct Requirement {
    let order: String
    let category: String
    let isRestrictive: Bool
    /// Days or hours ordered, and how many of them are done.
    let ordered: Int?
    let done: Int?
    let startsOn: String?
  }
  struct Enforcement {
    let startedOn: String
    let outcome: String?
  }
  struct Holder {
    let staff: String?
    let team: String?
    let since: String
  }
  struct Override {
    let tier: String?
    let decidedAt: String
  }

  let crn: String
  let forename: String
  let surname: String
  let dateOfBirth: String?
  let gender: String
  let team: String?
  let setting: String
  let hasSexualOffence: Bool?
  let startsOn: String
  let endsOn: String?
  var orders: [Order] = []
  var registrations: [Registration] = []
  /// The newest of each kind.
  var risks: [Risk] = []
  var needs: Needs?
  var requirements: [Requirement] = []
  var enforcement: [Enforcement] = []
  var holder: Holder?
  var override: Override?
  var isRestricted = false

  func risk(_ kind: String) -> Risk? { risks.first { $0.kind == kind } }

  /// Whether the case is on the caseload on a day.
  func isCurrent(on day: String) -> Bool { startsOn <= day && (endsOn.map { $0 >= day } ?? true) }

  func currentOrders(on day: String) -> [Order] { orders.filter { $0.endedOn.map { $0 >= day } ?? true } }
}
