import Caseload
import Rules

extension PointsMeasure {
  /// What the Workload Measurement Tool would show for the same inputs: recorded hours, or the whole hours of its
  /// default where none are recorded, active reductions, doubles, one truncation, its rounding on screen.
  ///
  /// Its points equal ``work(_:)``: with whole counts and tables its own rounding never acts (section 19.1, item 1).
  public func incumbent(_ inputs: PostInputs) -> IncumbentFigure {
    let grade = pack.grades.grade(rawCode: inputs.rawGrade)
    let type = grade.map { Double($0.typeID) } ?? WMT.GradeType.dummy
    let defaults = WMT.DefaultHours(
      po: hours(ofType: WMT.GradeType.po), pso: hours(ofType: WMT.GradeType.pso),
      spo: hours(ofType: WMT.GradeType.spo))
    let targets = WMT.NominalTargets(pso: target(ofType: WMT.GradeType.pso), po: target(ofType: WMT.GradeType.po))
    let contracted =
      inputs.hours.contracted.map { Double($0.hundredths) / 100 }
      ?? WMT.hoursWhenFirstSeen(gradeType: type, defaults: defaults)
    let points = work(inputs)
    let available = WMT.availablePoints(
      nominalTarget: WMT.nominalTarget(gradeType: type, targets: targets), gradeType: type, contracted: contracted,
      reduction: Double(inputs.hours.reduced.hundredths) / 100, defaults: defaults)
    let percent = WMT.percentage(Double(points), of: available)
    return IncumbentFigure(
      grade: grade?.id ?? pack.grades.unknownID, cases: inputs.active.total + inputs.t2a.total, totalPoints: points,
      contractedHours: contracted, availablePoints: available, capacityPercent: percent,
      shownPercent: WMT.displayRound(percent))
  }

  /// Where this product's figure and the incumbent's part, in sentences for the page that explains a figure. Empty
  /// where they agree.
  public func differences(_ inputs: PostInputs) -> [String] {
    let here = figure(inputs)
    let there = incumbent(inputs)
    let peer = "The Workload Measurement Tool"
    let shown = ScriptNumber.text(there.shownPercent)
    var sentences = here.notComputable.compactMap { reason -> String? in
      switch reason {
      case .unknownGrade(let code):
        "The grade code “\(code)” is not known here. \(peer) files it under \(there.grade), with no availability."
      case .hoursNotDivided(let posts):
        "The hours of a person with \(posts) posts are not divided between them. \(peer) assumes a full week for "
          + "each post; here one week is not counted twice."
      case .quarantined(let sheet, let row):
        "Row \(row) of \(sheet) was set aside here. \(peer) counts what it reads there."
      case .noHours, .noAvailability: nil
      }
    }
    guard let percent = here.percent else {
      return sentences + ["There is no percentage here: the figure is not computable. \(peer) shows \(shown) %."]
    }
    if here.available.double != there.availablePoints {
      sentences.append(
        "Available points are exact here, \(here.available.text(places: 2)). \(peer) cuts them to whole points, "
          + "\(ScriptNumber.text(there.availablePoints)).")
    }
    if Double(percent.rounded()) != there.shownPercent {
      sentences.append("The percentage is \(percent.text(places: 1)) % here. \(peer) shows \(shown) %.")
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

extension Ratio {
  /// The nearest double, for comparing with a figure that is one.
  fileprivate var double: Double { Double(numerator) / Double(denominator) }
}
