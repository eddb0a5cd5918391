public import Caseload
import Rules

/// What one post of a person rests on, on one of two nights.
public struct PostOnNight: Sendable {
  /// What the post is called in a list of causes; the same on both nights.
  public let post: String
  public let inputs: PostInputs

  public init(post: String, inputs: PostInputs) {
    self.post = post
    self.inputs = inputs
  }
}

/// One reason why a percentage differs between two nights.
public struct CauseOfChange: Sendable, Hashable {
  public enum Kind: String, Sendable {
    /// More or less of something that takes work.
    case work
    /// The rules give another number of points for the same thing.
    case points
    /// More or less available time.
    case time
  }
  public let kind: Kind
  /// The post, as ``PostOnNight/post`` says it; nil for what is the person's and no post's.
  public let post: String?
  /// For instance `Community, tier B2`.
  public let label: String
  /// Counts for work, points each for points, points of time for time; exact.
  public let before: Ratio
  public let after: Ratio
  /// Percentage points that it adds or takes, exact.
  public let effect: Ratio
}

/// Why a person's percentage differs between two nights: causes whose effects sum to the change exactly.
///
/// With W points of work and A points of available time, before (0) and after (1):
///
///     100·W₁/A₁ − 100·W₀/A₀ = Σ ΔWᵢ · 100/A₀ − Σ ΔAⱼ · 100·W₁/(A₀·A₁)
///
/// A line of work is a count times points each: its ΔW is Δcount · points before, and count after · Δpoints. Work is weighed against the time
/// of the first night and time against the work of the second: the other way round gives other shares of the same sum.
public struct FigureChange: Sendable {
  public let before: PersonFigure
  public let after: PersonFigure
  /// The largest effect first, either way; none when one of the nights has no percentage.
  public let causes: [CauseOfChange]

  /// Percentage points; nil when one of the nights has no percentage.
  public var change: Ratio? {
    guard let before = before.percent, let after = after.percent else { return nil }
    return after - before
  }

  /// - Complexity: O(lines · log lines).
  public init(
    from before: [PostOnNight], by measureBefore: PointsMeasure, to after: [PostOnNight],
    by measureAfter: PointsMeasure
  ) {
    self.before = PersonFigure(posts: before.map { measureBefore.figure($0.inputs) })
    self.after = PersonFigure(posts: after.map { measureAfter.figure($0.inputs) })
    guard self.before.percent != nil, self.after.percent != nil else {
      causes = []
      return
    }
    let ofWork = Ratio(100) / self.before.available
    let ofTime = Ratio(-100 * self.after.work) / self.before.available / self.after.available
    var causes: [CauseOfChange] = []
    func add(_ kind: CauseOfChange.Kind, _ line: Line, _ before: Ratio, _ after: Ratio, _ effect: Ratio) {
      guard effect != .zero else { return }
      causes.append(
        CauseOfChange(kind: kind, post: line.post, label: line.label, before: before, after: after, effect: effect))
    }
    let (workBefore, workAfter) = (Self.work(before, measureBefore), Self.work(after, measureAfter))
    for line in Set(workBefore.keys).union(workAfter.keys) {
      let (old, new) = (workBefore[line], workAfter[line])
      let pointsBefore = old?.each ?? new?.each ?? 0
      let (countBefore, countAfter) = (old?.count ?? 0, new?.count ?? 0)
      add(
        .work, line, Ratio(countBefore), Ratio(countAfter),
        Ratio((countAfter - countBefore) * pointsBefore) * ofWork)
      let pointsAfter = new?.each ?? pointsBefore
      add(
        .points, line, Ratio(pointsBefore), Ratio(pointsAfter),
        Ratio(countAfter * (pointsAfter - pointsBefore)) * ofWork)
    }
    let timeBefore = Self.time(before, measureBefore, sum: self.before.available)
    let timeAfter = Self.time(after, measureAfter, sum: self.after.available)
    for line in Set(timeBefore.keys).union(timeAfter.keys) {
      let (old, new) = (timeBefore[line] ?? .zero, timeAfter[line] ?? .zero)
      add(.time, line, old, new, (new - old) * ofTime)
    }
    self.causes = causes.sorted {
      let sizes = (Self.size($0.effect), Self.size($1.effect))
      return sizes.0 != sizes.1
        ? sizes.0 > sizes.1 : ($0.kind.rawValue, $0.label, $0.post ?? "") < ($1.kind.rawValue, $1.label, $1.post ?? "")
    }
  }

