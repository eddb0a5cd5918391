import Caseload
import Casework
import HTTPTypes
import Hummingbird

/// The whole site as a function from a request to an answer. The server around it only moves bytes.
struct Site: Sendable {
  let reads: any CaseworkReads
  let writes: any CaseworkWrites
  let assets: Assets
  let log: AccessLog
  let token = FormToken()

  /// Answers a request: checks it, makes the page, and puts the headers that every answer has.
  ///
  /// - Parameter body: of a form; nothing else has one.
  func answer(to request: HTTPRequest, body: [UInt8] = [], port: Int) async -> Answer {
    let started = ContinuousClock.now
    let target = request.path ?? ""
    let address = try? Address(target: target)
    var answer = await checked(request, body, target: target, port: port)
    let isImmutable = if case .asset = address { answer.status == .ok } else { false }
    SecurityHeaders.apply(to: &answer.headers, isImmutable: isImmutable)
    if answer.status == .methodNotAllowed {
      answer.headers[.allow] = address?.takesForm == true ? "GET, HEAD, POST" : "GET, HEAD"
    }
    let took = started.duration(to: .now)
    ServerTiming.apply(took, to: &answer.headers)
    log.record(request.method, address, answer.status, took)
    return answer
  }

  private func checked(_ request: HTTPRequest, _ body: [UInt8], target: String, port: Int) async -> Answer {
    // Nothing of the service is shown under a foreign name, not even in the frame.
    guard HostCheck.isOurs(request.authority, port: port) else { return refusal(.foreignHost, standing: nil) }
    if let kind = RequestLimits.refusal(of: request) { return await refusal(kind) }
    do {
      let address = try Address(target: target)
      if request.method == .post { return try await sent(body, to: address) }
      return try await content(of: address)
    } catch Address.Fault.invalid(let sentence) {
      return await refusal(.invalid(sentence))
    } catch is Address.Fault {
      return await refusal(.notFound(nil))
    } catch CaseworkRefusal.noFigures {
      return .page(framed(FirstPage.page))
    } catch CaseworkRefusal.noCases {
      return .page(framed(NoCasesPage.page(standing: try? await reads.standing())))
    } catch CaseworkRefusal.restricted {
      return await refusal(.restricted)
    } catch CaseworkRefusal.notFound(let what) {
      return await refusal(.notFound(what))
    } catch CaseworkRefusal.invalid(let sentence) {
      return await refusal(.invalid(sentence))
    } catch {
      let incident = String(UInt32.random(in: .min ... .max), radix: 16, uppercase: true)
      log.record(error, incident: incident)
      return await refusal(.failure(incident: incident))
    }
  }

  /// What is at an address. Every address of the site is a case here.
  private func content(of address: Address) async throws -> Answer {
    switch address {
    case .home: try await overview(nil, nil, nil, false)
    case .unit(let level, let code, let sort, let descending): try await overview(level, code, sort, descending)
    case .overviewFile(let level, let code, let sort, let descending):
      try await overviewFile(level, code, sort, descending)
    case .caseload(let level, let code): try await caseload(level, code)
    case .caseloadFile(let level, let code): try await caseloadFile(level, code)
    case .practitioner(let id, let showsWorkload): try await practitioner(id, showsWorkload)
    case .explanation(let post): try await explanation(post)
    case .extracts: try await extracts()
    case .extract(let id, let sheet, let page): try await extract(id, sheet, page)
    case .search(let query, let page): try await search(query, page)
    case .cases(let address): try await cases(address)
    case .records(let address): try await records(address)
    case .guide: try await guide()
    case .rules: try await rules()
    case .accessibility: try await accessibility()
    case .health:
      .text(try await reads.standing().map { "ok, figures of \($0.extractDate.iso)\n" } ?? "ok, no figures yet\n")
    case .asset(let name):
      if name == assets.styleSheetName {
        Answer(status: .ok, headers: [.contentType: "text/css; charset=utf-8"], body: assets.styleSheet)
      } else {
        throw Address.Fault.notFound
      }
    }
  }

  func refusal(_ kind: RefusalPage.Kind) async -> Answer {
    refusal(kind, standing: try? await reads.standing())
  }

  private func refusal(_ kind: RefusalPage.Kind, standing: Standing?) -> Answer {
    let refusal = RefusalPage(kind: kind, standing: standing)
    return .page(framed(refusal.page), refusal.status)
  }

  func framed(_ page: Page) -> HTML {
    Frame(
      title: page.title, section: page.section, breadcrumbs: page.breadcrumbs, standing: page.standing,
      cases: page.cases, styleSheet: .asset(assets.styleSheetName)
    ).around(page.main)
  }
}
