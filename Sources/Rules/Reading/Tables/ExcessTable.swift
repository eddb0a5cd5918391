/// `excess.yaml`: when too much work is an alert, and what is to follow.
extension ExcessRules {
  init?(_ file: RuleEntry) {
    let known = WeekRule.allCases.map(\.rawValue).joined(separator: ", ")
    let name = file.text("weekFigure")
    let rule = name.flatMap(WeekRule.init)
    if let name, rule == nil { file.fault("weekFigure", "is \"\(name)\"; known are \(known)") }
    let weeks = file.whole("weeks", in: 1...52)
    let veryHighWeeks = file.whole("veryHighWeeks", in: 1...52)
    let due = file.whole("dueDays", in: 1...365)
    let plan = file.whole("planDays", in: 1...365)
    let climb = file.whole("climbDays", in: 1...365)
    let snooze = file.whole("longestSnoozeDays", in: 1...365)
    let review = file.whole("reviewDays", in: 1...365)
    var ids = Uniqueness(of: "id")
    let outcomes = file.entries("outcomes").compactMap { entry -> Outcome? in
      let id = entry.text("id")
      let label = entry.text("label")
      entry.refuseOtherKeys()
      ids.check(id, at: "id", of: entry)
      guard let id, let label else { return nil }
      return Outcome(id: id, label: label)
    }
    guard let rule, let weeks, let veryHighWeeks, let due, let plan, let climb, let snooze, let review else {
      return nil
    }
    self.init(
      weekRule: rule, weeks: weeks, veryHighWeeks: veryHighWeeks, dueDays: due, planDays: plan, climbDays: climb,
      longestSnoozeDays: snooze, reviewDays: review, outcomes: outcomes)
  }
}
