import Casework
import DataFormat
import Rules

@testable import Web

extension RouteLine {
  private static let figures = Permission(.view, .figures)
  private static let people = Permission(.view, .peopleFigures)
  private static let cases = Permission(.view, .cases)
  private static let quality = Permission(.view, .quality)

  /// A page of a unit, at each level of the organisation.
  private static func units(_ end: String, _ permission: Permission) -> [RouteLine] {
    Distance.levels.indices.map { level in
      RouteLine("/units/{level}/{code}\(end)", .unit(level: level), [permission]) { distance, _ in
        "/units/\(Distance.levels[level])/\(distance.path[level])\(end)"
      }
    }
  }

  /// A list of a unit's cases, which shows those within reach.
  private static func lists(_ end: String, _ permission: Permission) -> [RouteLine] {
    [
      RouteLine("/units/{level}/{code}\(end)", .anywhere, [permission]) { distance, _ in
        "/units/team/\(distance.team)\(end)"
      }
    ]
  }

  private static func plain(_ route: String, _ subject: Subject, _ permissions: [Permission] = []) -> RouteLine {
    RouteLine(route, subject, permissions) { _, _ in route }
  }

  /// Every route. A test fails when an address has no line here.
  static let all: [RouteLine] =
    workload + caseLists + records + account + affairs + load + upkeep + deciding + concerns
    + plans

  private static let workload: [RouteLine] =
    [
      plain("/", .signedIn),
      RouteLine("/practitioners/{id}", .person, [people]) { "/practitioners/\($1.practitioner($0))?workload=show" },
      RouteLine("/posts/{id}/explanation", .person, [people]) { "/posts/\($1.post($0))/explanation" },
      RouteLine("/practitioners/{id}/changes", .person, [people]) { "/practitioners/\($1.practitioner($0))/changes" },
      plain("/extracts", .anywhere, [Permission(.view, .extracts)]),
      RouteLine("/extracts/{id}", .anywhere, [Permission(.view, .extracts)]) { _, _ in "/extracts/1" },
      RouteLine("/search", .signedIn) { distance, _ in "/search?q=\(distance.person)" },
      RouteLine("/search", .signedIn) { distance, _ in "/search?q=\(distance.worker)" },
      plain("/staffing", .unit(level: 0), [figures]),
      plain("/people", .unit(level: 0), [people]),
    ] + units("", figures) + units("/overview.csv", Permission(.export, .figures)) + units("/caseload", figures)
    + units("/caseload.csv", Permission(.export, .figures)) + units("/staffing", figures) + units("/people", people)

  /// Who may take a case: whoever may see it and chooses for its PDU.
  private static func choosing(_ end: String) -> RouteLine {
    var line = RouteLine("/cases/{crn}/practitioners\(end)", .personOnProbation, [Permission(.view, .allocation)]) {
      distance, _ in "/cases/\(distance.crn)/practitioners\(end)"
    }
    line.also = cases
    return line
  }

