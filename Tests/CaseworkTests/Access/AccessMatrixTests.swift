import Caseload
import Casework
import Rules
import Storage
import TestSupport
import Testing

/// Every role beside every use case at every distance, compared with the table of the rules.
@Suite struct AccessMatrixTests {
  /// A use case that shows or changes somebody's data, and the permission that it asks for.
  private struct Use {
    let name: String
    let permission: Permission
    /// Whether it is about a person or case: `own` then counts.
    let isPersonal: Bool
    let run: @Sendable (Service, AccessWorld.Place) async throws -> Void
  }

  private static let uses: [Use] = [
    Use(name: "staffing of a team", permission: Permission(.view, .figures), isPersonal: false) { service, place in
      _ = try await service.staffing(level: place.unit.level, code: place.unit.code)
    },
    Use(name: "people of a team", permission: Permission(.view, .peopleFigures), isPersonal: false) { service, place in
      _ = try await service.people(level: place.unit.level, code: place.unit.code)
    },
    Use(name: "figures of a person", permission: Permission(.view, .peopleFigures), isPersonal: true) {
      service, place in
      _ = try await service.livePosts(staff: place.staff)
    },
    Use(name: "a case", permission: Permission(.view, .cases), isPersonal: true) { service, place in
      _ = try await service.caseDetail(crn: place.crn)
    },
    Use(name: "the tier of a case", permission: Permission(.view, .cases), isPersonal: true) { service, place in
      // The sheets hold too little for a tier: what matters is whether it was refused.
      do { _ = try await service.explainTier(crn: place.crn) } catch CaseworkRefusal.notFound {}
    },
    Use(name: "who may take a case", permission: Permission(.view, .allocation), isPersonal: true) { service, place in
      _ = try await service.recommendation(crn: place.crn, level: nil, code: nil)
    },
    Use(name: "giving a case to somebody", permission: Permission(.change, .allocation), isPersonal: true) {
      service, place in
      // Without a rationale nothing comes of it but what is to be put right.
      let staff = place == .own ? "S2" : "S1"
      _ = try await service.commit(NewAllocation(crn: place.crn, staff: staff, team: "T1", rationale: ""))
    },
    Use(name: "a list of cases", permission: Permission(.view, .cases), isPersonal: true) { service, place in
      let list = try await service.caseList(CaseListQuery(.service))
      let isShown = list.rows.contains { if case .shown(let row) = $0 { row.crn == place.crn } else { false } }
      if !isShown { throw CaseworkRefusal.notAllowed("not in the list") }
    },
    Use(name: "a file of cases", permission: Permission(.export, .cases), isPersonal: true) { service, place in
      var query = CaseListQuery(.service)
      query.isFile = true
      let list = try await service.caseList(query)
      let isShown = list.rows.contains { if case .shown(let row) = $0 { row.crn == place.crn } else { false } }
      if !isShown { throw CaseworkRefusal.notAllowed("not in the list") }
    },
    Use(name: "a search", permission: Permission(.view, .cases), isPersonal: true) { service, place in
      let found = try await service.findCases("archer\(place.rawValue)", page: 1)
      if found.rows.isEmpty { throw CaseworkRefusal.notAllowed("not found") }
    },
    Use(name: "data quality", permission: Permission(.view, .quality), isPersonal: false) { service, place in
      _ = try await service.dataQuality(level: place.unit.level, code: place.unit.code)
    },
    Use(name: "findings", permission: Permission(.view, .quality), isPersonal: false) { service, place in
      _ = try await service.findings(.noTier, level: place.unit.level, code: place.unit.code, page: 1)
    },
    Use(name: "a risk score by hand", permission: Permission(.change, .cases), isPersonal: true) { service, place in
      try await record(
        "risk",
        ["crn": place.crn, "kind": "rosh", "scored_on": "2026-11-20", "source": "oasys", "value": "high"], service)
    },
    Use(name: "work on a case by hand", permission: Permission(.change, .workItems), isPersonal: true) {
      service, place in
      try await record("work-items", ["crn": place.crn, "number": "1", "kind": "contact"], service)
    },
    Use(name: "hours by hand", permission: Permission(.change, .staff), isPersonal: true) { service, place in
      try await record(
        "posts",
        [
          "staff_code": place.staff, "team": place.unit.code, "starts_on": "2020-01-01", "grade": "PO",
          "weekly_hours": "30",
        ], service)
    },
    Use(name: "training by hand", permission: Permission(.change, .training), isPersonal: true) { service, place in
      try await record("training", ["staff_code": place.staff, "course": "x", "completed_on": "2026-01-01"], service)
    },
    Use(name: "a unit by hand", permission: Permission(.change, .organisation), isPersonal: false) { service, place in
      try await record(
        "units", ["code": place.unit.code, "starts_on": "2021-06-26", "level": "team", "name": "Other"], service)
    },
    Use(name: "another tier by decision", permission: Permission(.override, .tier), isPersonal: true) {
      service, place in
      _ = try await service.overrideTier(
        crn: place.crn, tier: "A3", reason: "seen", decidedBy: "somebody", preview: true)
    },
  ]

  private static func record(_ sheet: String, _ texts: [String: String], _ service: Service) async throws {
    // A row with a fault is told so only to whoever may change it: that is as good as kept.
    _ = try await service.record(HandEntry(sheet: sheet, texts: texts, madeBy: "somebody"), preview: true)
  }

