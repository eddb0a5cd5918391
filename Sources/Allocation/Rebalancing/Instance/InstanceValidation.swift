/// The largest amounts that are reckoned exactly in 64 bits. A service of 20 million cases is far inside.
enum RebalanceLimits {
  static let points = 1_000_000
  static let cost = 100_000_000
  static let slope = 100_000
  static let penalty = 10_000_000
  static let scale = 1_000
  static let totalPoints = 1_000_000_000
  static let cases = 2_000_000
  static let breaks = 16
}

extension RebalanceInstance {
  func validate() throws(RebalanceInstanceError) {
    guard !practitioners.isEmpty else {
      throw RebalanceInstanceError("practitioners", "there is nobody to hold a case. Name at least one practitioner.")
    }
    guard cases.count <= RebalanceLimits.cases else {
      throw RebalanceInstanceError("cases", "\(cases.count) are more than the \(RebalanceLimits.cases) of one plan.")
    }
    try objective.validate()
    try validatePractitioners()
    try validateDestinations()
    for index in cases.indices { try validate(case: index) }
    let total = cases.reduce(0) { $0 + $1.points } + practitioners.reduce(0) { $0 + $1.otherWork }
    try Self.check(total, "cases.points", atMost: RebalanceLimits.totalPoints)
  }

  private func validatePractitioners() throws(RebalanceInstanceError) {
    for (index, person) in practitioners.enumerated() {
      try Self.check(person.capacity, "practitioners.capacity[\(index)]", atMost: RebalanceLimits.points)
      try Self.check(person.otherWork, "practitioners.otherWork[\(index)]", atMost: RebalanceLimits.points)
      try Self.check(person.caseCap, "practitioners.caseCap[\(index)]", atMost: RebalanceLimits.points)
    }
  }

  private func validateDestinations() throws(RebalanceInstanceError) {
    var lastSeen = Array(repeating: -1, count: practitioners.count)
    for (list, entries) in destinations.enumerated() {
      for (place, entry) in entries.enumerated() {
        let location = "destinations[\(list)][\(place)]"
        try checkPractitioner(entry.practitioner, location)
        try Self.check(entry.cost, location, atMost: RebalanceLimits.cost)
        guard lastSeen[entry.practitioner] != list else {
          throw RebalanceInstanceError(location, "practitioner \(entry.practitioner) is in this list twice. Keep one.")
        }
        lastSeen[entry.practitioner] = list
      }
    }
  }

  private func validate(case index: Int) throws(RebalanceInstanceError) {
    let subject = cases[index]
    try Self.check(subject.points, "cases.points[\(index)]", atMost: RebalanceLimits.points)
    try Self.check(subject.leaveCost, "cases.leaveCost[\(index)]", atMost: RebalanceLimits.cost)
    guard destinations.indices.contains(subject.destinations) else {
      throw RebalanceInstanceError(
        "cases.destinations[\(index)]",
        "there is no list \(subject.destinations); lists are numbered from 0 to \(destinations.count - 1).")
    }
    if let holder = subject.holder { try checkPractitioner(holder, "cases.holder[\(index)]") }
    for barred in subject.barred { try checkPractitioner(barred, "cases.barred[\(index)]") }
    if subject.isPinned { return try validatePin(of: subject, index) }
    if subject.mayStay { return }
    let isTaken = destinations[subject.destinations].contains {
      $0.practitioner != subject.holder && !subject.barred.contains($0.practitioner)
    }
    guard isTaken else {
      let holder = subject.holder == nil ? "It has no holder" : "Its holder may not keep it"
      throw RebalanceInstanceError(
        "cases[\(index)]",
        "nobody may hold case \(index). \(holder), and everybody else in list \(subject.destinations) is barred or "
          + "the list is empty. Add somebody to the list, or leave the case out.")
    }
  }

  private func validatePin(of subject: Case, _ index: Int) throws(RebalanceInstanceError) {
    guard let holder = subject.holder else {
      throw RebalanceInstanceError(
        "cases.pinned[\(index)]", "case \(index) is pinned and nobody holds it. Give it a holder, or take the pin off.")
    }
    guard subject.holderMayKeep, !subject.barred.contains(holder) else {
      throw RebalanceInstanceError(
        "cases.pinned[\(index)]",
        "case \(index) is pinned to practitioner \(holder), who may not hold it. Take the pin off, or allow the holder."
      )
    }
  }

  private func checkPractitioner(_ index: Int, _ place: String) throws(RebalanceInstanceError) {
    guard practitioners.indices.contains(index) else {
      throw RebalanceInstanceError(
        place, "there is no practitioner \(index); they are numbered from 0 to \(practitioners.count - 1).")
    }
  }

  static func check(_ amount: Int, _ place: String, atMost limit: Int) throws(RebalanceInstanceError) {
    guard amount >= 0 else {
      throw RebalanceInstanceError(place, "\(amount) is negative. Amounts are 0 or more.")
    }
    guard amount <= limit else {
      throw RebalanceInstanceError(place, "\(amount) is above \(limit), the largest amount that is reckoned exactly.")
    }
  }
}
