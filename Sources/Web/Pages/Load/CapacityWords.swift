import Caseload
import Casework
import Rules
import Workload

/// Parts of a capacity statement in words, beside its sentence, which every reader of the statement has alike.
struct CapacityWords {
  let statement: CapacityStatement

  static func line(_ line: CapacityStatement.GradeLine) -> String {
    guard let posts = line.fullTimePosts else { return Figures.notComputable }
    let tenths = abs(posts.rounded(toPlaces: 1))
    if tenths == 0 { return "In balance" }
    return posts < .zero
      ? "Over its time by about \(FullnessInWords.posts(tenths: tenths))"
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

  /// What is not in the figures, with what is kept back of it.
  var leftOut: String {
    let fewest = statement.fewestPeople
    let out =
      statement.mayShow(statement.leftOutPosts)
      ? "\(Figures.counted(statement.leftOutPosts, "post", "posts")) without a figure, with "
        + "\(Figures.counted(statement.leftOutCases, "case", "cases")) and \(Figures.number(statement.leftOutWork)) points of work"
      : "fewer than \(fewest) posts without a figure"
    let seniors =
      statement.mayShow(statement.seniorPosts)
      ? "\(Figures.counted(statement.seniorPosts, "post", "posts")) of those who hold cases by exception, with "
        + Figures.counted(statement.seniorCases, "case", "cases")
      : "fewer than \(fewest) posts of those who hold cases by exception"
    return "Left out: \(out); and \(seniors)."
  }

  /// Why figures by grade are not there; nil where they are.
  var keptBack: String? {
    switch statement.kept {
    case .nothing: nil
    case .grades:
      "Figures by grade are not shown: fewer than \(statement.fewestPeople) people of some grade work here."
    case .everything:
      "Your role sees figures about \(statement.fewestPeople) people or more, and none that subtraction would turn into "
        + "figures about fewer."
    }
  }
}
