/// `tier-needs.yaml`: scores of answers, limits and weights of sections.
extension NeedsTables {
  init?(_ file: RuleEntry) {
    let weeks = file.whole("validWeeks", in: 1...520)
    let statuses = file.codes("statuses")
    let answers = file.entry("answers")
    var scores: [String: Int] = [:]
    var unique = Uniqueness(of: "answer")
    for entry in answers?.entries("scores") ?? [] {
      let answer = entry.text("answer")
      let score = entry.whole("score", in: 0...9)
      entry.refuseOtherKeys()
      unique.check(answer, at: "answer", of: entry)
      if let answer, let score { scores[answer] = score }
    }
    let silent = answers?.codes("silent")
    for answer in (silent ?? []).sorted() where scores[answer] != nil {
      answers?.fault("silent", "\"\(answer)\" also has a score")
    }
    answers?.refuseOtherKeys()

    let points = file.entry("points")
    let none = points?.whole("noNeed", in: 0...99)
    let standard = points?.whole("standard", in: 0...99)
    let severe = points?.whole("severe", in: 0...99)
    points?.refuseOtherKeys()
    let sections = Self.sections(file)
    guard let weeks, let silent, let none, let standard, let severe else { return nil }
    self.init(
      sections: sections, answerScores: scores, silentAnswers: silent, validWeeks: weeks, statuses: statuses,
      points: SeverityPoints(noNeed: none, standard: standard, severe: severe))
  }

  private static func sections(_ file: RuleEntry) -> [NeedSection] {
    var unique = Uniqueness(of: "section")
    var sections: [NeedSection] = []
    for entry in file.entries("sections") {
      let id = entry.text("id")
      let label = entry.text("label")
      let weight = entry.whole("weight", in: 0...9)
      let limits = limits(entry, "standard", "severe")
      let strengths = limits == nil ? nil : self.limits(entry, "strengthsStandard", "strengthsSevere")
      entry.refuseOtherKeys()
      unique.check(id, at: "id", of: entry)
      if limits == nil, let weight, weight > 0 {
        entry.fault("weight", "is \(weight), and a section without limits is never scored; this must be 0")
      }
      guard let id, let label, let weight else { continue }
      sections.append(NeedSection(id: id, label: label, weight: weight, limits: limits, strengthsLimits: strengths))
    }
    if sections.count > mostSections {
      file.fault("sections", "holds \(sections.count) sections; at most \(mostSections) can be kept")
    }
    return sections
  }

  /// Nil where neither limit is given.
  private static func limits(_ entry: RuleEntry, _ standard: String, _ severe: String) -> NeedSection.Limits? {
    guard entry.has(standard) || entry.has(severe) else { return nil }
    guard let lower = entry.whole(standard, in: 0...99), let upper = entry.whole(severe, in: 0...99) else { return nil }
    if upper <= lower { entry.fault(severe, "must be above \(standard), \(lower)") }
    return NeedSection.Limits(standard: lower, severe: upper)
  }
}
