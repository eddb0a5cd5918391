import Casework
import HTTPTypes
import JSONShapes

/// A program's request on its way: who asks, and with what they may do.
struct APIVisit: Sendable {
  let site: Site
  let request: HTTPRequest
  let body: [UInt8]
  let address: APIAddress
  /// The use cases as whoever asks may call them.
  let use: any CaseworkUse
  let holder: TokenHolder?
}

extension Site {
  /// Answers a program. The host was looked at before.
  func apiAnswer(to request: HTTPRequest, _ body: [UInt8], source: String) async -> Answer {
    let address = APIAddress(of: request)
    do {
      guard (request.path ?? "").utf8.count <= RequestLimits.longestTarget else {
        throw Problem(.tooLong, "Addresses have at most \(RequestLimits.longestTarget) characters.")
      }
      guard let address else { throw Address.Fault.notFound }
      guard address.route.methods.contains(request.method) else {
        throw Problem(
          .method, "Here one can ask for \(address.route.methods.map(\.rawValue).joined(separator: ", ")).")
      }
      let holder = try await holder(request, address.route, source: source)
      guard Accepting.takes(address.route.mediaType, request) else {
        throw Problem(.notAcceptable, "This comes as \(address.route.mediaType).")
      }
      try APIBody.check(request, body)
      let visit = APIVisit(
        site: self, request: request, body: body, address: address, use: desk.use(as: holder?.actor ?? .nobody),
        holder: holder)
      return try await visit.content(address.fields)
    } catch {
      if let problem = Problem(error) { return problem.answer(at: address) }
      let incident = String(UInt32.random(in: .min ... .max), radix: 16, uppercase: true)
      log.record(error, incident: incident)
      return Problem(.failure, "Nothing was changed. Give this number to whoever runs Headroom: \(incident).").answer()
    }
  }

  /// Who a request's token stands for; nil where nobody need be known.
  private func holder(_ request: HTTPRequest, _ route: APIRoute, source: String) async throws -> TokenHolder? {
    if route.isOpen { return nil }
    // Without a proxy in front only this machine reaches the server.
    if route == .metrics, front == .direct { return nil }
    guard let field = request.headerFields[.authorization] else {
      throw Problem(.noToken, "Send a token: Authorization: Bearer TOKEN. An administrator issues it.")
    }
    let parts = field.split(separator: " ", maxSplits: 1)
    let isToken = parts.count == 2 && parts[0].lowercased() == "bearer" && parts[1].utf8.count <= Self.longestToken
    guard isToken, let holder = try await accounts.holder(ofToken: String(parts[1])) else {
      try await accounts.noteBadToken(isToken ? String(parts[1]) : "", source: source)
      throw Problem(.badToken, "The token ended or ran out, its account is disabled, or it never was one.")
    }
    if route == .metrics, !holder.seesMetrics {
      throw Problem(.notAllowed, "This token is not for metrics.")
    }
    return holder
  }

  /// Characters; ours have fewer.
  private static let longestToken = 200
}

extension APIVisit {
  /// What is at the address. Every route is a case here.
  func content(_ fields: [String: String]) async throws -> Answer {
    switch address.route {
    case .index: try await index()
    case .document:
      Answer(status: .ok, headers: [.contentType: "application/yaml"], body: site.assets.openAPI)
    case .units: try await units(fields)
    case .unit: try await unit(fields)
    case .unitCases:
      try await cases(.unit(level: address["level"], code: address["code"]), fields)
    case .staffing: try await staffing()
    case .people: try await people()
    case .unallocated: try await unallocated(fields)
    case .quality: try await quality()
    case .findings: try await findings(fields)
    case .search: try await search(fields)
    case .audit: try await audit(fields)
    case .accounts: try await accounts(fields)
    case .practitioner: try await practitioner()
    case .practitionerCases: try await cases(.practitioner(try identifier()), fields)
    case .explanation: try await explanation()
    case .hours: try await hours()
    case .availability: try await availability()
    case .capacity: try await capacity()
    case .balance: try await balance()
    case .excesses: try await excesses()
    case .excess: try await excess()
    case .cases: try await cases(.service, fields)
    case .caseDetail: try read(CaseJSON(try await use.caseDetail(crn: address["crn"])))
    case .extracts: try await extracts(fields)
    case .extract: try await extract(fields)
    case .records: try await newRecord()
    case .record: request.method == .patch ? try await changedRecord() : try await record()
    case .ready: try await ready()
    case .metrics: try await metrics()
    }
  }

  func identifier() throws -> Int { try Address.identifier(address["id"]) }

  /// What was asked for, or that whoever asks has it already.
  func read(_ value: some Encodable, links: String? = nil) throws -> Answer {
    let body = try JSONText.of(value)
    return read(body, version: Fingerprint.of(body), links: links)
  }

  func read(_ body: String, version: String, links: String? = nil) -> Answer {
    var answer = Answer(status: .ok, headers: [.contentType: "application/json"], body: body)
    if Conditions.has(version, request) {
      answer = Answer(status: .notModified, headers: [:], body: "")
    }
    answer.headers[.eTag] = Conditions.tag(version)
    if let links, let name = HTTPField.Name("Link") { answer.headers[name] = links }
    return answer
  }
}
