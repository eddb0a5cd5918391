import Casework
import DataFormat
import HTTPTypes
import Rules
import Storage
import TestSupport
import Testing

@testable import Web

/// Every field of every form with sixty values that nobody should send, over a real service.
@Suite("Every field of every form")
struct FormFieldTests {
  private struct Form: Sendable {
    let target: String
    /// What makes it whole.
    let whole: [String: String]
    let fields: [String]
    /// The kinds of columns by name, for forms of records.
    var columns: [String: SheetColumn] = [:]

    /// Fields that have a nasty value at the same time: one by one in the soak; in ./test all that do not decide what the
    /// others mean, and each of those that do by itself.
    var together: [[String]] {
      let deciding = fields.filter { $0.hasPrefix("form-") || $0 == "crn" }
      return Soak.isOn ? fields.map { [$0] } : deciding.map { [$0] } + [fields.filter { !deciding.contains($0) }]
    }
  }

  private static let forms: [Form] =
    DataSheets.all.map { sheet in
      Form(
        target: "/records/\(sheet.name)",
        whole: ["form-step": "check", "form-kind": "new"].merging(whole(sheet)) { $1 },
        fields: sheet.columns.map(\.name) + ["your-reason", "form-step", "form-kind", "form-known"],
        columns: Dictionary(uniqueKeysWithValues: sheet.columns.map { ($0.name, $0) }))
    } + [
      Form(
        target: "/accounts", whole: ["form-step": "add", "name": "x", "display-name": "X"],
        fields: ["form-step", "name", "display-name", "staff-code", "first-password", "role", "unit"]),
      Form(
        target: "/accounts/1", whole: ["form-step": "grant-role", "role": "spo", "unit": "team:T1"],
        fields: ["form-step", "role", "unit", "from", "until"]),
      Form(target: "/accounts/1", whole: ["form-step": "end-role"], fields: ["role", "unit"]),
      Form(target: "/accounts/1", whole: ["form-step": "reset"], fields: ["first-password", "remove-second-factor"]),
      Form(
        target: "/cases/X200006/open", whole: ["reason": "She is at the reception", "told": "nobody"],
        fields: ["reason", "told"]),
      Form(
        target: "/account/password", whole: ["old-password": "x", "new-password": "x", "new-password-again": "x"],
        fields: ["old-password", "new-password", "new-password-again"]),
      Form(
        target: "/account/second-factor", whole: ["form-step": "confirm"], fields: ["form-step", "code", "password"]),
    ]

  /// Controls that are sent in the address.
  private static let queries: [(target: String, fields: [String])] = [
    ("/search", ["q"]), ("/search", ["page"]), ("/cases", ["q"]), ("/cases", ["page"]), ("/cases", ["sort"]),
    ("/cases", ["order"]), ("/cases", CaseFilter.allCases.map(\.rawValue)),
    ("/cases.csv", ["q", "sort", "holder"]), ("/units/team/T1", ["sort", "order"]),
    ("/audit", ["crn"]), ("/audit", ["staff"]), ("/audit", ["by"]), ("/audit", ["action"]),
    ("/audit", ["from", "until"]),
    ("/audit", ["account"]), ("/audit", ["before"]), ("/extracts/1", ["sheet", "page"]),
    ("/data-quality/no-tier", ["level", "code", "page"]), ("/accounts", ["page"]), ("/accounts/1", ["done"]),
    ("/practitioners/1", ["workload"]), ("/sign-in", ["then"]), ("/account", ["done"]), ("/unallocated", ["page"]),
    ("/cases/X200001/practitioners", ["level", "code", "all"]),
    ("/cases/X200001/practitioners/compare", ["p1", "p2", "level", "code"]),
    ("/records/orders/edit", ["crn", "number"]), ("/records/risk/new", ["crn", "kind"]),
    ("/records/risk/done", ["crn", "outcome"]), ("/disagreements", ["page"]),
  ]

