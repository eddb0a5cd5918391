import Caseload
import Rules

// Grade, training and vetting, as a case asks for them.
extension Suitability {
  /// The grade may hold the case: qualified where it asks for that, and alone where a need does not forbid it.
  func grade(_ post: CandidatePost, _ profile: CaseProfile, _ needs: [SuitabilityRules.Need]) -> Finding {
    func cannot(_ words: String) -> Finding { Finding(.rule(.grade), .cannot, words) }
    guard let grade = pack.grades.grade(id: post.grade), grade.id != pack.grades.unknownID else {
      return cannot("The grade is not known, so nobody can say what may be held")
    }
    if pack.holding.seniors.contains(grade.id) { return cannot("\(grade.label)s hold cases only by exception") }
    guard grade.holdsCases else { return cannot("\(grade.label)s do not hold cases") }
    let reasons = pack.holding.reasonsForQualified(
      rosh: profile.rosh, mappaLevel: profile.mappaLevel, tier: profile.tier)
    guard pack.holding.qualified.contains(grade.id) || reasons.isEmpty else {
      return cannot("Needs a qualified officer: \(reasons.joined(separator: ", "))")
    }
    if let need = needs.first(where: { $0.notAlone.contains(grade.id) }) {
      return cannot("\(grade.label)s hold \(need.label) only beside a named qualified officer")
    }
    return Finding(.rule(.grade), .fits, "\(grade.label)s may hold this case")
  }

  /// Training in date, one finding for each need that asks for some; the last day of a course counts.
  func training(_ post: CandidatePost, _ needs: [SuitabilityRules.Need]) -> [Finding] {
    let asked = needs.filter { !$0.courses.isEmpty }
    guard !asked.isEmpty else { return [Finding(.rule(.training), .fits, "The case asks for no training")] }
    return asked.map { need in
      let taken = post.training.filter { need.courses.contains($0.name) }
      if taken.contains(where: { $0.counts(on: day) }) {
        return Finding(.rule(.training), .fits, "Trained in \(need.label), in date", isTelling: true)
      }
      guard let lapsed = taken.compactMap(\.until).max() else {
        return Finding(.rule(.training), .cannot, "No training in \(need.label) is recorded")
      }
      return Finding(.rule(.training), .cannot, "Training in \(need.label) lapsed on \(lapsed.text)")
    }
  }

  /// Clearances in date: that of every holder, and one finding for each need that asks for more.
  ///
  /// Somebody of whom nothing at all is recorded is to be asked about; a clearance that lapsed or is of another kind keeps them
  /// from the case.
  func vetting(_ post: CandidatePost, _ needs: [SuitabilityRules.Need]) -> [Finding] {
    let asked = needs.filter { !$0.clearances.isEmpty }
    if rules.clearances.isEmpty, asked.isEmpty {
      return [Finding(.rule(.vetting), .fits, "The case asks for no clearance")]
    }
    guard !post.clearances.isEmpty else {
      return [Finding(.rule(.vetting), .care, "No clearance is recorded: check before deciding")]
    }
    let valid = post.clearances.filter { $0.counts(on: day) }
    if !rules.clearances.isEmpty, !valid.contains(where: { rules.clearances.contains($0.name) }) {
      let lapsed = post.clearances.filter { rules.clearances.contains($0.name) }.compactMap(\.until).max()
      return [
        Finding(.rule(.vetting), .cannot, lapsed.map { "Clearance lapsed on \($0.text)" } ?? "No clearance that counts")
      ]
    }
    let lacking = asked.filter { need in !valid.contains { need.clearances.contains($0.name) } }
    guard lacking.isEmpty else {
      return lacking.map { need in
        let kinds = need.clearances.joined(separator: " or ")
        return Finding(.rule(.vetting), .cannot, "\(Self.sentence(need.label)) asks for \(kinds) clearance")
      }
    }
    return [Finding(.rule(.vetting), .fits, "Clearance in date")]
  }

  /// As the beginning of a sentence.
  private static func sentence(_ label: String) -> String { label.prefix(1).uppercased() + label.dropFirst() }
}
