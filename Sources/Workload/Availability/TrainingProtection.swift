public import Caseload
import Rules

extension AvailabilityRules {
  /// The protection of training or of having just qualified that takes hours on a day: at most one.
  public func reducing(_ inputs: AvailabilityInputs, on day: LocalDate) -> [Protection] {
    let dates = inputs.training
    if let qualified = dates.qualifiedOn, qualified <= day {
      return newlyQualified(inputs, from: qualified, on: day).map { [$0] } ?? []
    }
    guard let began = dates.traineeFrom, began <= day else { return [] }
    return stage(inputs, from: began, on: day).map { [$0] } ?? []
  }

  private func stage(_ inputs: AvailabilityInputs, from began: LocalDate, on day: LocalDate) -> Protection? {
    let stages = protections.traineeStages
    let reached = day + -lostDays(inputs, from: began, to: day, asOf: day)
    guard let index = stages.lastIndex(where: { began.adding(months: $0.fromMonth) <= reached }) else { return nil }
    let stage = stages[index]
    let next = index + 1 < stages.count ? stages[index + 1].fromMonth : nil
    return Protection(
      kind: .trainee(fromMonth: stage.fromMonth), reduction: stage.reduction, caseloadLimit: stage.caseloadLimit,
      sameAs: stage.sameAs, from: began,
      until: next.flatMap { lastDay(inputs, from: began, before: began.adding(months: $0), asOf: day) },
      awaitsReadiness: false)
  }

  private func newlyQualified(_ inputs: AvailabilityInputs, from qualified: LocalDate, on day: LocalDate)
    -> Protection?
  {
    guard let stage = protections.newlyQualified else { return nil }
    // An end that was set is met on its day, and moves like the one of the rules.
    let boundary =
      inputs.training.newlyQualifiedUntil.map { max($0 + 1, qualified) } ?? qualified.adding(months: stage.fromMonth)
    let last = lastDay(inputs, from: qualified, before: boundary, asOf: day)
    let isOver = last.map { $0 < day } ?? false
    if isOver, let last {
      let isReady = inputs.training.readyOn.map { $0 <= day } ?? false
      guard !isReady, last >= protections.readinessFrom else { return nil }
    }
    return Protection(
      kind: .newlyQualified, reduction: stage.reduction, caseloadLimit: stage.caseloadLimit, sameAs: stage.sameAs,
      from: qualified, until: isOver ? nil : last, awaitsReadiness: isOver)
  }

  /// Days by which absence outside the assumed share and part-time hours put a protection off, from its first day to a day, both
  /// included; part of a day is not counted.
  ///
  /// - Parameter now: the day on which an absence without an end is as long as it has lasted.
  public func lostDays(
    _ inputs: AvailabilityInputs, from began: LocalDate, to day: LocalDate, asOf now: LocalDate
  ) -> Int {
    guard began <= day, let full = inputs.grade?.fullTimeHours?.hundredths, full > 0 else { return 0 }
    // Between these days nothing changes.
    var turns: Set<LocalDate> = [began]
    for days in inputs.contracts.map(\.days) + inputs.absences.map(\.days) {
      turns.formUnion([days.from, (days.until ?? day) + 1].filter { $0 > began && $0 <= day })
    }
    let starts = turns.sorted()
    var lost = 0
    for (index, start) in starts.enumerated() {
      let next = index + 1 < starts.count ? starts[index + 1] : day + 1
      lost += (next - start) * lostHundredths(inputs, on: start, full: full, asOf: now)
    }
    return lost / full
  }

  /// How much of a full week's hours a day did not count, in hundredths of an hour.
  private func lostHundredths(_ inputs: AvailabilityInputs, on day: LocalDate, full: Int, asOf now: LocalDate) -> Int {
    if inputs.absences.contains(where: { $0.days.contains(day) && isLong($0, asOf: now) }) { return full }
    guard let contract = contract(inputs, on: day), let hours = contract.hours else { return 0 }
    return max(0, full - hours.hundredths)
  }

  /// The last day on which a boundary is not reached, as contracts and absences stand now; nil beyond ten years after it.
  ///
  /// Searched by halves: days that count never go back. - Complexity: O(log days × (contracts + absences)).
  private func lastDay(
    _ inputs: AvailabilityInputs, from began: LocalDate, before boundary: LocalDate, asOf now: LocalDate
  ) -> LocalDate? {
    func isReached(_ day: LocalDate) -> Bool {
      day + -lostDays(inputs, from: began, to: day, asOf: now) >= boundary
    }
    var low = boundary
    var high = boundary + 3_660
    guard isReached(high) else { return nil }
    while low < high {
      let middle = low + (high - low) / 2
      if isReached(middle) { high = middle } else { low = middle + 1 }
    }
    return low + -1
  }
}
