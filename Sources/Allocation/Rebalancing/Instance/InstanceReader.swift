public import FoundationEssentials

extension RebalanceInstance {
  /// The format that is read.
  public static let format = "rebalance-instance/1"

  /// Reads an instance from JSON and checks it.
  ///
  /// - Throws: `RebalanceInstanceError` with the first thing that is wrong.
  /// - Complexity: linear in the size of `json`.
  public init(json: Data) throws(RebalanceInstanceError) {
    let file: InstanceFile
    do { file = try JSONDecoder().decode(InstanceFile.self, from: json) } catch { throw RebalanceInstanceError(error) }
    try self.init(file)
  }

  private init(_ file: InstanceFile) throws(RebalanceInstanceError) {
    guard file.format == Self.format else {
      throw RebalanceInstanceError("format", "it is “\(file.format)”. This program reads \(Self.format).")
    }
    try self.init(
      name: file.name, objective: try RebalanceObjective(file.objective),
      practitioners: try Self.practitioners(file.practitioners),
      destinations: try Self.destinations(file.destinations), cases: try Self.cases(file.cases),
      receiverRules: try Self.receiverRules(file.practitioners))
  }

  /// Nil without all three of its columns: half of the rules would be none.
  private static func receiverRules(
    _ columns: InstanceFile.Practitioners
  ) throws(RebalanceInstanceError) -> ReceiverRules? {
    guard columns.mostLoad != nil || columns.mostCases != nil || columns.mostReceived != nil else { return nil }
    guard let load = columns.mostLoad, let cases = columns.mostCases, let received = columns.mostReceived else {
      throw RebalanceInstanceError(
        "practitioners", "mostLoad, mostCases and mostReceived belong together. Give all three, or none.")
    }
    let count = columns.capacity.count
    try sameLength(load.count, count, "practitioners.mostLoad", as: "practitioners.capacity")
    try sameLength(cases.count, count, "practitioners.mostCases", as: "practitioners.capacity")
    try sameLength(received.count, count, "practitioners.mostReceived", as: "practitioners.capacity")
    return ReceiverRules(
      columns.capacity.indices.map {
        ReceiverRules.Receiver(mostLoad: load[$0], mostCases: cases[$0], mostReceived: received[$0])
      })
  }

  private static func practitioners(
    _ columns: InstanceFile.Practitioners
  ) throws(RebalanceInstanceError) -> [Practitioner] {
    let count = columns.capacity.count
    try sameLength(columns.otherWork.count, count, "practitioners.otherWork", as: "practitioners.capacity")
    try sameLength(columns.caseCap.count, count, "practitioners.caseCap", as: "practitioners.capacity")
    return columns.capacity.indices.map {
      Practitioner(capacity: columns.capacity[$0], otherWork: columns.otherWork[$0], caseCap: columns.caseCap[$0])
    }
  }

  private static func destinations(_ lists: [[[Int]]]) throws(RebalanceInstanceError) -> [[Destination]] {
    var result: [[Destination]] = []
    result.reserveCapacity(lists.count)
    for (list, entries) in lists.enumerated() {
      var destinations: [Destination] = []
      destinations.reserveCapacity(entries.count)
      for (place, pair) in entries.enumerated() {
        guard pair.count == 2 else {
          throw RebalanceInstanceError(
            "destinations[\(list)][\(place)]", "it has \(pair.count) numbers. Give the practitioner and the cost.")
        }
        destinations.append(Destination(practitioner: pair[0], cost: pair[1]))
      }
      result.append(destinations)
    }
    return result
  }

  private static func cases(_ columns: InstanceFile.Cases) throws(RebalanceInstanceError) -> [Case] {
    let count = columns.points.count
    let lengths = [
      ("highRisk", columns.highRisk.count), ("sexualOffence", columns.sexualOffence.count),
      ("destinations", columns.destinations.count), ("holder", columns.holder.count),
      ("holderMayKeep", columns.holderMayKeep.count), ("leaveCost", columns.leaveCost.count),
      ("pinned", columns.pinned.count), ("barred", columns.barred.count),
    ]
    for (name, length) in lengths { try sameLength(length, count, "cases.\(name)", as: "cases.points") }
    var result: [Case] = []
    result.reserveCapacity(count)
    for index in 0..<count {
      result.append(
        Case(
          points: columns.points[index], isHighRisk: try flag(columns.highRisk[index], "highRisk", index),
          isSexualOffence: try flag(columns.sexualOffence[index], "sexualOffence", index),
          destinations: columns.destinations[index], holder: columns.holder[index],
          holderMayKeep: try flag(columns.holderMayKeep[index], "holderMayKeep", index),
          leaveCost: columns.leaveCost[index], isPinned: try flag(columns.pinned[index], "pinned", index),
          barred: columns.barred[index]))
    }
    return result
  }

  private static func flag(_ value: Int, _ column: String, _ index: Int) throws(RebalanceInstanceError) -> Bool {
    guard value == 0 || value == 1 else {
      throw RebalanceInstanceError("cases.\(column)[\(index)]", "it is \(value). Write 1 for yes and 0 for no.")
    }
    return value == 1
  }

  private static func sameLength(
    _ length: Int, _ expected: Int, _ column: String, as other: String
  ) throws(RebalanceInstanceError) {
    guard length == expected else {
      throw RebalanceInstanceError(
        column, "it has \(length) entries and \(other) has \(expected). Columns have one entry for each.")
    }
  }
}

extension RebalanceObjective {
  fileprivate init(_ file: InstanceFile.Objective) throws(RebalanceInstanceError) {
    self.init(
      loadBreaksPercent: file.loadBreaksPercent, loadSlopes: file.loadSlopes, perCaseOverCap: file.perCaseOverCap,
      perCaseOverShare: file.perCaseOverShare,
      highRiskShare: try Self.share(file.highRiskShare, "objective.highRiskShare"),
      sexualOffenceShare: try Self.share(file.sexualOffenceShare, "objective.sexualOffenceShare"))
  }

  private static func share(_ value: Decimal, _ place: String) throws(RebalanceInstanceError) -> ExactShare {
    guard let share = ExactShare(decimal: "\(value)") else {
      throw RebalanceInstanceError(place, "it is \(value). A share is a decimal from 0 to 1 with at most three places.")
    }
    return share
  }
}
