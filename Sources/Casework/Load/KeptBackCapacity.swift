import Caseload
import Workload

/// A statement less what is about too few people. What is kept back is not there, so that no page or file can give it away.
extension CapacityStatement {
  /// Sums over everybody alone: nothing by grade, and nothing of what a grade's time bounds.
  func keepingBackGrades() -> CapacityStatement {
    var shown = CapacityStatement(
      unit: unit, path: path, day: day,
      sums: CapacitySums(available: sums.available, work: sums.work, cases: sums.cases, places: sums.places),
      grades: [], tiers: tiers, leftOutPosts: leftOutPosts, leftOutCases: leftOutCases, leftOutWork: leftOutWork,
      seniorPosts: seniorPosts, seniorCases: seniorCases, hoursPerPerson: hoursPerPerson, limits: limits,
      shares: shares, standing: standing, shortages: [], fullness: fullness)
    shown.kept = .grades
    shown.showsPeople = showsPeople
    shown.fewestPeople = fewestPeople
    return shown
  }

  /// Nothing but that nothing is shown.
  func keepingBackEverything() -> CapacityStatement {
    var shown = CapacityStatement(
      unit: unit, path: path, day: day, sums: CapacitySums(), grades: [], tiers: [], leftOutPosts: 0, leftOutCases: 0,
      leftOutWork: 0, seniorPosts: 0, seniorCases: 0, hoursPerPerson: nil, limits: limits, shares: shares,
      standing: standing, shortages: [], fullness: nil)
    shown.kept = .everything
    shown.showsPeople = showsPeople
    shown.fewestPeople = fewestPeople
    return shown
  }
}
