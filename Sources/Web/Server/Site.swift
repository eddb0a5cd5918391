import Caseload
import Casework
import HTTPTypes

/// The whole site as a function from a request to an answer. The server around it only moves bytes.
struct Site: Sendable {
  let desk: any CaseworkDesk
  let accounts: any AccountUse
  let assets: Assets
  let log: AccessLog
  var front = Front.direct
  var clock = WallClock.system
  let metrics = Metrics()
  /// The organisation's own sign-in server; nil where people sign in here only.
  var elsewhere: (any SignInElsewhere)?

  /// Whether the first account can be made by a page: where only this machine reaches it.
  var isFirstRunHere: Bool { !front.isTLS }

  /// Answers a request: checks it, finds who asks, makes the page, and puts the headers that every answer has.
  ///
  /// - Parameters:
  ///   - body: of a form; nothing else has one.
  ///   - source: the network address that the request came from.
  func answer(to request: HTTPRequest, body: [UInt8] = [], port: Int, source: String = "") async -> Answer {
    let started = ContinuousClock.now
    let target = request.path ?? ""
    let address = try? Address(target: target)
    var answer = await checked(request, body, target: target, port: port, source: source)
    let isImmutable = if case .asset = address { answer.status == .ok } else { false }
    SecurityHeaders.apply(
      to: &answer.headers, isImmutable: isImmutable, formsLeadTo: answer.formsLeadTo, front)
    if answer.headers[.eTag] != nil { SecurityHeaders.letRevalidate(&answer.headers) }
    if answer.status == .methodNotAllowed, answer.headers[.allow] == nil {
      answer.headers[.allow] = address?.takesForm == true ? "GET, HEAD, POST" : "GET, HEAD"
    }
    let took = started.duration(to: .now)
    ServerTiming.apply(took, answer.status == .ok ? answer.accessTook : nil, to: &answer.headers)
    log.record(request.method, address, answer.status, took)
    metrics.record(request.method, address, answer.status, took)
    return answer
  }

  private func checked(
    _ request: HTTPRequest, _ body: [UInt8], target: String, port: Int, source: String
  ) async -> Answer {
    var visit = Visit(self, request, source: source)
    let isForPrograms = APIAddress.isAsked(by: request)
    // Nothing of the service is shown under a foreign name, not even in the frame.
    guard HostCheck.isOurs(request.authority, port: port, front) else {
      if isForPrograms { return Problem(.foreignHost, "Ask for Headroom by its own host name.").answer() }
      return visit.refusal(.foreignHost, standing: nil)
    }
    if isForPrograms { return await apiAnswer(to: request, body, source: source) }
    if let kind = RequestLimits.refusal(of: request, front) { return await visit.refusal(kind) }
    do {
      let address = Result { () throws(Address.Fault) in try Address(target: target) }
      if let token = visit.cookies[.session], (try? address.get())?.needsNobody != true,
        let person = try await accounts.session(token)
      {
        visit = Visit(self, request, source: source, session: Visit.Session(token: token, person: person))
      }
      if let answer = await visit.turnedAway(from: try? address.get(), request, body) { return answer }
      let answer =
        request.method == .post
        ? try await visit.sent(body, to: try address.get()) : try await visit.content(of: try address.get())
      return await visit.showingOpenLinks(answer)
    } catch {
      return await visit.showingOpenLinks(await visit.refusal(error))
    }
  }
}

extension Visit {
  /// The page that says what an error means to whoever asked.
  func refusal(_ error: any Error) async -> Answer {
    switch error {
    case Address.Fault.invalid(let sentence): return await refusal(.invalid(sentence))
    case is Address.Fault: return await refusal(.notFound(nil))
    case CaseworkRefusal.noFigures: return .page(framed(FirstPage.page))
    case CaseworkRefusal.noCases: return .page(framed(NoCasesPage.page(standing: try? await use.standing())))
    case CaseworkRefusal.restricted: return await refusal(.restricted)
    case CaseworkRefusal.notAllowed(let sentence): return await refusal(.notAllowed(sentence))
    case CaseworkRefusal.notFound(let what): return await refusal(.notFound(what))
    case CaseworkRefusal.invalid(let sentence): return await refusal(.invalid(sentence))
    default:
      let incident = String(UInt32.random(in: .min ... .max), radix: 16, uppercase: true)
      site.log.record(error, incident: incident)
      return await refusal(.failure(incident: incident))
    }
  }