  private static let caseLists: [RouteLine] =
    [
      RouteLine("/cases/{crn}", .personOnProbation, [cases]) { distance, _ in "/cases/\(distance.crn)" },
      plain("/cases", .anywhere, [cases]),
      plain("/cases.csv", .anywhere, [Permission(.export, .cases)]),
      RouteLine("/practitioners/{id}/cases", .person, [cases]) { "/practitioners/\($1.practitioner($0))/cases" },
      RouteLine("/practitioners/{id}/cases.csv", .person, [Permission(.export, .cases)]) {
        "/practitioners/\($1.practitioner($0))/cases.csv"
      },
      plain("/unallocated", .anywhere, [cases]),
      choosing(""), choosing("/compare"), plain("/allocation", .unit(level: 0), [Permission(.view, .allocation)]),
      plain("/allocation.csv", .unit(level: 0), [Permission(.export, .cases)]),
      plain("/data-quality", .unit(level: 0), [quality]),
      RouteLine("/data-quality/{kind}", .unit(level: 3), [quality]) { distance, _ in
        "/data-quality/no-tier?level=team&code=\(distance.team)"
      },
      plain("/disagreements", .anywhere, [quality]),
      RouteLine("/cases/{crn}/open", .anywhere, [Permission(.breakGlass, .cases)]) { distance, _ in
        "/cases/\(distance.crn)/open"
      },
      RouteLine(
        "POST /cases/{crn}/open", .anywhere, [Permission(.breakGlass, .cases)],
        { distance, _ in "/cases/\(distance.crn)/open" }, form: { _, _ in ["reason": "short"] }),
    ] + lists("/cases", cases) + lists("/cases.csv", Permission(.export, .cases)) + lists("/unallocated", cases)
    + units("/data-quality", quality) + units("/allocation", Permission(.view, .allocation))
    + units("/allocation.csv", Permission(.export, .cases))

  /// Deciding who holds a case: whoever may see it and decides for its team. Decision N is about the case of the Nth distance.
  private static let deciding: [RouteLine] = {
    let change = Permission(.change, .allocation), view = Permission(.view, .allocation)
    // To a colleague of the PDU who does not hold it.
    @Sendable func post(_ distance: Distance) -> (staff: String, team: String) {
      distance == .pdu ? ("S1", "T1") : ("S3", "T2")
    }
    var lines = [
      RouteLine("/cases/{crn}/allocate", .personOnProbation, [change]) { distance, _ in
        "/cases/\(distance.crn)/allocate?staff=\(post(distance).staff)&team=\(post(distance).team)"
      },
      RouteLine(
        "POST /cases/{crn}/allocate", .personOnProbation, [change],
        { distance, _ in "/cases/\(distance.crn)/allocate" },
        form: { distance, _ in
          ["staff": post(distance).staff, "team": post(distance).team, "key": "k", "seen": "x", "rationale": ""]
        }),
      RouteLine("/allocations/{id}", .personOnProbation, [view]) { distance, _ in "/allocations/\(distance.number)" },
    ]
    for index in lines.indices { lines[index].also = cases }
    return lines + [
      RouteLine("/units/{level}/{code}/rebalance", .unit(level: 2), [view]) { distance, _ in
        "/units/pdu/\(distance.path[2])/rebalance"
      },
      RouteLine("/units/{level}/{code}/rebalance", .unit(level: 3), [view]) { distance, _ in
        "/units/team/\(distance.team)/rebalance"
      },
      RouteLine(
        "POST /units/{level}/{code}/rebalance", .unit(level: 3), [change],
        { distance, _ in "/units/team/\(distance.team)/rebalance" },
        form: { distance, _ in ["m1": "\(distance.crn)|S1|T1|S9|T1", "reason": "Two people are over"] }),
      RouteLine("/cases/{crn}/allocations", .personOnProbation, [cases]) { distance, _ in
        "/cases/\(distance.crn)/allocations"
      },
      RouteLine("/allocations/{id}/handover", .personOnProbation, [cases]) { distance, _ in
        "/allocations/\(distance.number)/handover"
      },
    ]
  }()

