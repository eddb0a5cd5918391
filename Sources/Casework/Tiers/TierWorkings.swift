import Caseload
import Rules
import Tiering

/// Shows again how a kept tier came about, from the inputs that are kept with it.
struct TierWorkings {
  let pack: RulePack

  /// The steps by a rule set, in words; empty where the pack no longer has that rule set.
  func lines(_ kept: String, ruleSet: String, on day: LocalDate) throws -> [CaseDetail.WorkingLine] {
    guard !kept.isEmpty, let set = pack.tiering.ruleSet(id: ruleSet) else { return [] }
    return Self.lines(try KeptTierInputs.inputs(kept), set, on: day)
  }

  /// The steps of an assessment by a rule set. Scores that no tier can be reckoned from are said in one line.
  static func lines(_ inputs: TierInputs, _ set: TierRuleSet, on day: LocalDate) -> [CaseDetail.WorkingLine] {
    let model = TierModel(set)
    let assessment: TierAssessment
    do throws(SingleAxisFailure) { assessment = try model.assess(inputs, on: day) } catch {
      return [CaseDetail.WorkingLine(label: "No tier", found: error.sentence, result: "")]
    }
    return model.lines(assessment, inputs, on: day).map { line in
      let points = line.points.map { "\($0) point\($0 == 1 ? "" : "s")" }
      return CaseDetail.WorkingLine(
        label: line.label, found: line.found, result: [points, line.tier].compactMap(\.self).joined(separator: ", "))
    }
  }
}
