import DataFormat
import HTTPTypes
import Rules
import Synchronization
import Testing

@testable import Casework
@testable import Web

@Suite("Forms of records")
struct RecordPagesTests {
  private static let risk = [
    RecordForm.kindField: "new", RecordForm.knownField: "crn", RecordForm.stepField: "check",
    "crn": "X100003", "kind": "rosh", "recorded_at": "2026-11-22",
    "band": "very-high",
  ]

  @Test(
    "are there for every sheet, new and for change, with a field or a text for every column", arguments: DataSheets.all)
  func everySheet(sheet: Sheet) async throws {
    let client = try Client()
    // Only whoever heads a unit keeps who is kept from a case.
    let head = HeldRole(role: "pdu-head", unit: RoleUnit(level: "nation", code: "EW"))
    let steward = HeldRole(role: "data-steward", unit: nil)
    client.signIn(as: client.accounts.add("head@example.org", "Head", roles: [head, steward]))
    let key = Dictionary(uniqueKeysWithValues: sheet.key.map { ($0, "X100003") })
    let changes: [RecordAddress] = sheet.isHistory ? [] : [.edit(sheet.name, key: key), .sheet(sheet.name)]
    for address in [RecordAddress.new(sheet.name)] + changes {
      let main = try await client.main(address.target)
      let asked = if case .sheet = address { Array(sheet.keyColumns) } else { sheet.columns }
      for column in asked {
        #expect(main.contains("id=\"\(RecordField.id(column.name))\""), "\(address.target): \(column.name)")
      }
      #expect(main.contains("autocomplete=\"off\""))
    }
    let list = try await client.main("/records")
    #expect(list.contains("href=\"/records/\(sheet.name)\"") && list.contains("href=\"/records/\(sheet.name)/new\""))
  }

  @Test("of a history offer no change of what is there")
  func history() async throws {
    let client = try Client()
    #expect(await client.ask("/records/allocations/edit?crn=X100003&starts_at=2026-11-20").status == .badRequest)
    #expect(!(try await client.main("/records/allocations")).contains("<form"))
    let done = try await client.main("/records/allocations/done?crn=X100003&starts_at=2026-11-20&outcome=kept")
    #expect(!done.contains("/edit"))
  }

  @Test("do not ask for what the address says already, and send it along")
  func known() async throws {
    let main = try await (try Client()).main("/records/risk/new?crn=X100003&kind=rosh")
    #expect(main.contains("<input type=\"hidden\" name=\"crn\" value=\"X100003\">"))
    #expect(main.contains("Risk of serious harm (ROSH)") && !main.contains("name=\"kind\" type=\"radio\""))
    #expect(main.contains("name=\"band\" type=\"radio\" value=\"very-high\""))
  }

  @Test("ignore fields of the address that are no columns")
  func unknownFields() async throws {
    let main = try await (try Client()).main("/records/risk/new?crn=X100003&nosuch=1&form-token=x")
    #expect(!main.contains("nosuch") && !main.contains("value=\"x\""))
  }