  private static let account: [RouteLine] = [
    plain("/guide", .everybody), plain("/accessibility", .everybody), plain("/health", .everybody),
    plain("/rules", .signedIn),
    RouteLine("/assets/{name}", .everybody) { _, _ in Address.asset("no-such.css").target },
    plain("/sign-in", .everybody), plain("/sign-in/code", .everybody), plain("/session-ended", .everybody),
    plain("/sign-in/elsewhere", .everybody), plain("/sign-in/back", .everybody),
    plain("/sign-in/back-channel", .everybody),
    plain("/first-run", .everybody), plain("/signed-out", .everybody), plain("/sign-out", .signedIn),
    plain("/account", .signedIn), plain("/account/password", .signedIn), plain("/account/second-factor", .signedIn),
    plain("/account/sessions", .signedIn),
    RouteLine("POST /account/password", .signedIn, [], { _, _ in "/account/password" }, form: { _, _ in [:] }),
    RouteLine("POST /account/second-factor", .signedIn, [], { _, _ in "/account/second-factor" }) { _, _ in
      ["form-step": "confirm", "code": ""]
    },
    plain("/accounts", .anywhere, [Permission(.view, .accounts)]),
    plain("/accounts/new", .anywhere, [Permission(.view, .accounts)]),
    RouteLine("/accounts/{id}", .anywhere, [Permission(.view, .accounts)]) { _, _ in "/accounts/1" },
    RouteLine("POST /accounts", .anywhere, [Permission(.change, .accounts)], { _, _ in "/accounts" }) { _, _ in
      ["form-step": "add"]
    },
    RouteLine("POST /accounts/{id}", .anywhere, [Permission(.change, .accounts)], { _, _ in "/accounts/1" }) { _, _ in
      ["form-step": "grant-role"]
    },
    RouteLine("/audit", .anywhere, [Permission(.view, .audit)]) { distance, _ in "/audit?crn=\(distance.crn)" },
  ]

  private static let excess = Permission(.view, .excess)

  /// Too much work and room for more. Period N is about the Nth distance.
  private static let load: [RouteLine] =
    [
      plain("/excess", .unit(level: 0), [excess]),
      RouteLine("/excess/{id}", .person, [excess]) { distance, _ in "/excess/\(distance.number)" },
      RouteLine(
        "POST /excess/{id}", .person, [Permission(.change, .excess)],
        { distance, _ in "/excess/\(distance.number)" }, form: { _, _ in [:] }),
      plain("/balance", .unit(level: 0), [figures]),
      plain("/balance.csv", .unit(level: 0), [Permission(.export, .figures)]),
      plain("/capacity", .unit(level: 0), [figures]),
      plain("/capacity.csv", .unit(level: 0), [Permission(.export, .figures)]),
      plain("/history", .unit(level: 0), [figures]),
      plain("/history.csv", .unit(level: 0), [Permission(.export, .figures)]),
    ] + units("/excess", excess) + units("/balance", figures) + units("/capacity", figures)
    + units("/capacity.csv", Permission(.export, .figures)) + units("/history", figures)
    + units("/history.csv", Permission(.export, .figures)) + units("/balance.csv", Permission(.export, .figures))

  /// A page of a team, at each distance.
  private static func team(_ end: String, _ permission: Permission) -> RouteLine {
    RouteLine("/units/{level}/{code}\(end)", .unit(level: 3), [permission]) { distance, _ in
      "/units/team/\(distance.team)\(end)"
    }
  }

  /// What was done for the holder of a case: whoever may see it and records work at all.
  private static var help: RouteLine {
    var line = RouteLine(
      "POST /cases/{crn}/help", .personOnProbation, [cases], { distance, _ in "/cases/\(distance.crn)/help" },
      form: { _, _ in [:] })
    line.also = Permission(.change, .workItems)
    return line
  }

