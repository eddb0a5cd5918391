import Allocation
import Caseload
package import Casework
import Rules

/// How cases lie with the practitioners of a unit. Cases that are kept from the reader are in none of it.
package struct AllocationReviewJSON: Encodable {
  struct MismatchJSON: Encodable {
    let crn: String
    let name: String
    let tier: String
    let staffCode: String
    let holder: String
    let grade: String
    let need: String
    /// Nil where no training is recorded.
    let lapsedOn: String?
  }
  struct ChangeJSON: Encodable {
    let day: String
    let before: String
    let after: String
    let reason: String?
  }
  struct RepeatedJSON: Encodable {
    let crn: String
    let name: String
    let changes: [ChangeJSON]
  }
  struct ReasonJSON: Encodable {
    let reason: String?
    let changes: Int
  }
  struct SameJSON: Encodable {
    let days: Int
    let same: Int
    let of: Int
    let percent: String?
  }
  struct SuitableJSON: Encodable {
    let month: String
    let grade: String
    let suitable: Int
    let of: Int
  }
  struct UntrainedJSON: Encodable {
    let crn: String
    let day: String
    let name: String
    let grade: String
    let needs: [String]
  }
  struct MixJSON: Encodable {
    let cases: Int
    let risk: [String: Int]
    let location: [String: Int]
    let tier: [String: Int]
    let type: [String: Int]
    let need: [String: Int]
  }
  struct PersonJSON: Encodable {
    let staffCode: String
    let name: String
    let grade: String
    let mix: MixJSON
    let highRisk: Int
    /// Nil where cases are not mostly of high risk today.
    let heavyMonths: Int?
    let heavySince: String?
  }

  let unit: UnitJSON
  let path: [UnitJSON]
  let day: String
  let cases: Int
  let mismatches: [MismatchJSON]
  let repeatedChanges: [RepeatedJSON]
  let changes: Int
  let caseDays: Int
  let changesPerCaseYear: String?
  let reasons: [ReasonJSON]
  let withFirst: [SameJSON]
  let suitable: [SuitableJSON]
  let untrained: [UntrainedJSON]
  let people: [PersonJSON]
  let mix: MixJSON
  let standing: CaseStandingJSON

  package init(_ review: AllocationReview) {
    unit = UnitJSON(review.unit)
    path = review.path.map(UnitJSON.init)
    day = review.day.iso
    cases = review.cases
    mismatches = Self.mismatches(review)
    repeatedChanges = review.repeated.map { line in
      RepeatedJSON(
        crn: line.about.crn, name: line.about.name,
        changes: line.changes.map {
          ChangeJSON(day: $0.day.iso, before: $0.before, after: $0.after, reason: $0.reason)
        })
    }
    changes = review.continuity.changes
    caseDays = review.continuity.caseDays
    changesPerCaseYear = review.continuity.changesPerCaseYear?.text(places: 2)
    reasons = review.continuity.reasons.map { ReasonJSON(reason: $0.words, changes: $0.changes) }
    withFirst = review.continuity.same.map {
      SameJSON(days: $0.days, same: $0.same, of: $0.of, percent: $0.percent?.text(places: 1))
    }
    suitable = review.suitable.map {
      SuitableJSON(month: $0.month.iso, grade: $0.grade, suitable: $0.suitable, of: $0.of)
    }
    untrained = review.untrained.map {
      UntrainedJSON(crn: $0.about.crn, day: $0.day.iso, name: $0.name, grade: $0.grade, needs: $0.needs)
    }
    people = review.people.map { person in
      PersonJSON(
        staffCode: person.holder.staffCode, name: person.holder.name, grade: person.holder.grade,
        mix: MixJSON(person.mix), highRisk: person.highRisk, heavyMonths: person.run?.months,
        heavySince: person.run?.since?.iso)
    }
    mix = MixJSON(review.mix)
    standing = CaseStandingJSON(review.standing)
  }

  private static func mismatches(_ review: AllocationReview) -> [MismatchJSON] {
    review.mismatches.map {
      MismatchJSON(
        crn: $0.about.crn, name: $0.about.name, tier: $0.tier, staffCode: $0.holder.staffCode, holder: $0.holder.name,
        grade: $0.holder.grade, need: $0.need, lapsedOn: $0.lapsedOn?.iso)
    }
  }
}

extension AllocationReviewJSON.MixJSON {
  /// Where nothing is recorded the key is empty.
  fileprivate init(_ mix: AllocationReview.Mix) {
    cases = mix.cases
    risk = mix.risk
    location = mix.location
    tier = mix.tier
    type = mix.type
    need = mix.need
  }
}

/// The mismatches of a unit alone.
package struct MismatchesJSON: Encodable {
  let unit: UnitJSON
  let day: String
  let cases: Int
  let mismatches: [AllocationReviewJSON.MismatchJSON]
  let standing: CaseStandingJSON

  package init(_ review: AllocationReview) {
    let whole = AllocationReviewJSON(review)
    unit = whole.unit
    day = whole.day
    cases = whole.cases
    mismatches = whole.mismatches
    standing = whole.standing
  }
}
