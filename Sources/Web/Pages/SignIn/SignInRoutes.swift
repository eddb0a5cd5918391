import Casework
import HTTPTypes

extension Visit {
  /// Every page about signing in and about one's own account.
  func signIn(_ address: SignInAddress) async throws -> Answer {
    switch address {
    case .enter(let then):
      if site.isFirstRunHere, try await site.accounts.isUnclaimed() { return .seeOther(.signIn(.firstRun)) }
      return await signInPage(SignInForm(then: then), .first)
    case .ended(let then): return await signInPage(SignInForm(then: then), .ended)
    case .code, .elsewhere, .backChannel: return .seeOther(.signIn(.enter()))
    case .back(let fields): return try await cameBack(fields)
    case .firstRun:
      guard site.isFirstRunHere, try await site.accounts.isUnclaimed() else { return .seeOther(.signIn(.enter())) }
      return await firstRunPage(FirstRunForm())
    case .signedOut: return .page(framed(SignedOutPage.page(standing: try? await use.standing())))
    case .account(let done): return try await myAccount(done)
    case .password: return try await passwordPage()
    case .secondFactor: return try await secondFactorPage(.start)
    // Only forms lead here; whoever opens the address finds the buttons on the account's page.
    case .signOut, .sessions, .figures: return .seeOther(.signIn(.account()))
    }
  }

  /// Takes a form of one of these pages; its token has been looked at.
  func sent(_ fields: [String: String], to address: SignInAddress) async throws -> Answer {
    switch address {
    case .enter: try await tried(SignInForm(sent: fields))
    case .code: try await confirmed(SignInForm(sent: fields))
    case .elsewhere: try await ledElsewhere(SignInForm(sent: fields))
    case .firstRun: try await claimed(FirstRunForm(sent: fields))
    case .signOut: try await signedOut()
    case .password: try await passwordChosen(fields)
    case .secondFactor: try await secondFactorSent(fields)
    case .sessions: try await signedOutEverywhere()
    case .figures: try await figuresChosen(fields)
    case .back, .backChannel, .ended, .signedOut, .account: await refusal(.method)
    }
  }

  private func tried(_ form: SignInForm) async throws -> Answer {
    guard form.problems.isEmpty else { return await signInPage(form, .first, form.problems) }
    let outcome = try await site.accounts.signIn(
      name: form.name, password: form.password, source: source, device: cookies[.device])
    if case .needsCode(let challenge) = outcome {
      var next = form
      next.challenge = challenge
      return await codePage(next)
    }
    return try await entered(outcome, form) { problems, notice in
      await signInPage(form, .first, problems, notice: notice)
    }
  }

  private func confirmed(_ form: SignInForm) async throws -> Answer {
    guard !form.challenge.isEmpty else { return .seeOther(.signIn(.enter(then: form.then))) }
    guard !form.code.isEmpty else {
      return await codePage(form, [FieldProblem(SignInForm.codeField, "Enter the code.")])
    }
    let outcome = try await site.accounts.confirm(challenge: form.challenge, code: form.code)
    return try await entered(outcome, form) { problems, notice in
      if let notice { return await signInPage(form, .first, notice: notice) }
      let sentence =
        "This code is not right, or was used already. Wait for the next one; after five minutes start again."
      return await codePage(form, problems.map { _ in FieldProblem(SignInForm.codeField, sentence) })
    }
  }

  private func claimed(_ form: FirstRunForm) async throws -> Answer {
    guard site.isFirstRunHere, try await site.accounts.isUnclaimed() else { return .seeOther(.signIn(.enter())) }
    guard form.problems.isEmpty else { return await firstRunPage(form, form.problems) }
    let outcome = try await site.accounts.claim(code: form.code, form.account)
    if case .weak(let sentences) = outcome {
      return await firstRunPage(form, sentences.map { FieldProblem(NewPassword.field, $0) })
    }
    return try await entered(outcome, SignInForm()) { _, notice in
      let wrong = FieldProblem(
        FirstRunForm.codeField, "This is not the code. Enter the one that the program printed when it last started.")
      return await firstRunPage(form, notice == nil ? [wrong] : [], notice: notice)
    }
  }