  /// Keeping a team in order.
  private static let upkeep: [RouteLine] = [
    team("/ahead", people), team("/week", people),
    // Above a team they are numbers alone.
    RouteLine("/units/{level}/{code}/protections", .unit(level: 1), [figures]) { distance, _ in
      "/units/\(Distance.levels[1])/\(distance.path[1])/protections"
    },
    RouteLine("/units/{level}/{code}/protections", .unit(level: 2), [figures]) { distance, _ in
      "/units/\(Distance.levels[2])/\(distance.path[2])/protections"
    },
    team("/protections", people),
    RouteLine(
      "POST /units/{level}/{code}/protections", .unit(level: 2), [Permission(.change, .excess)],
      { distance, _ in "/units/team/\(distance.team)/protections" },
      form: { distance, _ in ["number": "\(distance.number)", "reason": ""] }),
    RouteLine(
      "POST /units/{level}/{code}/week", .person, [Permission(.change, .excess)],
      { distance, _ in "/units/team/\(distance.team)/week" },
      form: { distance, _ in
        // Nobody answers about themselves: at one's own distance it is about the colleague of the team.
        let number = max(2, distance.number)
        return ["answer-\(number)": "prioritised", "reason-\(number)": "Reports first"]
      }),
    RouteLine("/staff/{code}/cover", .person, [people]) { distance, _ in "/staff/\(distance.staff)/cover" },
    RouteLine(
      "POST /staff/{code}/cover", .person, [Permission(.change, .ties)],
      { distance, _ in "/staff/\(distance.staff)/cover" }, form: { _, _ in ["form-step": "end", "number": "9"] }),
  ]

  private static let concern = Permission(.view, .stressReports)
  private static let concernAct = Permission(.change, .stressReports)

  /// What practitioners report. Concern N is about the Nth distance, and reached every level long ago.
  private static let concerns: [RouteLine] = [
    plain("/concerns", .anywhere, [concern]), plain("/concerns/new", .anywhere, [concernAct]),
    plain("/concerns/position", .anywhere, [concern]),
    RouteLine("/concerns/{id}", .person, [concern]) { distance, _ in "/concerns/\(distance.number)" },
    RouteLine("POST /concerns", .anywhere, [concernAct], { _, _ in "/concerns" }, form: { _, _ in [:] }),
    RouteLine(
      "POST /concerns/{id}", .person, [concernAct], { distance, _ in "/concerns/\(distance.number)" },
      form: { _, _ in [:] }),
  ]

  private static let plan = Permission(.view, .plans)

  /// Plans are of the whole service and of nobody: whoever may see them anywhere sees them all.
  private static let plans: [RouteLine] = [
    plain("/plans", .anywhere, [plan]),
    RouteLine("/plans/{name}", .anywhere, [plan]) { _, _ in "/plans/baseline" },
    RouteLine("/plans/{name}/plan.csv", .anywhere, [plan]) { _, _ in "/plans/baseline/plan.csv" },
    RouteLine("/plans/{name}/plan.json", .anywhere, [plan]) { _, _ in "/plans/baseline/plan.json" },
    plain("/plans/compare", .anywhere, [plan]),
    RouteLine(
      "POST /plans/{name}", .anywhere, [Permission(.change, .plans)], { _, _ in "/plans/baseline" },
      form: { _, _ in ["intake": "100", "name": "More", "assumptions": "As an example"] }),
  ]

