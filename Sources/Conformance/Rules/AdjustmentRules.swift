import Caseload
import Workload

/// Reductions, contact adjustments and the daily window of the nightly tool.
enum AdjustmentRules {
  @Sendable static func reductionAllowance(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let hours = WMT.reductionAllowance(
      contractedHours: try input.number("contractedHours"), percentage: try input.optionalNumber("percentage"))
    return .fields([("hours", .number(hours))])
  }

  @Sendable static func reductionStatusOnSave(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let status = WMT.reductionStatusOnSave(
      start: try input.moment("start"), end: try input.moment("end"), now: try input.moment("now"))
    return .fields([("status", .text(status.rawValue))])
  }

  @Sendable static func wmtPeriod(_ input: RuleInput, _: PointsConfigurations) throws(ConformanceProblem) -> RuleAnswer
  {
    let window = ReportingWindow(containing: try input.moment("now"))
    return .fields([
      ("start", .text(window.start.text(separator: " "))), ("end", .text(window.end.text(separator: " "))),
    ])
  }

  @Sendable static func cmsAdjustments(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let contacts = try contacts(input)
    let reasons = try input.input("reasonPoints")
    var points: [String: Double] = [:]
    for code in reasons.object.keys { points[code] = try reasons.number(code) }
    let ids = try input.input("owners")
    var owners: [PostKey: Double] = [:]
    for key in ids.object.keys {
      let parts = key.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2 else {
        throw ConformanceProblem("“\(ids.place)” has a key without “|”: “\(key)”.")
      }
      owners[PostKey(staff: StaffCode(parts[0]), team: TeamCode(parts[1]))] = try ids.optionalNumber(key)
    }
    var inBatch: Set<Double> = []
    for value in try input.array("ownersInBatch") {
      guard case .number(let number) = value else { throw input.problem("ownersInBatch", value, wants: "numbers") }
      inBatch.insert(number.double)
    }
    let adjustments = WMT.contactAdjustments(
      contacts.map(\.contact), today: try input.moment("now").day, points: points, owners: owners,
      ownersInBatch: inBatch)
    let writtenIDs = Dictionary(contacts.map { ($0.contact.id, $0.id) }, uniquingKeysWith: { first, _ in first })
    return .fields([
      ("adjustments", .list(adjustments.map { answer($0, contactID: writtenIDs[$0.contact.id] ?? .null) })),
      ("cmsPointsByOwner", .map(pointsByOwner(adjustments))),
    ])
  }

  private static func answer(_ adjustment: WMT.Adjustment, contactID: JSONValue) -> RuleAnswer {
    .fields([
      ("ownerId", .number(adjustment.owner)), ("contactId", RuleAnswer(contactID)),
      ("points", .number(adjustment.points)), ("from", .text(adjustment.from.iso)), ("to", .text(adjustment.to.iso)),
      ("crn", .text(adjustment.contact.crn)),
    ])
  }

  private static func pointsByOwner(_ adjustments: [WMT.Adjustment]) -> [(key: String, value: RuleAnswer)] {
    let sums = adjustments.reduce(into: [Double: Double]()) { $0[$1.owner, default: 0] += $1.points }
    return sums.sorted { $0.key < $1.key }.map { owner, points in
      (Int(exactly: owner).map(String.init) ?? owner.description, .number(points))
    }
  }

  private static func contacts(
    _ input: RuleInput
  ) throws(ConformanceProblem) -> [(contact: WMT.Contact, id: JSONValue)] {
    var contacts: [(WMT.Contact, JSONValue)] = []
    for row in try input.inputs("contacts") {
      let id = row.optional("contactId") ?? .null
      let day = try row.optionalString("date").flatMap { LocalMoment(iso: $0)?.day ?? LocalDate(iso: $0.prefix(10)) }
      let contact = WMT.Contact(
        id: id.text, code: try row.optionalString("code") ?? "", date: day, doneBy: try post(row, "staff"),
        heldBy: try post(row, "manager"), crn: try row.optionalString("crn") ?? "")
      contacts.append((contact, id))
    }
    return contacts
  }

  /// A staff key and a team key; one that is null is nobody's.
  private static func post(_ row: RuleInput, _ key: String) throws(ConformanceProblem) -> PostKey {
    let parts = try row.array(key)
    var keys: [String] = []
    for part in parts {
      switch part {
      case .string(let text): keys.append(text)
      case .null: keys.append("null")
      default: throw row.problem(key, part, wants: "a staff key and a team key")
      }
    }
    guard keys.count == 2 else { throw row.problem(key, row.object[key], wants: "a staff key and a team key") }
    return PostKey(staff: StaffCode(keys[0]), team: TeamCode(keys[1]))
  }
}