  private static func whole(_ sheet: Sheet) -> [String: String] {
    let known = [
      "crn": "X200001", "staff_code": "S1", "team": "T1", "unit": "T1", "code": "T1", "starts_on": "2026-02-02",
      "starts_at": "2026-11-22T10:00:00Z", "number": "77", "order_number": "1", "recorded_at": "2026-11-22T10:00:00Z",
      "completed_on": "2026-02-02", "cleared_on": "2026-02-02", "registered_on": "2026-02-02", "name": "x",
      "forename": "Sam", "surname": "Hill", "level": "team", "grade": "PO", "fte": "1", "course": "x", "hours": "1",
      "ends_on": "2026-12-02", "reason": "other", "gender": "other", "date_of_birth": "1990-01-01",
    ]
    return known.filter { name, _ in sheet.columns.contains { $0.name == name } }
  }

  private func fault(_ answer: Answer, _ value: String) -> String? {
    if answer.status.code >= 500 { return "\(answer.status)" }
    guard answer.headers[.contentType]?.hasPrefix("text/html") == true else { return nil }
    // The pages' own script stands in each of them, by its address and nothing else.
    let body = answer.body.replacing(/<script src="\/assets\/[a-z0-9.-]*" type="module"><\/script>/, with: "")
    if let tag = ["<script", "<img", "<svg/", "onfocus='"].first(where: body.contains) { return "has \(tag)" }
    // What breaks out of an attribute and of an element is enough to read the whole page for.
    guard NastyValues.breakingOut.contains(value) else { return nil }
    return PageChecks(answer.body).faults.first
  }

