public import Caseload
import Rules

extension TwoAxisModel {
  /// How a tier came about, line by line: protect rules, protect level, change rules, change level, tier.
  ///
  /// The points of a level's lines add up to the points that its level is read from.
  ///
  /// - Parameters:
  ///   - inputs: those that the assessment was made from.
  ///   - day: the day that it was made for.
  public func lines(_ assessment: TwoAxisAssessment, _ inputs: TierInputs, on day: LocalDate) -> [TierLine] {
    var lines = protectLines(assessment.protect, inputs, on: day) + changeLines(assessment.change, inputs, on: day)
    if assessment.isSuspended {
      lines.append(TierLine(.result, "Contact suspended", "yes; the tier carries an S", tier: "S"))
    }
    lines.append(TierLine(.result, "Tier", "protect level, then change level", tier: assessment.tier.id))
    return lines
  }

  private func protectLines(_ working: ProtectWorking, _ inputs: TierInputs, on day: LocalDate) -> [TierLine] {
    let register = inputs.register
    var lines = [
      TierLine(.protect, "RSR score", inputs.rsr.map { "\($0.text) %" } ?? Self.notRecorded, points: Int(working.rsr)),
      TierLine(
        .protect, "Risk of serious harm", register.rosh?.label ?? Self.notRecorded, points: Int(working.rosh)),
    ]
    if working.notCounted > 0 {
      lines.append(
        TierLine(
          .protect, "Counted once", "of RSR and risk of serious harm only the higher counts",
          points: -working.notCounted))
    }
    lines.append(
      TierLine(
        .protect, "MAPPA level", register.mappaLevel.map { "level \($0.rawValue)" } ?? "none",
        points: Int(working.mappa)))
    let factors = codes.complexityFactors.enumerated()
      .filter { register.complexity.contains(ComplexityFactors(place: $0.offset)) }.map(\.element.label)
    lines.append(
      TierLine(
        .protect, "Complexity factors", factors.isEmpty ? "none" : factors.joined(separator: "; "),
        points: Int(working.complexity)))
    if inputs.isFemale { lines += womensLines(working, inputs, on: day) }
    lines.append(
      TierLine(.protect, "Protect level", Self.points(working.total), tier: working.level.letter))
    return lines
  }

  private func womensLines(_ working: ProtectWorking, _ inputs: TierInputs, on day: LocalDate) -> [TierLine] {
    let answers = answersForWomen(inputs, on: day)
    func line(_ label: String, _ holds: Bool?, _ points: Int16) -> TierLine {
      TierLine(
        .protect, label, holds.map { $0 ? "yes" : "no, or not answered" } ?? "no needs assessment that counts",
        points: Int(points))
    }
    var lines = [
      line("Woman with parenting responsibilities", answers?.contains(.parenting), working.parenting),
      line(
        "Woman with impulsivity or poor temper control", answers.map { !$0.isDisjoint(with: [.impulsivity, .temper]) },
        working.selfControl),
      TierLine(
        .protect, "Woman with a breach or recall", inputs.hasPreviousEnforcement ? "yes" : "no",
        points: Int(working.enforcement)),
    ]
    if tables.women.violence > 0 {
      lines.append(
        TierLine(
          .protect, "Woman with a violent offence or arson", inputs.sentences.hasViolentOffence ? "yes" : "no",
          points: Int(working.violence)))
    }
    if tables.women.longCustody > 0 {
      lines.append(
        TierLine(
          .protect, "Woman with a long or indeterminate custodial sentence",
          inputs.sentences.hasLongCustody ? "yes" : "no", points: Int(working.longCustody)))
    }
    return lines
  }

  private func changeLines(_ working: ChangeWorking, _ inputs: TierInputs, on day: LocalDate) -> [TierLine] {
    let level = String(working.level.rawValue)
    guard working.basis != .noMandate else {
      return [
        TierLine(.change, "Mandate for change", "no current sentence gives one, so no other rule counts", tier: level),
        TierLine(.change, "Change level", "no mandate for change", tier: level),
      ]
    }
    var lines = [TierLine(.change, "Mandate for change", "a current sentence gives one")]
    guard working.basis == .points else {
      lines.append(TierLine(.change, "Needs assessment", whyNotValid(inputs.needs), tier: level))
      lines.append(TierLine(.change, "Change level", "no valid needs assessment", tier: level))
      return lines
    }
    lines.append(
      TierLine(
        .change, "Needs assessment", inputs.needs?.completedOn.map { "completed on \($0.text)" } ?? "counts"))
    lines += needLines(inputs.needs?.severities ?? NeedSeverities())
    lines.append(
      TierLine(
        .change, "OGRS score", inputs.ogrs.map { "\($0) %, divided by \(tables.ogrsDivisor)" } ?? Self.notRecorded,
        points: Int(working.ogrs)))
    lines.append(
      TierLine(
        .change, "IOM",
        inputs.register.marks.contains(.integratedManagement) ? "yes" : "no",
        points: Int(working.integratedManagement)))
    lines.append(TierLine(.change, "Change level", Self.points(working.total), tier: level))
    return lines
  }

  private func needLines(_ severities: NeedSeverities) -> [TierLine] {
    needs.sections.enumerated().compactMap { place, section in
      guard section.weight > 0 else { return nil }
      let weighed = section.weight > 1 ? ", counts \(section.weight) times" : ""
      let found: String
      switch severities[place] {
      case nil: found = "not scored"
      case .noNeed: found = "no need"
      case .standard: found = "standard need\(weighed)"
      case .severe: found = "severe need\(weighed)"
      }
      return TierLine(.change, section.label, found, points: points(ofNeed: place, severities))
    }
  }

  private func whyNotValid(_ assessment: NeedsAssessment?) -> String {
    guard let assessment else { return "none" }
    guard assessment.hasSummary else { return "its summary is missing" }
    let completed = assessment.completedOn.map { "completed on \($0.text), " } ?? ""
    return "\(completed)more than \(needs.validWeeks) weeks before"
  }

  private static let notRecorded = "not recorded"
  private static func points(_ count: Int) -> String { count == 1 ? "1 point" : "\(count) points" }
}
