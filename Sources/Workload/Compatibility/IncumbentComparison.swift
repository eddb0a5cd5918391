import Caseload
import Rules

extension PointsMeasure {
  /// What the Workload Measurement Tool would show for the same inputs: recorded hours, or the whole hours of its default where
  /// none are recorded, active reductions, doubles, one truncation, its rounding on screen.
  ///
  /// Its points equal ``work(_:)``: with whole counts and tables its own rounding never acts (section 19.1, item 1).
  public func incumbent(_ inputs: PostInputs) -> IncumbentFigure {
    let grade = pack.grades.grade(rawCode: inputs.rawGrade)
    let type = grade.map { Double($0.typeID) } ?? WMT.GradeType.dummy
    let name = grade?.id ?? pack.grades.unknownID
    let defaults = WMT.DefaultHours(
      po: hours(ofType: WMT.GradeType.po), pso: hours(ofType: WMT.GradeType.pso), spo: hours(ofType: WMT.GradeType.spo))
    let targets = WMT.NominalTargets(pso: target(ofType: WMT.GradeType.pso), po: target(ofType: WMT.GradeType.po))
    let contracted =
      inputs.hours.contracted.map { Double($0.hundredths) / 100 }
      ?? WMT.hoursWhenFirstSeen(grade: name, defaults: defaults)
    let points = work(inputs)
    let available = WMT.availablePoints(
      nominalTarget: WMT.nominalTarget(gradeType: type, targets: targets), gradeType: type, contracted: contracted,
      reduction: Double(inputs.hours.reduced.hundredths) / 100, defaults: defaults)
    let percent = WMT.percentage(Double(points), of: available)
    return IncumbentFigure(
      grade: name, cases: inputs.active.total + inputs.t2a.total, totalPoints: points, contractedHours: contracted,
      availablePoints: available, capacityPercent: percent, shownPercent: WMT.displayRound(percent))
  }

  /// Where this product's figure and the incumbent's part, in sentences for the page that explains a figure. Empty where they agree.
  public func differences(_ inputs: PostInputs) -> [String] {
    let here = figure(inputs)
    let there = incumbent(inputs)
    var sentences: [String] = []
    for reason in here.notComputable {
      switch reason {
      case .unknownGrade(let code):
        sentences.append(
          "The grade code “\(code)” is not known. The Workload Measurement Tool files it under \(there.grade) and gives it "
            + "no availability.")
      case .hoursNotDivided(let posts):
        sentences.append(
          "The hours of a person with \(posts) posts are not divided between them. The Workload Measurement Tool assumes "
            + "a full week for each post; here one week is not counted twice.")
      case .noHours, .noAvailability, .quarantined: break
      }
    }
    guard let percent = here.percent else {
      sentences.append(
        "There is no percentage here, because the figure is not computable. The Workload Measurement Tool shows "
          + "\(ScriptNumber.text(there.shownPercent)) %.")
      return sentences
    }
    if Double(here.available.numerator) / Double(here.available.denominator) != there.availablePoints {
      sentences.append(
        "Available points are exact here, \(here.available.text(places: 2)). The Workload Measurement Tool cuts them to whole "
          + "points, \(ScriptNumber.text(there.availablePoints)).")
    }
    if Double(percent.rounded()) != there.shownPercent {
      sentences.append(
        "The percentage is \(percent.text(places: 1)) % here. The Workload Measurement Tool shows "
          + "\(ScriptNumber.text(there.shownPercent)) %.")
    }
    return sentences
  }

  /// Default hours a week of the grade with the incumbent's number, 0 where the pack has none.
  private func hours(ofType type: Double) -> Double {
    Double(grade(ofType: type)?.defaultHours?.hundredths ?? 0) / 100
  }

  private func target(ofType type: Double) -> Double { Double(grade(ofType: type)?.nominalTarget ?? 0) }

  private func grade(ofType type: Double) -> Grade? { pack.grades.all.first { Double($0.typeID) == type } }
}