  /// Goes on where somebody signed in; otherwise the page that says why not.
  private func entered(
    _ outcome: SignInOutcome, _ form: SignInForm, _ again: ([FieldProblem], String?) async -> Answer
  ) async throws -> Answer {
    switch outcome {
    case .signedIn(let token, let device, let person):
      // The session that this browser had is not the new one's: it ends.
      if let old = cookies[.session], old != token { try await site.accounts.signOut(old) }
      var answer = await firstAnswer(in: Session(token: token, person: person), form)
      answer.headers.append(cookies.setting(.session, token))
      answer.headers.append(cookies.setting(.device, device))
      return answer
    case .throttled(let seconds):
      return await again([], Self.later(seconds)).after(seconds)
    case .refused, .needsCode, .weak:
      return await again(
        [FieldProblem(SignInForm.passwordField, "The user name or the password is not right. Enter both again.")], nil)
    }
  }

  private func firstAnswer(in session: Session, _ form: SignInForm) async -> Answer {
    var visit = self
    visit.session = session
    if session.person.mustChangePassword {
      // Its owner finds the way there by themselves where the page cannot be made now.
      let page = form.kept == nil ? nil : try? await visit.passwordPage(kept: form.kept)
      return page ?? .seeOther(.signIn(.password))
    }
    guard let kept = form.kept else { return .seeOther(form.then ?? .home) }
    return .page(visit.framed(KeptFormPage.page(kept, session.formToken, standing: try? await use.standing())))
  }

  static func later(_ seconds: Int) -> String {
    let minutes = (max(1, seconds) + 59) / 60
    return "There were too many attempts. Try again in \(Figures.counted(minutes, "minute", "minutes")). "
      + "Whoever looks after accounts can help sooner."
  }

  func signInPage(
    _ form: SignInForm, _ occasion: SignInPage.Occasion, _ problems: [FieldProblem] = [], notice: String? = nil
  ) async -> Answer {
    let token = beforeToken
    let page = SignInPage(
      form: form, occasion: occasion, problems: problems, notice: notice, elsewhere: site.elsewhere?.name,
      token: token.token, standing: try? await use.standing())
    var answer = before(page.page, problems, token, occasion == .sendAgain ? .unauthorized : .ok)
    answer.formsLeadTo = site.elsewhere?.places ?? []
    return answer
  }

  private func codePage(_ form: SignInForm, _ problems: [FieldProblem] = []) async -> Answer {
    let token = beforeToken
    let page = CodePage(form: form, problems: problems, token: token.token, standing: try? await use.standing())
    return before(page.page, problems, token, .ok)
  }

  private func firstRunPage(_ form: FirstRunForm, _ problems: [FieldProblem] = [], notice: String? = nil) async
    -> Answer
  {
    let token = beforeToken
    let page = FirstRunPage(
      form: form, problems: problems, notice: notice, token: token.token, standing: try? await use.standing())
    return before(page.page, problems, token, .ok)
  }

  /// The token that this browser keeps for forms of nobody in particular; a new one where it keeps none.
  private var beforeToken: (token: FormToken, isNew: Bool) {
    cookies[.form].map { (FormToken($0), false) } ?? (.random(), true)
  }

  private func before(
    _ page: Page, _ problems: [FieldProblem], _ token: (token: FormToken, isNew: Bool), _ status: HTTPResponse.Status
  ) -> Answer {
    var answer = Answer.page(framed(page), problems.isEmpty ? status : .unprocessableContent)
    if token.isNew { answer.headers.append(cookies.setting(.form, token.token.text)) }
    // What HTTP asks of this answer: how one signs in, which is by the form on the page.
    if answer.status == .unauthorized { answer.headers[.wwwAuthenticate] = "Form realm=\"Headroom\"" }
    return answer
  }
}