  private struct Line: Hashable {
    let post: String?
    let label: String
  }

  private static func size(_ ratio: Ratio) -> Ratio { ratio < .zero ? .zero - ratio : ratio }

  private static func work(_ posts: [PostOnNight], _ measure: PointsMeasure) -> [Line: (count: Int, each: Int)] {
    var lines: [Line: (count: Int, each: Int)] = [:]
    for post in posts {
      for line in measure.workLines(post.inputs) {
        // A code of contact may be listed twice; one label has one number of points.
        lines[Line(post: post.post, label: line.label), default: (0, line.pointsEach)].count += line.count
      }
    }
    return lines
  }

  /// Points of time by what gives and takes them. They sum to `sum`: what the posts by themselves do not say is the person's line.
  private static func time(_ posts: [PostOnNight], _ measure: PointsMeasure, sum: Ratio) -> [Line: Ratio] {
    var lines: [Line: Ratio] = [:]
    var rest = sum
    for post in posts {
      for (label, points) in measure.timeParts(post.inputs) {
        lines[Line(post: post.post, label: label), default: .zero] += points
        rest = rest - points
      }
    }
    if rest != .zero { lines[Line(post: nil, label: "One assumed week for several posts")] = rest }
    return lines
  }
}

extension PointsMeasure {
  /// The available points of a post by what gives and takes them, each under a name that does not change with its size.
  fileprivate func timeParts(_ inputs: PostInputs) -> [(label: String, points: Ratio)] {
    guard let grade = pack.grades.grade(rawCode: inputs.rawGrade), grade.id != pack.grades.unknownID,
      let fullTime = grade.fullTimeHours, let contracted = inputs.hours.contracted ?? grade.defaultHours
    else { return [] }
    func points(_ hours: WeeklyHours) -> Ratio { Ratio(grade.nominalTarget) * hours.ratio / fullTime.ratio }
    let parts = [
      ("Target for a full week, \(grade.label.lowercased())", Ratio(grade.nominalTarget)),
      ("Contracted hours beside a full week", points(contracted - fullTime)),
    ]
    return parts
      + inputs.hours.reductions.map { reduction in
        let reason = pack.reductionReasons.first { $0.id == reduction.reason }?.label ?? reduction.reason
        return ("Reduction: \(reason)", points(.zero - reduction.hours))
      }
  }
}

extension FigureChange {
  /// The effects in hundredths of a percentage point, rounded so that they sum to the difference of the two rounded percentages.
  ///
  /// Each is rounded down and those with the largest remainders take the units that are left (the method of largest remainders). Empty
  /// when there is no change to share out.
  public var hundredths: [Int] {
    guard let before = before.percent, let after = after.percent else { return [] }
    let floors = causes.map { Self.floor($0.effect * Ratio(100)) }
    var units = after.rounded(toPlaces: 2) - before.rounded(toPlaces: 2) - floors.reduce(0, +)
    var shares = floors
    let order = causes.indices.sorted {
      let (a, b) = (
        causes[$0].effect * Ratio(100) - Ratio(floors[$0]), causes[$1].effect * Ratio(100) - Ratio(floors[$1])
      )
      return a != b ? a > b : $0 < $1
    }
    // The two percentages are rounded by themselves, so that a unit more or fewer than there are causes may be left.
    while units != 0, !order.isEmpty {
      for index in units > 0 ? order : order.reversed() where units != 0 {
        shares[index] += units > 0 ? 1 : -1
        units -= units > 0 ? 1 : -1
      }
    }
    return shares
  }

  private static func floor(_ ratio: Ratio) -> Int {
    let quotient = ratio.numerator / ratio.denominator
    return ratio.numerator < 0 && quotient * ratio.denominator != ratio.numerator ? quotient - 1 : quotient
  }
}