  /// Help, one's own figures, sharing, ties and requests for own data. Draft 1 is about the case X200001, and was reviewed.
  private static let affairs: [RouteLine] = [
    plain("/guide/words", .everybody), plain("/guide/questions", .everybody), plain("/account/figures", .signedIn),
    RouteLine("POST /account/figures", .signedIn, [], { _, _ in "/account/figures" }, form: { _, _ in [:] }),
    plain("/sharing", .anywhere, [Permission(.view, .disclosures)]),
    RouteLine("/cases/{crn}/sharing", .personOnProbation, [Permission(.view, .disclosures)]) { distance, _ in
      "/cases/\(distance.crn)/sharing"
    },
    RouteLine("/cases/{crn}/sharing/new", .personOnProbation, [Permission(.change, .disclosures)]) { distance, _ in
      "/cases/\(distance.crn)/sharing/new"
    },
    RouteLine(
      "POST /cases/{crn}/sharing", .personOnProbation, [Permission(.change, .disclosures)],
      { distance, _ in "/cases/\(distance.crn)/sharing" }, form: { _, _ in ["agency": ""] }),
    RouteLine("/staff/{code}/availability", .person, [Permission(.view, .peopleFigures)]) { distance, _ in
      "/staff/\(distance.staff)/availability"
    },
    RouteLine(
      "POST /staff/{code}/availability", .person, [Permission(.change, .staff)],
      { distance, _ in "/staff/\(distance.staff)/availability" },
      form: { _, _ in
        ["form-step": "end-duty", "number": "9", "version": "1", "last": "2026-11-22"]
      }),
    RouteLine("/practitioners/{id}/hours", .person, [people]) { "/practitioners/\($1.practitioner($0))/hours" },
    RouteLine("/practitioners/{id}/ahead", .person, [people]) { "/practitioners/\($1.practitioner($0))/ahead?weeks=6" },
    plain("/hours", .signedIn), plain("/hours/extra", .anywhere, [cases]),
    plain("/time-studies", .anywhere, [figures]),
    plain("/time-studies.csv", .anywhere, [Permission(.export, .figures)]),
    RouteLine(
      "POST /time-studies", .anywhere, [Permission(.change, .policy)], { _, _ in "/time-studies" },
      form: { _, _ in ContactForms.study }),
    plain("/limits", .signedIn),
    RouteLine(
      "POST /limits", .anywhere, [Permission(.change, .policy)], { _, _ in "/limits" },
      form: { _, _ in ContactForms.limit }),
    RouteLine("/cases/{crn}/help", .personOnProbation, [cases]) { distance, _ in "/cases/\(distance.crn)/help" },
    help,
    RouteLine("/cases/{crn}/contacts", .personOnProbation, [cases]) { distance, _ in "/cases/\(distance.crn)/contacts"
    },
    RouteLine(
      "POST /cases/{crn}/contacts", .personOnProbation, [Permission(.change, .cases)],
      { distance, _ in "/cases/\(distance.crn)/contacts" }, form: { _, _ in ContactForms.kept }),
    RouteLine("/units/{level}/{code}/settings", .unit(level: 3), [figures]) { distance, _ in
      "/units/team/\(distance.team)/settings"
    },
    RouteLine(
      "POST /units/{level}/{code}/settings", .unit(level: 3), [Permission(.change, .organisation)],
      { distance, _ in "/units/team/\(distance.team)/settings" }, form: { _, _ in ContactForms.setting }),
    RouteLine(
      "POST /hours/extra", .personOnProbation, [Permission(.change, .workItems)], { _, _ in "/hours/extra" },
      form: { distance, _ in ["form-step": "raise", "crn": distance.crn, "minutes": "60", "reason": "Much to arrange"] }
    ),
    plain("/ties", .anywhere, [Permission(.view, .ties)]),
    RouteLine("POST /ties", .anywhere, [Permission(.change, .ties)], { _, _ in "/ties" }, form: { _, _ in [:] }),
    plain("/inspections", .anywhere, [Permission(.view, .inspections)]),
    RouteLine(
      "POST /inspections", .anywhere, [Permission(.change, .inspections)], { _, _ in "/inspections" },
      form: { _, _ in [:] }),
    plain("/subjects", .anywhere, [Permission(.export, .subjectAccess)]),
    RouteLine(
      "POST /subjects", .anywhere, [Permission(.export, .subjectAccess)], { _, _ in "/subjects" }, form: { _, _ in [:] }
    ),
    RouteLine("/subjects/{id}", .anywhere, [Permission(.export, .subjectAccess)]) { _, _ in "/subjects/1" },
    RouteLine(
      "POST /subjects/{id}", .anywhere, [Permission(.export, .subjectAccess)], { _, _ in "/subjects/1" },
      form: { _, _ in [:] }),
    RouteLine("/subjects/{id}/document", .anywhere, [Permission(.export, .subjectAccess)]) { _, _ in
      "/subjects/1/document"
    },
  ]