  /// What is at an address. Every address of the site is a case here.
  func content(of address: Address) async throws -> Answer {
    switch address {
    case .home: try await home()
    case .unit(let level, let code, let sort, let descending): try await overview(level, code, sort, descending)
    case .overviewFile(let level, let code, let sort, let descending):
      try await overviewFile(level, code, sort, descending)
    case .caseload(let level, let code): try await caseload(level, code)
    case .caseloadFile(let level, let code): try await caseloadFile(level, code)
    case .practitioner(let id, let showsWorkload): try await practitioner(id, showsWorkload)
    case .explanation(let post): try await explanation(post)
    case .changes(let id, let from, let to): try await changes(id, from, to)
    case .extracts: try await extracts()
    case .extract(let id, let sheet, let page): try await extract(id, sheet, page)
    case .search(let query, let page): try await search(query, page)
    case .cases(let address): try await cases(address)
    case .records(let address): try await records(address)
    case .audit(let address): try await audit(address)
    case .signIn(let address): try await signIn(address)
    case .accounts(let address): try await accounts(address)
    case .sharing(let address): try await sharing(address)
    case .guide: try await guide()
    case .guidePart(let part): try await guide(part)
    case .ties(let address): try await ties(address)
    case .hours(let address): try await hours(address)
    case .subjects(let address): try await subjects(address)
    case .availability(let address): try await availability(address)
    case .load(let address): try await load(address)
    case .upkeep(let address): try await upkeep(address)
    case .allocation(let address): try await allocation(address)
    case .concerns(let address): try await concerns(address)
    case .plans(let address): try await plans(address)
    case .rules: try await rules()
    case .accessibility: try await accessibility()
    case .health:
      .text(try await use.standing().map { "ok, figures of \($0.extractDate.iso)\n" } ?? "ok, no figures yet\n")
    // Programs are answered before anybody is asked to sign in.
    case .api: throw Address.Fault.notFound
    case .asset(let name):
      if name == site.assets.styleSheetName {
        Answer(status: .ok, headers: [.contentType: "text/css; charset=utf-8"], body: site.assets.styleSheet)
      } else if name == site.assets.scriptName {
        Answer(status: .ok, headers: [.contentType: "text/javascript; charset=utf-8"], body: site.assets.script)
      } else {
        throw Address.Fault.notFound
      }
    }
  }

  /// Takes a form that was sent, once its token shows that it is of a page that this person was given.
  func sent(_ body: [UInt8], to address: Address) async throws -> Answer {
    guard let text = String(validating: body, as: UTF8.self), let fields = try? Address.fields(text) else {
      throw CaseworkRefusal.invalid("The form cannot be read. Nothing was changed.")
    }
    if case .signIn(.backChannel) = address { return await toldOfSignOut(fields) }
    guard ownToken(at: address).matches(fields[FormToken.fieldName] ?? "") else { return await refusal(.oldForm) }
    switch address {
    case .records(.sheet(let name)): return try await record(fields, on: name)
    case .signIn(let address): return try await sent(fields, to: address)
    case .accounts(let address): return try await sent(fields, to: address)
    case .sharing(let address): return try await sent(fields, to: address)
    case .ties(let address): return try await sent(fields, to: address)
    case .hours(let address): return try await sent(fields, to: address)
    case .subjects(let address): return try await sent(fields, to: address)
    case .availability(let address): return try await sent(fields, to: address)
    case .load(.excess(let id, _)): return try await answered(id, fields)
    case .upkeep(.cover(let staff, _)): return try await covered(staff, fields)
    case .upkeep(.protections(let place, _)): return try await approved(place, fields)
    case .upkeep(.week(let place, _)): return try await answeredWeek(place, fields)
    case .concerns(let address): return try await sent(fields, to: address)
    case .plans(.one(let name, _)): return try await keptPlan(name, fields)
    case .cases(.opening(let crn)): return try await opened(crn, fields)
    case .allocation(.confirm(let crn, _, _)): return try await allocated(crn, fields)
    case .allocation(.rebalance(let place)): return try await accepted(place, fields)
    default: return await refusal(.method)
    }
  }

  private func ownToken(at address: Address) -> FormToken {
    if case .signIn(let own) = address, own.isBeforeSession { return FormToken(cookies[.form] ?? "") }
    return formToken
  }
}