  @Test("takes no nasty value for a good one, answers none with a failure, and gives each back as words")
  func forms() async throws {
    #expect(NastyValues.all.count == 60)
    try await DistanceWorld.run { world in
      let roles = ["planner", "pdu-head", "data-steward", "administrator"].map { role in
        HeldRole(role: role, unit: role == "pdu-head" ? RoleUnit(level: "nation", code: "EW") : nil)
      }
      _ = try await world.visitor("first@example.org", "First", [])
      let visitor = try await world.visitor("all@example.org", "Everything", roles)
      var asked = 0
      for form in Self.forms {
        for fields in form.together {
          for value in NastyValues.all {
            let nasty = Dictionary(uniqueKeysWithValues: fields.map { ($0, value) })
            let answer = await visitor.send(form.target, form.whole.merging(nasty) { $1 })
            asked += fields.count
            if let fault = fault(answer, value) {
              Issue.record("\(form.target) \(fields) \(value.prefix(40)): \(fault)")
            }
            for field in fields {
              // Ten thousand signs in every field at once are more than a form may be.
              guard let column = form.columns[field], isWrong(value, column), value.utf8.count < 10_000 || Soak.isOn
              else { continue }
              #expect(
                answer.status == .unprocessableContent && answer.body.contains("<a href=\"#f-\(field)\">"),
                "\(form.target) \(field) \(value.prefix(40)): \(answer.status)")
            }
          }
        }
      }
      for (target, fields) in Self.queries {
        for fields in Soak.isOn ? fields.map({ [$0] }) : [fields] {
          for value in NastyValues.all {
            let answer = await visitor.get(target + Address.query(fields.map { ($0, value) }))
            asked += fields.count
            if let fault = fault(answer, value) { Issue.record("\(target) \(fields) \(value.prefix(40)): \(fault)") }
          }
        }
      }
      Soak.note(
        "F1", "\(asked) values in every field of every form, 0 × 5xx", bar: "0 × 5xx, right message, echoed safely")
    }
  }

  /// Whether a value is one that the column cannot have, beyond doubt.
  private func isWrong(_ value: String, _ column: SheetColumn) -> Bool {
    // A form with a NUL in it is not read at all.
    guard column.name != "crn", !value.contains("\u{0}") else { return false }
    return switch column.kind {
    case .date: NastyValues.noDays.contains(value) && value != "1,5"
    case .whole, .decimal, .weeklyHours, .score: NastyValues.markup.contains(value) || NastyValues.sql.contains(value)
    default: false
    }
  }

  @Test("of a record, when all are sent empty, says what has to be filled in", arguments: DataSheets.all.map(\.name))
  func empty(name: String) async throws {
    let sheet = try #require(DataSheets.named(name))
    try await DistanceWorld.run { world in
      let roles = ["pdu-head", "data-steward"].map { role in
        HeldRole(role: role, unit: role == "pdu-head" ? RoleUnit(level: "nation", code: "EW") : nil)
      }
      let visitor = try await world.visitor("all@example.org", "Everything", roles)
      for step in ["check", "confirm"] {
        let blank = Dictionary(uniqueKeysWithValues: sheet.columns.map { ($0.name, "") })
        let answer = await visitor.send(
          "/records/\(name)", blank.merging(["form-step": step, "form-kind": "new"]) { $1 })
        // Of a case that is not named nobody is told whether it is there.
        if sheet.aboutCase != nil, name != "cases" {
          #expect(answer.status == .forbidden || answer.status == .unprocessableContent, "\(answer.status)")
        } else {
          #expect(answer.status == .unprocessableContent)
          for column in sheet.columns where column.isRequired {
            #expect(answer.body.contains("<a href=\"#f-\(column.name)\">"), "\(column.name)")
          }
        }
      }
    }
  }

  @Test("of a record refuses two days in the wrong order, and a reference to nothing, on the server")
  func combinations() async throws {
    try await DistanceWorld.run { world in
      let roles = ["pdu-head", "data-steward"].map { role in
        HeldRole(role: role, unit: role == "pdu-head" ? RoleUnit(level: "nation", code: "EW") : nil)
      }
      let visitor = try await world.visitor("all@example.org", "Everything", roles)
      var rules = 0
      func refuse(_ sheet: Sheet, _ texts: [String: String], _ what: String) async {
        let fields = ["form-step": "confirm", "form-kind": "new"].merging(Self.whole(sheet)) { $1 }.merging(texts) {
          $1
        }
        let answer = await visitor.send("/records/\(sheet.name)", fields)
        #expect(
          answer.status == .unprocessableContent && answer.body.contains("<a href=\"#f-"),
          "\(sheet.name): \(what) \(answer.status)")
        rules += 1
      }
      for sheet in DataSheets.all {
        for order in sheet.ordered {
          for (first, second) in [
            ("2026-03-02", "2026-03-01"), ("2026-03-01", "2026-02-28"), ("2024-03-01", "2024-02-29"),
            ("2026-01-01", "2025-12-31"), ("2026-06-01", "1999-12-31"),
          ] { await refuse(sheet, [order.first: first, order.second: second], "\(order.first) \(order.second)") }
        }
        for column in sheet.columns {
          if column.refersTo != nil, column.name != "crn" { await refuse(sheet, [column.name: "NOSUCH"], column.name) }
          if column.isRequired, column.name != "crn" { await refuse(sheet, [column.name: ""], column.name) }
          switch column.kind {
          case .choice, .yesNo, .ruleEntry: await refuse(sheet, [column.name: "no-such"], column.name)
          case .whole(let range):
            await refuse(sheet, [column.name: String(range.lowerBound - 1)], column.name)
            await refuse(sheet, [column.name: String(range.upperBound + 1)], column.name)
          case .weeklyHours:
            for value in ["-1", "-0.01", "1.2.3", "60.01", "61", "100", "1000000"] {
              await refuse(sheet, [column.name: value], column.name)
            }
          case .decimal:
            for value in ["-1", "-0.01", "1.2.3", "1000000"] {
              await refuse(sheet, [column.name: value], column.name)
            }
          case .code(let maximum), .text(let maximum):
            await refuse(sheet, [column.name: String(repeating: "x", count: maximum + 1)], column.name)
          default: break
          }
        }
      }
      #expect(rules >= 200)
      Soak.note("F2", "\(rules) combinations, all refused", bar: "200, all refused on the server")
    }
  }
}
