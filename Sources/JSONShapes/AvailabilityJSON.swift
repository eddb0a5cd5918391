package import Casework
import Caseload
import Rules
package import Workload

/// The hours a week that one person has for cases, as programs read it: lines that sum to them, and what protects them.
package struct AvailabilityJSON: Encodable {
  struct Line: Encodable {
    /// `contracted`, `reduction`, `protection`, `duty`, `absence`, `itemised` or `assumed`.
    let kind: String
    /// Which reason, protection, duty, absence or share, by its identifier; left out where it is not to be seen.
    let of: String?
    /// Of an assumed share.
    let percent: Int?
    let hours: String
    let hoursExact: String

    init(_ line: AvailableTime.Line) {
      (kind, of) = Self.words(line.kind)
      percent = if case .assumed(_, let percent) = line.kind { percent } else { nil }
      hours = line.hours.text(places: 4)
      hoursExact = line.hours.exactText
    }

    private static func words(_ kind: AvailableTime.Line.Kind) -> (String, String?) {
      switch kind {
      case .contracted(let isAssumed): ("contracted", isAssumed ? "assumed" : nil)
      case .reduction(let reason): ("reduction", reason.isEmpty ? nil : reason)
      case .protection(let kind): ("protection", AvailabilityJSON.name(kind))
      case .duty(let id): ("duty", id)
      case .absence(let kind): ("absence", kind.isEmpty ? nil : kind)
      case .itemised(let id, _): ("itemised", id)
      case .assumed(let share, _): ("assumed", share.rawValue)
      }
    }
  }
  struct Ceiling: Encodable {
    /// `everybody`, `team`, or the protection that sets it.
    let source: String
    let fullWeek: Int
    let cases: String
    let casesExact: String
  }
  struct Protected: Encodable {
    let kind: String
    let reductionPercent: Int
    let caseloadLimit: Int?
    let from: String?
    let until: String?
    let awaitsReadiness: Bool
  }
  struct Turn: Encodable {
    let from: String
    let available: String
  }
  struct Duty: Encodable {
    let kind: String
    let from: String
    let until: String?
    let hours: String?
  }
  struct Post: Encodable {
    let team: String
    let teamName: String
    let grade: String
    let contracted: String?
    let contractedIsAssumed: Bool
    /// Left out where it is not computable; the reasons stand beside it.
    let available: String?
    let availableExact: String?
    let nationalAvailable: String?
    let combination: String?
    let lines: [Line]
    let notComputable: [String]
    let cases: Int
    /// The lowest first.
    let limits: [Ceiling]
    let protections: [Protected]
    let duties: [Duty]
    let ahead: [Turn]
  }
  struct Notice: Encodable {
    let kind: String
    let of: String?
    let day: String
    let team: String
  }

  let staffCode: String
  let name: String
  let date: String
  let rules: String
  /// Whether reasons of reductions and absences are among the lines; otherwise they have none.
  let seesReasons: Bool
  let posts: [Post]
  let notices: [Notice]

  /// - Parameter sentence: why there is no available time, in words.
  package init(_ page: AvailabilityPage, sentence: (NotComputable) -> String) {
    staffCode = page.staffCode
    name = page.name
    date = page.day.iso
    rules = page.rules
    seesReasons = page.seesReasons
    posts = page.posts.map { post in
      let now = post.now
      let isComputable = now.notComputable.isEmpty
      return Post(
        team: post.key.team.text, teamName: post.teamName, grade: post.grade, contracted: now.contracted?.text,
        contractedIsAssumed: now.contractedIsAssumed, available: isComputable ? now.available.text(places: 4) : nil,
        availableExact: isComputable ? now.available.exactText : nil,
        nationalAvailable: now.nationalAvailable?.text(places: 4), combination: now.combination?.rawValue,
        lines: now.lines.map(Line.init), notComputable: now.notComputable.map(sentence), cases: post.cases,
        limits: post.ceilings.map {
          Ceiling(
            source: Self.name($0.source), fullWeek: $0.fullWeek, cases: $0.cases.text(places: 2),
            casesExact: $0.cases.exactText)
        },
        protections: post.protections.map {
          Protected(
            kind: Self.name($0.kind), reductionPercent: $0.reduction, caseloadLimit: $0.caseloadLimit,
            from: $0.from?.iso, until: $0.until?.iso, awaitsReadiness: $0.awaitsReadiness)
        },
        duties: post.duties.map {
          Duty(kind: $0.kind, from: $0.from.iso, until: $0.until?.iso, hours: $0.hours?.text)
        },
        ahead: post.ahead.map { Turn(from: $0.day.iso, available: $0.available.text(places: 4)) })
    }
    notices = page.notices.map { notice in
      let (kind, of) = Self.words(notice.kind)
      return Notice(kind: kind, of: of, day: notice.day.iso, team: notice.team)
    }
  }

  private static func name(_ kind: Protection.Kind) -> String {
    switch kind {
    case .trainee(let month): "training from month \(month)"
    case .newlyQualified: "newly qualified"
    case .duty(let id): "duty \(id)"
    case .specialism(let name): "specialism \(name)"
    }
  }

  private static func name(_ source: CaseloadCeiling.Source) -> String {
    switch source {
    case .everybody: "everybody"
    case .team: "team"
    case .protection(let kind): name(kind)
    }
  }

  private static func words(_ kind: AvailabilityPage.Notice.Kind) -> (String, String?) {
    switch kind {
    case .reductionEnds(let reason): ("reduction-ends", reason.isEmpty ? nil : reason)
    case .adjustmentReview(let reason, let isOverdue):
      (isOverdue ? "review-overdue" : "review-due", reason.isEmpty ? nil : reason)
    case .protectionEnds(let kind): ("protection-ends", name(kind))
    case .awaitsReadiness: ("awaits-readiness", nil)
    case .contractChanges(let hours): ("contract-changes", hours?.text)
    }
  }
}
