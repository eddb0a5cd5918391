import Caseload
import Synchronization

@testable import Casework

/// Accounts in memory, by the rules of ``AccountUse`` and without their work: passwords are compared as they stand.
final class FakeAccounts: AccountUse {
  struct Account {
    var summary: AccountSummary
    var password: String
    var secret: String?
    var wrong = 0
  }

  struct Session {
    let account: Int
    let formToken: String
  }

  struct Book {
    var accounts: [Account] = []
    var sessions: [String: Session] = [:]
    var challenges: [String: Int] = [:]
    var pending: [Int: String] = [:]
    var tokens: [Token] = []
    var claimCode: String?
    var made = 0
    /// Calls that changed something, by name.
    var changes: [String] = []
    /// Where attempts to sign in came from, and the device token that came along.
    var attempts: [(source: String, device: String?)] = []
  }

  let book = Mutex(Book())
  let keepsSecondFactors: Bool

  static let password = "four calm words here"
  static let code = "123456"
  /// Wrong passwords after which an account waits.
  static let patience = 5
  static let administrator = HeldRole(role: "administrator", unit: nil)

  static let wrongPassword = CaseworkRefusal.invalid("The present password is not right.")

  /// - Parameters:
  ///   - isClaimed: whether Ada has an account, an administrator's.
  ///   - keepsSecondFactors: whether the server has a key for them.
  init(isClaimed: Bool = true, keepsSecondFactors: Bool = true) {
    self.keepsSecondFactors = keepsSecondFactors
    guard isClaimed else { return }
    // Roles that together lead to every page of the site.
    let others = ["planner", "data-steward"].map { HeldRole(role: $0, unit: nil) }
    _ = add("ada@example.org", "Ada Lovelace", roles: others + [Self.administrator])
  }

  @discardableResult
  func add(
    _ name: String, _ displayName: String, roles: [HeldRole] = [], password: String = FakeAccounts.password,
    mustChange: Bool = false, staff: String? = nil
  ) -> Int {
    book.withLock { book in
      let id = book.accounts.count + 1
      book.accounts.append(
        Account(
          summary: AccountSummary(
            id: id, name: name, displayName: displayName, staff: staff, isEnabled: true, hasSecondFactor: false,
            mustChangePassword: mustChange,
            roles: roles.map { DatedRole(role: $0, from: LocalDate(daysSinceEpoch: 20_000), until: nil) }, ties: [],
            lastSignIn: nil, sessions: 0),
          password: password))
      return id
    }
  }

  /// A session of an account, as if it had just signed in.
  func open(_ id: Int = 1) -> (token: String, formToken: String) {
    book.withLock { book in
      book.made += 1
      let session = Session(account: id, formToken: "form-\(book.made)")
      book.sessions["session-\(book.made)"] = session
      return ("session-\(book.made)", session.formToken)
    }
  }

  private func signedIn(_ id: Int) -> SignInOutcome {
    let opened = open(id)
    return person(opened.token).map { .signedIn(token: opened.token, device: "device-\(id)", $0) } ?? .refused
  }

  private func person(_ token: String) -> SignedIn? {
    book.withLock { book in
      guard let session = book.sessions[token] else { return nil }
      let account = book.accounts[session.account - 1].summary
      guard account.isEnabled else { return nil }
      return SignedIn(
        actor: Actor(
          way: .account(account.id), name: account.name, displayName: account.displayName, staff: account.staff,
          roles: account.roles.map(\.role)),
        mustChangePassword: account.mustChangePassword, hasSecondFactor: account.hasSecondFactor,
        idleSecondsLeft: 1_800, formToken: session.formToken)
    }
  }

  private func index(_ name: String, _ book: Book) throws -> Int {
    guard let index = book.accounts.firstIndex(where: { $0.summary.name == name }) else {
      throw CaseworkRefusal.notFound("There is no account of this name.")
    }
    return index
  }

  private func change(_ what: String, _ name: String, _ body: (inout Account) throws -> Void) throws {
    try book.withLock { book in
      try body(&book.accounts[try index(name, book)])
      book.changes.append(what)
    }
  }

  private func endSessions(_ name: String, keeping token: String? = nil) throws {
    try book.withLock { book in
      let id = try index(name, book) + 1
      book.sessions = book.sessions.filter { $0.value.account != id || $0.key == token }
    }
  }

  // The use cases.

  func signIn(name: String, password: String, source: String, device: String?) async throws -> SignInOutcome {
    let found: (id: Int, outcome: SignInOutcome?) = book.withLock { book in
      book.attempts.append((source, device))
      guard let index = book.accounts.firstIndex(where: { $0.summary.name == name }) else { return (0, .refused) }
      if book.accounts[index].wrong >= Self.patience, device != "device-\(index + 1)" {
        return (0, .throttled(seconds: 90))
      }
      guard book.accounts[index].password == password, book.accounts[index].summary.isEnabled else {
        book.accounts[index].wrong += 1
        return (0, .refused)
      }
      guard book.accounts[index].summary.hasSecondFactor else { return (index + 1, nil) }
      book.made += 1
      book.challenges["challenge-\(book.made)"] = index + 1
      return (0, .needsCode(challenge: "challenge-\(book.made)"))
    }
    return found.outcome ?? signedIn(found.id)
  }

  func confirm(challenge: String, code: String) async throws -> SignInOutcome {
    let id = book.withLock { book in code == Self.code ? book.challenges.removeValue(forKey: challenge) : nil }
    return id.map(signedIn) ?? .refused
  }

  func session(_ token: String) async throws -> SignedIn? { person(token) }

  func signOut(_ token: String) async throws {
    book.withLock { book in
      book.sessions[token] = nil
      book.changes.append("signOut")
    }
  }

