import Caseload
import Rules

/// Contacts that one practitioner did on a colleague's case (case management support).
///
/// They are dated over the 14 days before the extract, so that some are within the seven days that count and some are
/// not.
struct ColleagueContacts {
  struct Contact {
    let id: Int
    let date: LocalDate
    let code: String
    let description: String
    let reference: CaseReference
    /// Positions in ``SampleService/posts``.
    let doer: Int
    let holder: Int
  }

  private let service: SampleService
  /// Where each team's posts are; posts stand team by team.
  private var postsOfTeam: [Range<Int>]

  init(_ service: SampleService) {
    self.service = service
    postsOfTeam = []
    var start = 0
    for team in service.teams.indices {
      var end = start
      while end < service.posts.count, service.posts[end].team == team { end += 1 }
      postsOfTeam.append(start..<end)
      start = end
    }
  }

  /// About two contacts in three weeks for each practitioner; four in five within the team, the others for the team
  /// after it.
  func contacts(of doer: Int) -> [Contact] {
    let post = service.posts[doer]
    let isAway = post.hours.map { $0.reduced(on: service.date) == $0.contracted } ?? false
    guard post.person.grade != .seniorProbationOfficer, !isAway else { return [] }
    return (0..<14).compactMap { back in
      let date = service.date + -back
      var random = SeededGenerator(service.seed, .contact, post.number, date.daysSinceEpoch)
      guard random.happens(0.09) else { return nil }
      let isNearby = random.happens(0.8) || service.teams.count == 1
      let team = isNearby ? post.team : (post.team + 1) % service.teams.count
      let holder = postsOfTeam[team].lowerBound + random.below(postsOfTeam[team].count)
      let cases = service.posts[holder].cases
      guard service.posts[holder].key.staff != post.key.staff, !cases.isEmpty else { return nil }
      let number = random.below(36)
      return Contact(
        id: 1_000_000_000 + post.number * 16_384 + date.daysSinceEpoch % 16_384, date: date,
        code: "CMS" + (number < 9 ? "0" : "") + String(number + 1),
        description: "CMS - \(Self.activities[number / 3]) - \(["Low", "Medium", "High"][number % 3])",
        reference: random.pick(cases).reference, doer: doer, holder: holder)
    }
  }

  /// CMS01 to CMS36 in threes: low, medium, high. Source: the case system's contact types.
  private static let activities = [
    "Sentence Plan Intervention Delivery", "Completing & Assisting with Referrals", "Attending Partnership Meetings",
    "Assistance with Case Conferencing", "Information & Intelligence Gathering", "Home & Prison Visits",
    "HDC Assessments & Support", "Victims Services Liaison", "Court Liaison & Applications",
    "Case Related Communication",
    "Assistance with Assessments", "ROTL Assessments & Support",
  ]
}

extension SheetRows {
  func contactRows(_ doer: Int) -> [SampleRow] {
    contacts.contacts(of: doer).map { contact in
      let isFaulty = faults.kind(among: [.unknownContact], in: .contacts, item: contact.id) != nil
      let type: [SampleCell] =
        isFaulty ? [.text("CMS99"), .text("CMS - Something Else")] : [.text(contact.code), .text(contact.description)]
      let cells: [SampleCell] =
        [.number(contact.id), .text(contact.reference.text), .date(contact.date, .shortDate)] + type
        + side(contact.doer) + side(contact.holder)
      let row = SampleRow(cells, owner: service.posts[doer].key)
      return isFaulty ? row.with(.unknownContact, column: "Contact_Type_Code") : row
    }
  }

  private func side(_ position: Int) -> [SampleCell] {
    let post = service.posts[position]
    return [
      .text("\(post.person.surname), \(post.person.forename)"), .text(post.key.staff.text), .text(post.person.rawGrade),
      .text(post.key.team.text), .text(service.teams[post.team].region.code),
    ]
  }
}
