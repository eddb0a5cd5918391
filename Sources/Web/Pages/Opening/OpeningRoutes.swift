import Casework
import HTTPTypes
import Rules

extension Visit {
  /// A case; where it is kept from somebody who may open it with a reason, the page that asks for one.
  func caseDetail(_ crn: String, _ standing: Standing?) async throws -> Answer {
    do {
      let model = try await use.caseDetail(crn: crn)
      let offer = try await use.helpOffer(crn: crn)
      let page = CasePage(
        model: model, standing: standing,
        linksSharing: session?.person.actor.may(.view, .disclosures, use.pack.access) ?? false,
        linksConcern: session?.person.actor.mayReport(use.pack.access) ?? false,
        help: offer.map { HelpForm(offer: $0, token: formToken).html } ?? .empty)
      return .page(framed(page.page))
    } catch CaseworkRefusal.restricted where mayOpenRestricted {
      return .page(framed(RefusalPage(kind: .restricted, standing: standing).page(openingOf: crn)), .forbidden)
    }
  }

  func openingPage(_ crn: String, _ form: [String: String] = [:], _ problem: String? = nil) async throws -> Answer {
    let page = OpeningPage(
      crn: crn, people: try await use.whoMayBeTold(), reason: form[OpeningPage.reasonField] ?? "",
      told: form[OpeningPage.toldField] ?? "", minutes: use.pack.access.breakGlassMinutes,
      problems: problem.map { [FieldProblem(form: $0, first: OpeningPage.reasonField)] } ?? [], token: formToken,
      standing: try? await use.standing())
    return .page(framed(page.page), problem == nil ? .ok : .unprocessableContent)
  }

  /// Takes the form: opens the case and leads to it, or says what to put right.
  func opened(_ crn: String, _ fields: [String: String]) async throws -> Answer {
    do {
      try await use.openRestricted(
        crn: crn, reason: fields[OpeningPage.reasonField] ?? "", told: fields[OpeningPage.toldField] ?? "")
    } catch CaseworkRefusal.invalid(let sentence) {
      return try await openingPage(crn, fields, sentence)
    }
    return .seeOther(.cases(.detail(crn: crn)))
  }

  private var mayOpenRestricted: Bool {
    session?.person.actor.may(.breakGlass, .cases, use.pack.access) ?? false
  }
}
