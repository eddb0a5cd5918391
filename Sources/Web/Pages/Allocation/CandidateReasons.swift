import Allocation
import Caseload
import Casework
import Rules
import Workload

/// What speaks for a candidate and against, as a list of marked sentences, with every rule and the effect behind it.
struct CandidateReasons {
  let candidate: Candidate
  /// Whether figures of the post are kept back from whoever reads.
  let hidesFigures: Bool

  var html: HTML {
    Self.list(candidate.findings.filter(\.isTelling), hidesFigures: hidesFigures)
      + Part.details("Every rule, and before and after", every)
  }

  /// Findings with a mark and a word, so that none is told by colour or shape alone.
  static func list(_ findings: [Finding], hidesFigures: Bool) -> HTML {
    let items = findings.map { finding -> HTML in
      let (kind, mark, word) = mark(finding.outcome)
      return """
        <li class="\(kind)"><span aria-hidden="true">\(mark)</span><span class="hidden">\(word): </span>\
        \(words(finding, hidesFigures))\(points(finding))</li>

        """
    }
    return items.isEmpty ? .empty : "<ul class=\"why\">\n\(items)</ul>\n"
  }

  private static func mark(_ outcome: Finding.Outcome) -> (kind: String, mark: String, word: String) {
    switch outcome {
    case .fits: ("yes", "✓", "Fits")
    case .care: ("care", "!", "Take care")
    case .cannot: ("no", "✕", "Cannot")
    }
  }

  private static func words(_ finding: Finding, _ hidesFigures: Bool) -> String {
    guard hidesFigures else { return finding.words }
    return switch finding.subject {
    case .rule(.workload), .preference(.room): "Workload not shown, as you chose"
    default: finding.words
    }
  }

  private static func points(_ finding: Finding) -> HTML {
    finding.points == 0 ? .empty : " <span class=\"small quiet\">\(Figures.signed(finding.points))</span>"
  }

  private var every: HTML {
    let quiet = candidate.findings.filter { !$0.isTelling }
    return "\(Self.list(quiet, hidesFigures: hidesFigures))\(effect)"
  }

  private var effect: HTML {
    let items = lines.map { line -> HTML in
      "<li>\(line.what): before \(line.before), after \(line.after)</li>\n"
    }
    return "<ul>\n\(items)</ul>\n"
  }

  /// One figure on either side of taking the case.
  struct Line {
    let what: String
    let before: String
    let after: String
  }

  /// Every figure before and after; those that are not known or kept back are left out.
  var lines: [Line] {
    let (before, after) = (candidate.effect.before, candidate.effect.after)
    var lines = [Line(what: "Cases held", before: "\(before.cases)", after: "\(after.cases)")]
    func add(_ what: String, _ first: String, _ second: String) {
      lines.append(Line(what: what, before: first, after: second))
    }
    if let first = before.fullTimeCases, let second = after.fullTimeCases {
      add("Cases for a full-time post", Figures.number(first, places: 1), Figures.number(second, places: 1))
    }
    if !hidesFigures {
      add("Workload", Figures.percent(before.percent), Figures.percent(after.percent))
      add("Headroom, points", Figures.points(before.figure.headroom), Figures.points(after.figure.headroom))
    }
    add("Cases of high risk", "\(before.highRisk)", "\(after.highRisk)")
    add("Cases of this tier", "\(before.sameTier)", "\(after.sameTier)")
    if let first = candidate.effect.placesBefore, let second = candidate.effect.placesAfter {
      add("Places under the lowest limit", Figures.number(first, places: 1), Figures.number(second, places: 1))
    }
    return lines
  }
}
