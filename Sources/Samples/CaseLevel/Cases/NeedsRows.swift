import Caseload
import DataFormat

/// A section of the needs assessment with the scores from which its need is standard and severe.
///
/// Source: tier-rules.md, section 1.5; an assessment of strengths and needs has limits of its own.
private struct NeedsSection {
  let weight: Int
  let maximum: Int
  let standard: Int
  let severe: Int
  let standardByStrengths: Int
  let severeByStrengths: Int

  init(_ maximum: Int, _ standard: Int, _ severe: Int, weight: Int = 1, byStrengths: (Int, Int)? = nil) {
    (self.maximum, self.standard, self.severe, self.weight) = (maximum, standard, severe, weight)
    (standardByStrengths, severeByStrengths) = byStrengths ?? (standard, severe)
  }

  /// In the order of the sheet's columns.
  static let all = [
    NeedsSection(8, 2, 7, byStrengths: (3, 5)), NeedsSection(8, 3, 7), NeedsSection(6, 2, 5), NeedsSection(6, 2, 5),
    NeedsSection(10, 2, 8, byStrengths: (2, 6)), NeedsSection(8, 4, 7, byStrengths: (2, 4)),
    NeedsSection(8, 4, 7, weight: 2, byStrengths: (3, 5)), NeedsSection(8, 2, 7, weight: 2, byStrengths: (1, 5)),
  ]

  /// A score with that severity: 0 none, 1 standard, 2 severe.
  func score(severity: Int, byStrengths: Bool, _ random: inout SeededGenerator) -> Int {
    let standard = byStrengths ? standardByStrengths : standard
    let severe = byStrengths ? severeByStrengths : severe
    switch severity {
    case 0: return random.below(standard)
    case 1: return random.whole(standard...severe - 1)
    default: return random.whole(severe...maximum)
    }
  }
}

extension SampleWorld {
  func needsRows(_ file: CaseFile) -> [[FieldValue]] {
    let inputs = TierInputs(file, person(file))
    guard !inputs.change.assessments.isEmpty else { return [] }
    var random = file.random(.assessment)
    // A draw of its own from here on.
    random = SeededGenerator(random.next(), .assessment)
    return inputs.change.assessments.map { assessment in
      let byStrengths = random.happens(0.15)
      let severities = Self.severities(points: assessment.points, &random)
      let scores = zip(NeedsSection.all, severities).map { section, severity -> FieldValue in
        // A section without need may be unscored.
        if severity == 0, random.happens(0.1) { return .none }
        return .whole(section.score(severity: severity, byStrengths: byStrengths, &random))
      }
      return [
        file.reference, days.day(assessment.completedOn), .whole(assessment.isLayerThree ? 3 : 1),
        .text(random.happens(0.06) ? "locked-incomplete" : "complete"), .whole(byStrengths ? 1 : 0),
      ] + scores + [
        .whole(inputs.parenting ? 1 : 0), .whole(inputs.impulsivity), .whole(inputs.temperControl),
      ]
    }
  }

  /// Severities of the eight sections whose points sum to the wanted ones, 0 to 20.
  private static func severities(points: Int, _ random: inout SeededGenerator) -> [Int] {
    // The two sections of double weight give 0 to 8 in twos; the other six 0 to 12.
    let least = max(0, (points - 12 + 1) / 2)
    let heavy = random.whole(least...min(4, points / 2))
    var severities = [Int](repeating: 0, count: 8)
    func spread(_ steps: Int, over range: Range<Int>) {
      for _ in 0..<steps {
        var place = range.lowerBound + random.below(range.count)
        while severities[place] == 2 { place = place + 1 < range.upperBound ? place + 1 : range.lowerBound }
        severities[place] += 1
      }
    }
    spread(heavy, over: 6..<8)
    spread(points - 2 * heavy, over: 0..<6)
    return severities
  }
}
