import Casework
import HTTPTypes
import Rules

extension Visit {
  /// Every page of the log of what is shared with partners.
  func sharing(_ address: SharingAddress) async throws -> Answer {
    let standing = try? await use.standing()
    switch address {
    case .list(let page):
      return .page(framed(SharingPage(list: try await use.disclosures(page: page), standing: standing).page))
    case .one(let crn, let done):
      let page = CaseSharingPage(
        crn: crn, entries: try await use.disclosures(crn: crn), done: done, mayRecord: mayRecordSharing,
        standing: standing)
      return .page(framed(page.page))
    case .new(let crn, let corrects):
      // Nothing of the form is shown for a case that is kept from whoever asks.
      let entries = try await use.disclosures(crn: crn)
      guard mayRecordSharing else { throw CaseworkRefusal.notAllowed(Self.noSharing) }
      guard let corrects else { return await sharingForm(DisclosureForm(crn, corrects: nil, use.pack)) }
      guard let entry = entries.first(where: { $0.id == corrects }) else {
        throw CaseworkRefusal.notFound("There is no entry of this number about this person.")
      }
      return await sharingForm(DisclosureForm(correcting: entry, use.pack))
    }
  }

  /// Takes the form of a new entry; its token has been looked at.
  func sent(_ fields: [String: String], to address: SharingAddress) async throws -> Answer {
    guard case .one(let crn, _) = address else { return await refusal(.method) }
    var form = DisclosureForm(sent: fields, crn, use.pack)
    switch try await use.recordDisclosure(form.entry) {
    case .kept(let id): return .seeOther(.sharing(.one(crn: crn, done: id)))
    case .refused(let problems):
      form.problems = problems.map { FieldProblem($0.field.rawValue, $0.sentence) }
      return await sharingForm(form)
    }
  }

  private static let noSharing = "Your role does not record what is shared. Ask whoever holds the case."

  private var mayRecordSharing: Bool {
    session?.person.actor.may(.change, .disclosures, use.pack.access) ?? false
  }

  private func sharingForm(_ form: DisclosureForm) async -> Answer {
    let page = NewSharingPage(form: form, token: formToken, standing: try? await use.standing())
    return .page(framed(page.page), form.problems.isEmpty ? .ok : .unprocessableContent)
  }
}