  /// What the table says, worked out without the code that decides.
  private func isAllowed(_ use: Use, _ role: AccessRole, hasStaff: Bool, _ place: AccessWorld.Place) -> Bool {
    role.grants.contains { grant in
      guard grant.permission == use.permission else { return false }
      if let downTo = grant.downTo, downTo != "team" { return false }
      return grant.relations.contains { relation in
        switch relation {
        case .own: use.isPersonal && hasStaff && place == .own
        case .tie: false
        case .within(let level):
          place.sharedLevel
            >= min(AccessWorld.levels.firstIndex(of: level) ?? 0, AccessWorld.levels.firstIndex(of: role.level) ?? 0)
        }
      }
    }
  }

  @Test("Every role may do at every distance what the table says, and nothing else", arguments: DatabaseKind.available)
  func matrix(kind: DatabaseKind) async throws {
    try await AccessWorld.run(kind) { service in
      var cells = 0
      for role in service.pack.access.roles {
        for staff in [nil, "S1"] {
          let actor = AccessWorld.actor(role, staff: staff)
          for use in Self.uses {
            for place in AccessWorld.Place.allCases {
              let expected = isAllowed(use, role, hasStaff: staff != nil, place)
              let found = try await wasAllowed { try await use.run(service.acting(as: actor), place) }
              #expect(found == expected, "\(role.id) \(staff ?? "-"), \(use.name), \(place)")
              cells += 1
            }
          }
        }
      }
      #expect(cells == 2 * 12 * Self.uses.count * 5)
    }
  }

  @Test("A role with units down to a level adds those to another role, and no more", arguments: DatabaseKind.available)
  func together(kind: DatabaseKind) async throws {
    try await AccessWorld.run(kind) { service in
      let roles = service.pack.access.roles
      let union = try #require(roles.first { $0.grants.contains { $0.downTo != nil } })
      for role in roles where role.id != union.id {
        let one = AccessWorld.actor(role, staff: "S1")
        let both = Actor(
          way: one.way, name: one.name, displayName: one.displayName, staff: one.staff,
          roles: one.roles + AccessWorld.actor(union).roles)
        for use in Self.uses where use.permission.action == .view {
          for place in AccessWorld.Place.allCases {
            let expected =
              isAllowed(use, role, hasStaff: true, place) || isAllowed(use, union, hasStaff: true, place)
            let found = try await wasAllowed { try await use.run(service.acting(as: both), place) }
            #expect(found == expected, "\(role.id) and \(union.id), \(use.name), \(place)")
          }
        }
      }
    }
  }

  @Test("Nobody may do nothing, at any distance", arguments: DatabaseKind.available)
  func nobody(kind: DatabaseKind) async throws {
    try await AccessWorld.run(kind) { service in
      for use in Self.uses {
        for place in AccessWorld.Place.allCases {
          let found = try await wasAllowed { try await use.run(service, place) }
          #expect(!found, "\(use.name), \(place)")
        }
      }
    }
  }

  @Test("A tie opens what it is about, and no more", arguments: DatabaseKind.available)
  func ties(kind: DatabaseKind) async throws {
    try await AccessWorld.run(kind) { service in
      let roles = service.pack.access
      let practitioner = try #require(roles.role("practitioner"))
      let inspector = try #require(roles.role("inspector"))
      let peer = try #require(roles.role("lived-experience"))
      let far = AccessWorld.Place.elsewhere
      for (role, tie) in [
        (practitioner, Tie(.cover, far.staff)), (practitioner, Tie(.cowork, far.crn)),
        (practitioner, Tie(.deputise, far.staff)), (practitioner, Tie(.trainee, far.staff)),
        (inspector, Tie(.inspection, far.crn)), (peer, Tie(.cowork, far.crn)),
      ] {
        let acting = service.acting(as: AccessWorld.actor(role, ties: [tie]))
        let opened = try await wasAllowed { _ = try await acting.caseDetail(crn: far.crn) }
        #expect(opened, "\(role.id) \(tie)")
        let other = AccessWorld.Place.region.crn
        let found = try await wasAllowed { _ = try await acting.caseDetail(crn: other) }
        #expect(!found, "\(role.id) \(tie)")
      }
      // An inspector's tie is none for somebody with another role.
      let wrong = service.acting(as: AccessWorld.actor(peer, ties: [Tie(.inspection, far.crn)]))
      let wrongly = try await wasAllowed { _ = try await wrong.caseDetail(crn: far.crn) }
      #expect(!wrongly)
    }
  }

  @Test(
    "Every role that begins with cases has a list to begin with, if an empty one", arguments: DatabaseKind.available)
  func emptyReach(kind: DatabaseKind) async throws {
    try await AccessWorld.run(kind) { service in
      for role in service.pack.access.roles where role.home == .cases {
        let list = try await service.acting(as: AccessWorld.actor(role)).caseList(CaseListQuery(.service))
        let reaches = role.grants.contains { grant in
          grant.permission == Permission(.view, .cases)
            && grant.relations.contains { if case .within = $0 { true } else { false } }
        }
        #expect(list.rows.isEmpty != reaches, "\(role.id)")
      }
    }
  }

  private func wasAllowed(_ work: () async throws -> Void) async throws -> Bool {
    do {
      try await work()
      return true
    } catch CaseworkRefusal.notAllowed {
      return false
    }
  }
}
