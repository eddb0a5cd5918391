/// One form of every kind that changes something, filled in so that it would be taken.
enum TrailForms {
  struct Form: Sendable {
    /// As ``TrailExpectation/route`` has it.
    let route: String
    let target: String
    let fields: [String: String]
  }

  static let newPassword = "seven quiet lamps at noon"

  static let all = [
    Form(
      route: "POST /records/{sheet}", target: "/records/risk",
      fields: [
        "form-step": "confirm", "form-kind": "new", "crn": "X200001", "kind": "rosh", "recorded_at": "2026-11-22",
        "band": "high",
      ]),
    Form(
      route: "POST /cases/{crn}/open", target: "/cases/X200006/open",
      fields: ["reason": "She is at the reception now", "told": "told@example.org"]),
    Form(
      route: "POST /accounts", target: "/accounts",
      fields: [
        "form-step": "add", "name": "new@example.org", "display-name": "New",
        "first-password": "nine slow trams uphill",
      ]),
    Form(route: "POST /accounts/{id}", target: "/accounts/2", fields: ["form-step": "end-sessions"]),
    Form(
      route: "POST /cases/{crn}/sharing", target: "/cases/X200001/sharing",
      fields: [
        "sharedOn": "2026-11-20", "agency": "North Police", "recipient": "Amy", "what": "Address",
        "reason": "A meeting",
        "ground": "mappa",
      ]),
    Form(
      route: "POST /staff/{code}/availability", target: "/staff/S1/availability",
      fields: ["form-step": "duty", "team": "T1", "kind": "reception", "hours": "3", "from": "2026-11-02"]),
    Form(
      route: "POST /hours/extra", target: "/hours/extra",
      fields: ["form-step": "raise", "crn": "X200001", "minutes": "60", "reason": "Much to arrange"]),
    Form(route: "POST /concerns/{id}", target: "/concerns/1", fields: ["form-step": "acknowledge"]),
    Form(
      route: "POST /plans/{name}", target: "/plans/baseline",
      fields: ["intake": "100", "name": "More", "assumptions": "As an example"]),
    Form(route: "POST /time-studies", target: "/time-studies", fields: ContactForms.study),
    Form(route: "POST /limits", target: "/limits", fields: ContactForms.limit),
    Form(route: "POST /cases/{crn}/contacts", target: "/cases/X200001/contacts", fields: ContactForms.kept),
    Form(route: "POST /units/{level}/{code}/settings", target: "/units/team/T1/settings", fields: ContactForms.setting),
    Form(route: "POST /subjects", target: "/subjects", fields: ["kind": "staff", "code": "S1"]),
    Form(route: "POST /subjects/{id}", target: "/subjects/2", fields: [:]),
    Form(
      route: "POST /excess/{id}", target: "/excess/1",
      fields: ["answer": "prioritised", "reason": "Reports come first this month"]),
    Form(
      route: "POST /units/{level}/{code}/week", target: "/units/team/T1/week",
      fields: ["answer-1": "prioritised", "reason-1": "Reports come first until the starter is here"]),
    Form(
      route: "POST /units/{level}/{code}/protections", target: "/units/team/T1/protections",
      fields: ["number": "1", "reason": "For two weeks, until the starter is here"]),
    Form(
      route: "POST /staff/{code}/cover", target: "/staff/S1/cover",
      fields: ["form-step": "give-all", "coveredBy": "S2", "seen": "0"]),
    Form(
      route: "POST /cases/{crn}/allocate", target: "/cases/X200001/allocate",
      fields: ["staff": "S3", "team": "T2", "key": "once", "rationale": "Has room"]),
    Form(
      route: "POST /units/{level}/{code}/rebalance", target: "/units/team/T1/rebalance",
      fields: ["m1": "X200001|S1|T1|S9|T1", "reason": "Two people are over"]),
    Form(
      route: "POST /account/password", target: "/account/password",
      fields: [
        "old-password": DistanceWorld.password, "new-password": newPassword, "new-password-again": newPassword,
      ]),
    Form(
      route: "POST /account/second-factor", target: "/account/second-factor", fields: ["form-step": "begin"]),
    Form(route: "POST /account/sessions", target: "/account/sessions", fields: [:]),
  ]

  /// A row of other sheets: of a case, a unit and a member of staff.
  static let records = [
    ("work-items", ["crn": "X200001", "number": "9", "kind": "breach"]),
    ("orders", ["crn": "X200001", "number": "9", "type": "community-order", "starts_on": "2026-02-02"]),
    ("units", ["code": "T9", "starts_on": "2026-01-01", "name": "Nine", "level": "team", "parent": "P1"]),
    ("training", ["staff_code": "S1", "course": "vetting", "completed_on": "2026-01-01"]),
    (
      "restrictions", ["crn": "X200001", "staff_code": "S2", "kind": "not", "starts_on": "2026-01-01"]
    ),
  ].map { sheet, texts in
    Form(
      route: "POST /records/{sheet}", target: "/records/\(sheet)",
      fields: ["form-step": "confirm", "form-kind": "new"].merging(texts) { $1 })
  }
}

/// Forms of what is entered for hours by hand, ready to be kept.
enum ContactForms {
  static let kept = [
    "form-step": "keep", "kind": "own", "office": "1", "home": "2", "remote": "0", "from": "2026-11-22", "until": "",
    "reason": "Cannot travel", "seen": "0",
  ]
  static let study = [
    "form-step": "begin", "work": "home", "target": "60", "from": "2026-11-22", "until": "2026-12-22",
    "reason": "The value is an assumption",
  ]
  static let limit = [
    "form-step": "keep", "about": "everybody", "kind": "own", "cases": "48", "from": "2026-11-22", "until": "",
    "reason": "Agreed with the unions", "seen": "0",
  ]
  static let setting = [
    "form-step": "keep", "kind": "own", "percent": "120", "from": "2026-11-22", "until": "", "reason": "Long roads",
    "seen": "0",
  ]
}