  @Test("offer what the rule pack has, by its labels")
  func choices() async throws {
    let client = try Client()
    let order = try await client.main("/records/orders/new")
    for type in client.pack.caseTypes { #expect(order.contains("<option value=\"\(type.id)\">")) }
    let entry = try await client.main("/records/registrations/new")
    #expect(entry.contains("<datalist id=\"f-type-list\">") && entry.contains("value=\"MAPP\""))
  }

  @Test("say what a record does before it is kept, and keep nothing by that")
  func check() async throws {
    let writes = SampleWrites()
    let answer = await (try Client(writes: writes)).send("/records/risk", Self.risk)
    #expect(answer.status == .ok)
    for words in [
      "<h1>Check what this does</h1>", "Very high", "B2", "A1", "100.0%", "105.0%", "Waits for the case system",
      "30 points", "href=\"/cases/X100003\"", "There is a risk score of this kind already",
    ] { #expect(answer.body.contains(words), "\(words)") }
    #expect(writes.log.withLock { $0.map(\.isPreview) } == [true])
  }

  @Test("keep a record when it is confirmed, and lead on with a GET")
  func confirm() async throws {
    let writes = SampleWrites()
    let client = try Client(writes: writes)
    let answer = await client.send("/records/risk", Self.risk.merging([RecordForm.stepField: "confirm"]) { $1 })
    #expect(answer.status == .seeOther)
    let target = try #require(answer.headers[.location])
    let done = try await client.main(target)
    #expect(done.contains("waiting for the case system") && done.contains("href=\"/cases/X100003\""))
    let kept = try #require(writes.log.withLock { $0.last })
    #expect(!kept.isPreview && kept.entry.madeBy == "Ada Lovelace" && kept.entry.texts["band"] == "very-high")
  }

  @Test("go back with everything that was typed")
  func change() async throws {
    let writes = SampleWrites()
    let answer = await (try Client(writes: writes)).send(
      "/records/risk", Self.risk.merging([RecordForm.stepField: "change", "source": "a \"b\" <c>"]) { $1 })
    #expect(answer.status == .ok && answer.body.contains("value=\"a &quot;b&quot; &lt;c&gt;\""))
    #expect(answer.body.contains("value=\"very-high\" checked"))
    #expect(writes.log.withLock { $0.isEmpty })
  }

  @Test("name whoever is signed in, whatever is sent")
  func whoever() async throws {
    let writes = SampleWrites()
    let client = try Client(writes: writes)
    let answer = await client.send("/records/risk", Self.risk.merging(["your-name": "Jo Clarke"]) { $1 })
    #expect(answer.body.contains("<dt>Recorded by</dt><dd>Ada Lovelace</dd>") && !answer.body.contains("Jo Clarke"))
    #expect(writes.log.withLock { $0.map(\.entry.madeBy) } == ["Ada Lovelace"])
  }

  @Test("take no reason that is too long or has control characters")
  func reasons() async throws {
    for text in ["a\u{0}b", String(repeating: "a", count: 501), "a\u{1B}b"] {
      let answer = await (try Client()).send(
        "/records/risk", Self.risk.merging([RecordForm.reasonField: text]) { $1 })
      #expect(answer.status.code >= 400 && answer.status.code < 500, "\(text)")
    }
  }

  @Test("say when nothing would change")
  func same() async throws {
    let client = try Client(writes: SampleWrites(.same))
    let answer = await client.send("/records/risk", Self.risk)
    #expect(answer.status == .seeOther)
    #expect(try await client.main(try #require(answer.headers[.location])).contains("It says this already"))
  }

  @Test("are refused unless they come from a page of this server with its token")
  func foreign() async throws {
    let writes = SampleWrites()
    let client = try Client(writes: writes)
    let referer = try #require(HTTPField.Name("Referer"))
    for headers: HTTPFields in [
      [:], [.origin: "null"], [.origin: "http://evil.example"], [.origin: "http://127.0.0.1:8081"],
      [.origin: "https://127.0.0.1:8080"], [.origin: "http://127.0.0.1:8080.evil.example"],
      [referer: "http://127.0.0.1:8080.evil.example/"], [.origin: "null", referer: "http://127.0.0.1:8080/records"],
    ] {
      let answer = await client.send("/records/risk", Self.risk, headers: headers)
      #expect(answer.status == .forbidden && answer.body.contains("<h1>This form is not from here</h1>"), "\(headers)")
    }
    for token in ["", "x", String(repeating: "0", count: 64)] {
      let answer = await client.send("/records/risk", Self.risk.merging([FormToken.fieldName: token]) { $1 })
      #expect(answer.status == .forbidden && answer.body.contains("<h1>This form is out of date</h1>"))
    }
    #expect(writes.log.withLock { $0.isEmpty })
    #expect(await client.send("/records/risk", Self.risk, headers: [referer: "http://127.0.0.1:8080/x"]).status == .ok)
  }

  @Test("have a token that nobody can guess")
  func tokens() throws {
    #expect(FormToken.random().text != FormToken.random().text && FormToken.random().text.count == 64)
  }

  @Test("are refused when they are no forms, too large, unreadable, or sent elsewhere")
  func malformed() async throws {
    let client = try Client()
    let origin: HTTPFields = [.origin: "http://127.0.0.1:8080"]
    func status(_ target: String, _ more: HTTPFields) async -> Int {
      var headers = origin
      for field in more { headers[field.name] = field.value }
      return await client.ask(target, method: .post, headers: headers).status.code
    }
    let form = "application/x-www-form-urlencoded"
    #expect(await status("/records/risk", [.contentType: "application/json", .contentLength: "2"]) == 415)
    #expect(await status("/records/risk", [.contentType: form, .contentLength: "40000"]) == 413)
    #expect(await status("/records/risk", [.contentType: form]) == 413)
    #expect(await status("/records/risk", [.contentType: form, .transferEncoding: "chunked"]) == 415)
    #expect(await status("/records/nosuch", [.contentType: form, .contentLength: "0"]) == 405)
    for target in ["/records", "/records/risk/new", "/cases", "/"] {
      #expect(await status(target, [.contentType: form, .contentLength: "0"]) == 405, "\(target)")
    }
    #expect(await client.ask("/records/risk", method: .put).headers[.allow] == "GET, HEAD, POST")
  }

  @Test("show and change nothing of a restricted case")
  func restricted() async throws {
    let writes = SampleWrites()
    for step in ["check", "confirm", "change"] {
      let answer = await (try Client(writes: writes)).send(
        "/records/risk", Self.risk.merging(["crn": "X999999", RecordForm.stepField: step]) { $1 })
      #expect(answer.status == .forbidden && answer.body.contains("<h1>You may not see this case</h1>"))
    }
    #expect(writes.log.withLock { $0.isEmpty })
  }

  @Test("lead from a case and from a practitioner to forms that know them")
  func ways() async throws {
    let client = try Client()
    let crn = "X100003"
    let page = try await client.main("/cases/\(crn)")
    for target in [
      "/records/risk/new?crn=\(crn)&amp;kind=rosh", "/records/registrations/new?crn=\(crn)",
      "/records/orders/new?crn=\(crn)", "/records/cases/edit?crn=\(crn)",
    ] {
      #expect(
        page.contains("href=\"\(target.replacing("&amp;", with: "&"))\"") || page.contains("href=\"\(target)\""),
        "\(target)")
    }
    let person = try await client.main("/practitioners/2")
    #expect(
      person.contains("href=\"/records/training/new?staff_code=") && person.contains("href=\"/records/posts/new?"))
    #expect(try await client.main("/units/team/EG/staffing").contains("href=\"/records/funded-posts/new?unit=EG\""))
  }
}