  func isUnclaimed() async throws -> Bool { book.withLock { $0.accounts.isEmpty } }

  func makeClaimCode() async throws -> String? {
    book.withLock { book in
      book.claimCode = book.accounts.isEmpty ? "one-time" : nil
      return book.claimCode
    }
  }

  func claim(code: String, _ new: NewAccount) async throws -> SignInOutcome {
    let isRight = book.withLock { $0.claimCode == code && $0.accounts.isEmpty }
    guard isRight else { return .refused }
    if let weak = Self.weakness(new.password) { return .weak([weak]) }
    return signedIn(add(new.name, new.displayName, roles: new.roles, password: new.password ?? ""))
  }

  private static func weakness(_ password: String?) -> String? {
    (password ?? "").count < 8 ? "Choose a password of at least 8 characters." : nil
  }

  func changePassword(of actor: Actor, from old: String, to new: String, keeping token: String) async throws {
    if let weak = Self.weakness(new) { throw CaseworkRefusal.invalid(weak) }
    try change("changePassword", actor.name) { account in
      guard account.password == old else { throw Self.wrongPassword }
      account.password = new
      account.summary = account.summary.with(mustChangePassword: false)
    }
    try endSessions(actor.name, keeping: token)
  }

  func beginSecondFactor(of actor: Actor) async throws -> SecondFactorSecret {
    book.withLock { $0.changes.append("beginSecondFactor") }
    return SecondFactorSecret(
      text: "JBSW Y3DP EHPK 3PXP", address: "otpauth://totp/Headroom:ada?secret=JBSWY3DPEHPK3PXP&issuer=Headroom")
  }

  func confirmSecondFactor(of actor: Actor, code: String) async throws {
    guard code == Self.code else { throw CaseworkRefusal.invalid("The code is not right.") }
    try change("confirmSecondFactor", actor.name) { $0.summary = $0.summary.with(hasSecondFactor: true) }
  }

  func removeSecondFactor(of actor: Actor, password: String) async throws {
    try change("removeSecondFactor", actor.name) { account in
      guard account.password == password else { throw Self.wrongPassword }
      account.summary = account.summary.with(hasSecondFactor: false)
    }
  }

  func requireManaging(_ action: AuditAction, by actor: Actor) async throws {
    guard actor.roles.contains(Self.administrator) else { throw CaseworkRefusal.notAllowed("Only an administrator.") }
  }

  func accounts(for actor: Actor) async throws -> [AccountSummary] {
    try await requireManaging(.viewAccounts, by: actor)
    return summaries
  }

  func account(_ id: Int, for actor: Actor) async throws -> AccountSummary? {
    try await accounts(for: actor).first { $0.id == id }
  }

  /// All accounts, whoever asks.
  var summaries: [AccountSummary] { book.withLock { $0.accounts.map(\.summary) } }

  func addAccount(_ new: NewAccount, by actor: Actor) async throws -> Int {
    guard book.withLock({ !$0.accounts.contains { $0.summary.name == new.name } }) else {
      throw CaseworkRefusal.invalid("There is an account of this name already.")
    }
    if let weak = Self.weakness(new.password) { throw CaseworkRefusal.invalid(weak) }
    book.withLock { $0.changes.append("addAccount") }
    return add(
      new.name, new.displayName, roles: new.roles, password: new.password ?? "", mustChange: new.mustChangePassword,
      staff: new.staff)
  }

  func setState(of account: String, enabled: Bool, by actor: Actor) async throws {
    try change("setState", account) { $0.summary = $0.summary.with(isEnabled: enabled) }
    if !enabled { try endSessions(account) }
  }

  func resetPassword(of account: String, to password: String, removingSecondFactor: Bool, by actor: Actor) async throws
  {
    if let weak = Self.weakness(password) { throw CaseworkRefusal.invalid(weak) }
    try change("resetPassword", account) { kept in
      kept.password = password
      kept.wrong = 0
      kept.summary = kept.summary.with(
        hasSecondFactor: removingSecondFactor ? false : nil, mustChangePassword: true)
    }
    try endSessions(account)
  }

  func grant(_ role: HeldRole, to account: String, from: LocalDate, until: LocalDate?, by actor: Actor) async throws {
    try change("grant", account) { kept in
      kept.summary = kept.summary.with(
        roles: kept.summary.roles + [DatedRole(role: role, from: from, until: until)])
    }
  }

  func end(_ role: HeldRole, of account: String, by actor: Actor) async throws {
    try change("end", account) { kept in
      kept.summary = kept.summary.with(roles: kept.summary.roles.filter { $0.role != role })
    }
  }

  func grant(_ tie: Tie, to account: String, from: LocalDate, until: LocalDate?, by actor: Actor) async throws {}
  func end(_ tie: Tie, of account: String, by actor: Actor) async throws {}

  func endSessions(of account: String, by actor: Actor) async throws {
    try endSessions(account)
    book.withLock { $0.changes.append("endSessions") }
  }
}

extension AccountSummary {
  fileprivate func with(
    isEnabled: Bool? = nil, hasSecondFactor: Bool? = nil, mustChangePassword: Bool? = nil, roles: [DatedRole]? = nil
  ) -> AccountSummary {
    AccountSummary(
      id: id, name: name, displayName: displayName, staff: staff, isEnabled: isEnabled ?? self.isEnabled,
      hasSecondFactor: hasSecondFactor ?? self.hasSecondFactor,
      mustChangePassword: mustChangePassword ?? self.mustChangePassword, roles: roles ?? self.roles, ties: ties,
      lastSignIn: lastSignIn, sessions: sessions)
  }
}
