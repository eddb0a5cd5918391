import Casework
import HTTPTypes

extension Visit {
  func myAccount(_ done: SignInAddress.Done?) async throws -> Answer {
    let session = try signedIn
    let page = MyAccountPage(
      person: session.person, ends: Frame.Visitor(session.person, at: site.clock, use.pack).ends, done: done,
      figures: try await use.ownFigures(), keepsSecondFactors: site.accounts.keepsSecondFactors,
      token: session.formToken, pack: use.pack, standing: try? await use.standing())
    return .page(framed(page.page))
  }

  /// Takes the choice of being shown one's own percentage.
  func figuresChosen(_ fields: [String: String]) async throws -> Answer {
    guard let choice = fields[OwnFiguresPart.field].flatMap(OwnFigures.init) else {
      throw CaseworkRefusal.invalid("The form does not say what was chosen. Nothing was changed.")
    }
    try await use.choose(choice)
    return .seeOther(.signIn(.account(done: .figures)))
  }

  func passwordPage(_ problems: [FieldProblem] = [], kept: KeptForm? = nil) async throws -> Answer {
    let session = try signedIn
    let page = PasswordPage(
      isForced: session.person.mustChangePassword, problems: problems, kept: kept, token: session.formToken,
      standing: try? await use.standing())
    return .page(framed(page.page), problems.isEmpty ? .ok : .unprocessableContent)
  }

  func passwordChosen(_ fields: [String: String]) async throws -> Answer {
    let session = try signedIn
    let old = fields[PasswordPage.oldField] ?? ""
    let new = fields[NewPassword.field] ?? ""
    let kept = KeptForm(fields)
    let problems =
      (old.isEmpty ? [FieldProblem(PasswordPage.oldField, "Enter the password that you have now.")] : [])
      + NewPassword.problems(new, fields[NewPassword.againField] ?? "")
    guard problems.isEmpty else { return try await passwordPage(problems, kept: kept) }
    do {
      try await site.accounts.changePassword(of: session.person.actor, from: old, to: new, keeping: session.token)
    } catch CaseworkRefusal.invalid(let sentence) {
      return try await passwordPage([FieldProblem(form: sentence, first: PasswordPage.oldField)], kept: kept)
    }
    if let kept {
      return .page(framed(KeptFormPage.page(kept, session.formToken, standing: try? await use.standing())))
    }
    return .seeOther(session.person.mustChangePassword ? .home : .signIn(.account(done: .password)))
  }

  func secondFactorPage(
    _ state: SecondFactorPage.State, _ problems: [FieldProblem] = []
  ) async throws -> Answer {
    let session = try signedIn
    let offers = site.accounts.keepsSecondFactors || session.person.hasSecondFactor
    let page = SecondFactorPage(
      state: offers ? state : .unavailable(try await use.whoHelps()), hasSecondFactor: session.person.hasSecondFactor,
      problems: problems,
      token: session.formToken, standing: try? await use.standing())
    return .page(framed(page.page), problems.isEmpty ? .ok : .unprocessableContent)
  }

  func secondFactorSent(_ fields: [String: String]) async throws -> Answer {
    switch fields[SecondFactorPage.stepField].flatMap(SecondFactorPage.Step.init) {
    case .begin:
      guard site.accounts.keepsSecondFactors else { return .seeOther(.signIn(.secondFactor)) }
      guard !(try signedIn.person.hasSecondFactor) else { return .seeOther(.signIn(.secondFactor)) }
      return try await secondFactorPage(
        .begun(try await site.accounts.beginSecondFactor(of: try signedIn.person.actor)))
    case .confirm: return try await secondFactorConfirmed(fields)
    case .remove: return try await secondFactorRemoved(fields)
    case nil: throw CaseworkRefusal.invalid("The form does not say what to do. Nothing was changed.")
    }
  }

  private func secondFactorConfirmed(_ fields: [String: String]) async throws -> Answer {
    let code = (fields[SecondFactorPage.codeField] ?? "").filter { !$0.isWhitespace }
    func again(_ sentence: String) async throws -> Answer {
      try await secondFactorPage(.asked, [FieldProblem(SecondFactorPage.codeField, sentence)])
    }
    guard !code.isEmpty else { return try await again("Enter the code that your authenticator shows.") }
    do {
      try await site.accounts.confirmSecondFactor(of: try signedIn.person.actor, code: code)
    } catch CaseworkRefusal.invalid(let sentence) {
      return try await again(sentence)
    }
    return .seeOther(.signIn(.account(done: .secondFactor)))
  }

  private func secondFactorRemoved(_ fields: [String: String]) async throws -> Answer {
    let password = fields[SecondFactorPage.passwordField] ?? ""
    func again(_ sentence: String) async throws -> Answer {
      try await secondFactorPage(.start, [FieldProblem(SecondFactorPage.passwordField, sentence)])
    }
    guard !password.isEmpty else { return try await again("Enter your password.") }
    do {
      try await site.accounts.removeSecondFactor(of: try signedIn.person.actor, password: password)
    } catch CaseworkRefusal.invalid(let sentence) {
      return try await again(sentence)
    }
    return .seeOther(.signIn(.account(done: .secondFactorRemoved)))
  }
}