  /// The group of fields that each sheet belongs to, and a column by which a row of it goes.
  private static let sheets: [(name: String, fields: Permission.Fields, subject: Subject)] = [
    ("cases", .cases, .personOnProbation), ("orders", .cases, .personOnProbation),
    ("registrations", .cases, .personOnProbation), ("risk", .cases, .personOnProbation),
    ("needs", .cases, .personOnProbation), ("requirements", .cases, .personOnProbation),
    ("allocations", .cases, .personOnProbation), ("preferences", .cases, .personOnProbation),
    ("work-items", .workItems, .personOnProbation), ("restrictions", .restrictions, .personOnProbation),
    ("units", .organisation, .unit(level: 3)), ("funded-posts", .organisation, .unit(level: 3)),
    ("staff", .staff, .person), ("posts", .staff, .person), ("reductions", .staff, .person),
    ("absences", .staff, .person), ("training", .training, .person), ("vetting", .training, .person),
  ]

  private static let anyRecord = sheets.map { Permission(.change, $0.fields) }

  private static let records: [RouteLine] =
    [plain("/records", .anywhere, anyRecord)]
    + sheets.flatMap { sheet, fields, subject -> [RouteLine] in
      let change = Permission(.change, fields)
      let texts: @Sendable (Distance, DistanceIdentifiers) -> [String: String] = { distance, _ in
        ["form-step": "check", "form-kind": "new"].merging(known(sheet, distance)) { $1 }
      }
      let lines = [
        RouteLine("POST /records/{sheet}", subject, [change], { _, _ in "/records/\(sheet)" }, form: texts),
        RouteLine("/records/{sheet}", .anywhere, [change]) { _, _ in "/records/\(sheet)" },
        RouteLine("/records/{sheet}/new", subject.ofForm, [change]) { distance, _ in
          "/records/\(sheet)/new" + query(known(sheet, distance))
        },
        RouteLine("/records/{sheet}/done", .anywhere, [change]) { distance, _ in
          "/records/\(sheet)/done" + query(known(sheet, distance).merging(["outcome": "kept"]) { $1 })
        },
      ]
      guard sheet == DataSheets.reductions.name else { return lines }
      // Why somebody's hours are reduced stands in the row.
      return lines.map { line in
        var line = line
        line.also = Permission(.view, .reductionReasons)
        return line
      }
    }
    + [
      ("cases", Fields.cases, ["crn"], RouteLine.Subject.personOnProbation),
      ("orders", .cases, ["crn", "number"], .personOnProbation),
      ("work-items", .workItems, ["crn", "number"], .personOnProbation),
      ("staff", .staff, ["staff_code"], .person), ("units", .organisation, ["code", "starts_on"], .unit(level: 3)),
      ("posts", .staff, ["staff_code", "team", "starts_on"], .person),
      ("training", .training, ["staff_code", "course", "completed_on"], .person),
    ].map { sheet, fields, key, subject in
      RouteLine("/records/{sheet}/edit", subject, [Permission(.change, fields)]) { distance, _ in
        let values = [
          "crn": distance.crn, "number": "1", "staff_code": distance.staff, "team": distance.team,
          "code": distance.team, "starts_on": "2021-06-26", "course": "arms", "completed_on": "2024-10-03",
        ]
        return "/records/\(sheet)/edit" + query(values.filter { key.contains($0.key) })
      }
    }

  private typealias Fields = Permission.Fields

  private static func query(_ fields: [String: String]) -> String {
    Address.query(fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }

  /// What a form for a subject has filled in.
  private static func known(_ sheet: String, _ distance: Distance) -> [String: String] {
    let values = [
      "crn": distance.crn, "staff_code": distance.staff, "team": distance.team, "code": distance.team,
      "unit": distance.team,
    ]
    var columns = Set(DataSheets.named(sheet)?.columns.map(\.name) ?? []).intersection(values.keys)
    // A row about a case says whose it is; who does the work is another question.
    if columns.contains("crn") { columns = ["crn"] }
    return values.filter { columns.contains($0.key) }
  }
}
