package import Casework
import Caseload
import Rules
import Workload

/// A capacity statement as programs read it. What is kept back is not there.
package struct CapacityJSON: Encodable {
  struct Grade: Encodable {
    let grade: String
    let posts: Int
    let cases: Int
    let available: String
    let work: Int
    let headroom: String
    let fullTimePosts: String?
    let hoursAWeek: String?
  }
  struct Tier: Encodable {
    let tier: String
    let cases: Int
    let points: Int
    let qualifiedCases: Int
    let qualifiedPoints: Int
  }
  struct Bound: Encodable {
    let bound: String
    let lambda: String
  }
  struct Shortage: Encodable {
    let grade: String
    let fullTimePosts: String?
  }
  struct Month: Encodable {
    let unit: String
    let month: String
    let nights: Int
    let hoursPerPerson: String?
  }
  let unit: UnitJSON
  let date: String
  let sentence: String
  let state: String
  let keptBack: String
  let shortages: [Shortage]
  let bounds: [Bound]
  let grades: [Grade]
  let tiers: [Tier]
  let hoursPerPersonAMonth: String?
  let months: [Month]
  let leftOutPosts: Int?
  let leftOutCases: Int?
  let leftOutWork: Int?
  let standing: CaseStandingJSON

  package init(_ statement: CapacityStatement) {
    unit = UnitJSON(statement.unit)
    date = statement.day.iso
    sentence = statement.sentence
    state = statement.fullness?.rawValue ?? "not computable"
    keptBack = statement.kept.rawValue
    shortages = statement.shortages.map {
      Shortage(grade: $0.grade.id, fullTimePosts: $0.fullTimePosts?.text(places: 2))
    }
    bounds = statement.sums.growths(limitPercent: statement.limits.highPercent).map {
      Bound(bound: $0.bound.rawValue, lambda: $0.lambda.text(places: 4))
    }
    grades = statement.grades.map { line in
      Grade(
        grade: line.grade.id, posts: line.posts, cases: line.cases, available: line.available.text(places: 2),
        work: line.work, headroom: line.headroom.text(places: 2), fullTimePosts: line.fullTimePosts?.text(places: 2),
        hoursAWeek: line.hours(statement.shares)?.text(places: 2))
    }
    tiers = statement.tiers.map {
      Tier(
        tier: $0.tier, cases: $0.cases, points: $0.points, qualifiedCases: $0.qualifiedCases,
        qualifiedPoints: $0.qualifiedPoints)
    }
    hoursPerPersonAMonth = statement.hoursPerPerson?.text(places: 2)
    months = statement.months.lines.flatMap { line in
      line.figures.map {
        Month(
          unit: line.unit.code, month: $0.month.iso, nights: $0.nights,
          hoursPerPerson: $0.hoursPerPerson?.text(places: 2))
      }
    }
    let showsLeftOut = statement.kept != .everything && statement.mayShow(statement.leftOutPosts)
    leftOutPosts = showsLeftOut ? statement.leftOutPosts : nil
    leftOutCases = showsLeftOut ? statement.leftOutCases : nil
    leftOutWork = showsLeftOut ? statement.leftOutWork : nil
    standing = CaseStandingJSON(statement.standing)
  }
}
