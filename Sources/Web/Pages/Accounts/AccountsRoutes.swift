import Casework
import HTTPTypes
import Rules

extension Visit {
  /// Every page on which an administrator looks after accounts.
  func accounts(_ address: AccountsAddress) async throws -> Answer {
    let actor = try signedIn.person.actor
    switch address {
    case .list(let number):
      let page = AccountListPage(
        accounts: try await site.accounts.accounts(for: actor).sorted {
          ($0.displayName, $0.id) < ($1.displayName, $1.id)
        },
        number: number, pack: use.pack, standing: try? await use.standing())
      guard number <= page.pages else { throw CaseworkRefusal.notFound("The list of accounts has no page \(number).") }
      return .page(framed(page.page))
    case .new:
      try await site.accounts.requireManaging(.accountAdd, by: actor)
      return await newAccountPage(AccountForm())
    case .one(let id, let done): return try await accountPage(try await account(id), done: done)
    }
  }

  /// Takes a form of one of these pages; its token has been looked at.
  func sent(_ fields: [String: String], to address: AccountsAddress) async throws -> Answer {
    let form = AccountForm(sent: fields)
    try await site.accounts.requireManaging((form.step ?? .add).audited, by: try signedIn.person.actor)
    switch (address, form.step) {
    case (.list, .add): return try await added(form)
    case (.one(let id, _), let step?) where step != .add: return try await changed(try await account(id), step, form)
    default: throw CaseworkRefusal.invalid("The form does not say what to do. Nothing was changed.")
    }
  }

  private func added(_ form: AccountForm) async throws -> Answer {
    let (role, wrong) = form.text(AccountForm.roleField).isEmpty ? (nil, []) : form.role(use.pack)
    let problems = form.newProblems + wrong
    guard problems.isEmpty else { return await newAccountPage(form, problems) }
    do {
      let id = try await site.accounts.addAccount(form.account(role), by: try signedIn.person.actor)
      return .seeOther(.accounts(.one(id, done: .add)))
    } catch CaseworkRefusal.invalid(let sentence) {
      return await newAccountPage(form, [FieldProblem(form: sentence, first: AccountForm.nameField)])
    }
  }

  private func changed(_ account: AccountSummary, _ step: AccountStep, _ form: AccountForm) async throws -> Answer {
    let problems = missing(in: form, for: step, account)
    guard problems.isEmpty else { return try await accountPage(account, form, problems) }
    if step == .issueToken { return try await issued(to: account, form) }
    do { try await change(account, step, form) } catch CaseworkRefusal.invalid(let sentence) {
      let first = step == .reset ? AccountForm.passwordField : AccountForm.roleField
      return try await accountPage(account, form, [FieldProblem(form: sentence, first: first)])
    }
    return .seeOther(.accounts(.one(account.id, done: step)))
  }

  private func missing(in form: AccountForm, for step: AccountStep, _ account: AccountSummary) -> [FieldProblem] {
    switch step {
    case .reset: form.passwordProblems
    case .grantRole:
      form.role(use.pack).problems + form.day(AccountForm.fromField).problems
        + form.day(AccountForm.untilField).problems
    case .issueToken: newToken(form, of: account).problems
    case .add, .enable, .disable, .endSessions, .endRole, .endToken: []
    }
  }

  private func change(_ account: AccountSummary, _ step: AccountStep, _ form: AccountForm) async throws {
    let actor = try signedIn.person.actor
    switch step {
    case .add, .issueToken: break
    case .endToken:
      let tokens = try await site.accounts.tokens(of: account.name, by: actor)
      guard let token = tokens.first(where: { "\($0.id)" == form.text(TokensPart.numberField) }) else {
        throw CaseworkRefusal.notFound("The account has no token of this number.")
      }
      try await site.accounts.endToken(token.id, by: actor)
    case .enable: try await site.accounts.setState(of: account.name, enabled: true, by: actor)
    case .disable: try await site.accounts.setState(of: account.name, enabled: false, by: actor)
    case .endSessions: try await site.accounts.endSessions(of: account.name, by: actor)
    case .reset:
      try await site.accounts.resetPassword(
        of: account.name, to: form.password, removingSecondFactor: form.text(AccountForm.removeField) == "yes",
        by: actor)
    case .grantRole:
      guard let role = form.role(use.pack).role else { return }
      try await site.accounts.grant(
        role, to: account.name, from: form.day(AccountForm.fromField).day ?? site.clock.today,
        until: form.day(AccountForm.untilField).day, by: actor)
    case .endRole:
      // The role as it is held, whatever the rules say of it today.
      let unit = form.text(AccountForm.unitField)
      guard
        let held = account.roles.first(where: {
          $0.role.role == form.text(AccountForm.roleField) && ($0.role.unit?.code ?? "") == unit
        })
      else { throw CaseworkRefusal.notFound("The account does not hold this role any more.") }
      try await site.accounts.end(held.role, of: account.name, by: actor)
    }
  }

  private func newToken(_ form: AccountForm, of account: AccountSummary) -> (token: NewToken?, problems: [FieldProblem])
  {
    form.newToken(of: account, today: site.clock.today, usualDays: use.pack.programs.usualTokenDays)
  }

  private func account(_ id: Int) async throws -> AccountSummary {
    guard let account = try await site.accounts.account(id, for: try signedIn.person.actor) else {
      throw CaseworkRefusal.notFound("There is no account of this number.")
    }
    return account
  }

  private func newAccountPage(_ form: AccountForm, _ problems: [FieldProblem] = []) async -> Answer {
    let page = NewAccountPage(
      form: form, problems: problems, token: formToken, pack: use.pack, standing: try? await use.standing())
    return .page(framed(page.page), problems.isEmpty ? .ok : .unprocessableContent)
  }

  /// The answer to the form itself: a token cannot be shown a second time, so nothing leads on to another page.
  private func issued(to account: AccountSummary, _ form: AccountForm) async throws -> Answer {
    guard let new = newToken(form, of: account).token else {
      return try await accountPage(account, form)
    }
    do {
      let issued = try await site.accounts.issueToken(new, by: try signedIn.person.actor)
      return try await accountPage(account, issued: issued)
    } catch CaseworkRefusal.invalid(let sentence) {
      return try await accountPage(account, form, [FieldProblem(form: sentence, first: TokensPart.nameField)])
    }
  }

  private func accountPage(
    _ account: AccountSummary, _ form: AccountForm = AccountForm(), _ problems: [FieldProblem] = [],
    done: AccountStep? = nil, issued: IssuedToken? = nil
  ) async throws -> Answer {
    let page = AccountDetailPage(
      account: account, form: form, problems: problems, done: done,
      tokens: try await site.accounts.tokens(of: account.name, by: try signedIn.person.actor), issued: issued,
      token: formToken, pack: use.pack,
      standing: try? await use.standing())
    return .page(framed(page.page), problems.isEmpty ? .ok : .unprocessableContent)
  }
}

extension AccountStep {
  /// What the audit trail calls it.
  fileprivate var audited: AuditAction {
    switch self {
    case .add: .accountAdd
    case .enable: .accountEnable
    case .disable: .accountDisable
    case .reset: .accountReset
    case .endSessions: .sessionsEnd
    case .grantRole: .roleGrant
    case .endRole: .roleEnd
    case .issueToken: .tokenIssue
    case .endToken: .tokenEnd
    }
  }
}
