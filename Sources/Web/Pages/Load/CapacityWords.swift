import Caseload
import Casework
import Rules
import Workload

/// A capacity statement in sentences: full, nearly full or room, and what would be needed.
struct CapacityWords {
  let statement: CapacityStatement

  var sentence: String {
    guard let growth = statement.sums.growth(limitPercent: statement.limits.highPercent),
      let fullness = statement.fullness
    else {
      return statement.grades.isEmpty
        ? "Not computable: nobody here has a figure of available time." : "No work is held here."
    }
    let times = "today’s work could be held \(Figures.number(growth.lambda, places: 2)) times"
    switch fullness {
    case .full: return "Full: \(times)\(statement.grades.contains { $0.headroom < .zero } ? ". \(short)" : ".")"
    case .nearly: return "Nearly full: \(times)."
    case .room: return "Room: \(times)."
    }
  }

  /// What would be needed, where somebody is short: never a swap where all are over.
  var needed: String? {
    guard statement.fullness == .full else { return nil }
    let areAllOver = statement.grades.allSatisfy { $0.headroom < .zero }
    return areAllOver
      ? "Everybody is over, so moving work inside the unit does not help. What can: agree what comes first and what waits, "
        + "borrow staff time, or take it to the head of the unit above."
      : "Room of one grade does not do the work of another. What can help: agree what comes first, borrow staff time of the "
        + "grade that is short, or take it to the head of the unit above."
  }

  /// `Short of 1.7 full-time probation officers.`, grade by grade.
  private var short: String {
    statement.grades.compactMap { line -> String? in
      guard let posts = line.fullTimePosts, posts < .zero else { return nil }
      return "\(line.grade.label): short of \(Figures.number(Ratio(0) - posts, places: 1)) full-time posts."
    }.joined(separator: " ")
  }

  static func line(_ line: CapacityStatement.GradeLine) -> String {
    guard let posts = line.fullTimePosts else { return Figures.notComputable }
    let tenths = abs(posts.rounded(toPlaces: 1))
    if tenths == 0 { return "In balance" }
    return posts < .zero
      ? "Short of about \(FullnessInWords.posts(tenths: tenths))"
      : "Room for about \(FullnessInWords.posts(tenths: tenths))"
  }

  /// What a bound is, as a line of arithmetic up to the equals sign.
  func bound(_ bound: CapacitySums.Bound) -> String {
    let sums = statement.sums
    let limit = "\(statement.limits.highPercent)%"
    switch bound {
    case .qualifiedTime:
      return "\(limit) of the time of qualified officers, \(Figures.number(sums.qualifiedAvailable)) points, "
        + "over work that asks for one, \(Figures.number(sums.qualifiedWork)) points"
    case .time:
      return "\(limit) of everybody’s time, \(Figures.number(sums.available)) points, "
        + "over all work, \(Figures.number(sums.work)) points"
    case .places:
      return "Cases within the limits, \(Figures.number(sums.places ?? .zero, places: 1)), "
        + "over cases held, \(Figures.number(sums.cases))"
    }
  }
}
