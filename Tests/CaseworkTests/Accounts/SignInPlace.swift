import Caseload
import Casework
import Rules
import Secrets
import Storage
import Synchronization
import TestSupport
import Testing

/// A service with people who sign in, on a clock that the test turns.
struct SignInPlace: Sendable {
  /// Good by every rule, and of nobody.
  static let password = "seven quiet herons"
  /// Of every place, so that second factors move from one to another.
  static let keyLine = SealingKeys.makeLine()
  static let administrator = Actor.terminal(user: "tester")

  let service: Service
  let database: any SQLDatabase
  private let clock: TestClock

  static func run(_ kind: DatabaseKind, _ body: (SignInPlace) async throws -> Void) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      try await body(SignInPlace(database))
    }
  }

  private init(_ database: any SQLDatabase) throws {
    let clock = TestClock(try #require(LocalDate(year: 2026, month: 3, day: 2)))
    self.clock = clock
    self.database = database
    service = Service(
      database: database, pack: try englandAndWales(), clock: WallClock { clock.now },
      signingIn: SignInDesk(passwords: PasswordHasher(), keys: try SealingKeys(text: Self.keyLine)))
  }

  /// The same service as another process has it.
  var elsewhere: Service { service(keys: service.signingIn.keys) }

  /// The same service as a process with other keys, or none, has it.
  func service(keys: SealingKeys?) -> Service {
    Service(
      database: database, pack: service.pack, clock: service.clock, actor: Self.administrator,
      signingIn: SignInDesk(passwords: PasswordHasher(), keys: keys))
  }

  /// The same service with the list of common passwords elsewhere.
  func service(common path: String) throws -> Service {
    var files = service.pack.files
    files["sign-in.yaml"] = files["sign-in.yaml"]?.replacing(service.pack.signIn.passwords.common, with: path)
    return Service(
      database: database, pack: try RulePackReader.read(files: files), clock: service.clock,
      signingIn: service.signingIn)
  }

  var now: Int { clock.now }

  func wait(seconds: Int = 0, minutes: Int = 0) { clock.wait(minutes * 60 + seconds) }

  @discardableResult
  func add(
    _ name: String = "ada@example.org", password: String? = password, roles: [HeldRole] = [], mustChange: Bool = false
  )
    async throws -> Int
  {
    try await service.addAccount(
      NewAccount(
        name: name, displayName: "Ada Lovelace", password: password, staff: "N07A001", roles: roles,
        mustChangePassword: mustChange), by: Self.administrator)
  }

  func signIn(
    _ name: String = "ada@example.org", _ password: String = password, from source: String = "192.0.2.1",
    device: String? = nil
  ) async throws -> SignInOutcome {
    try await service.signIn(name: name, password: password, source: source, device: device)
  }

  /// The challenge of a right password that asks for a code.
  func challenged(device: String? = nil) async throws -> String {
    let outcome = try await signIn(device: device)
    return try #require(outcome.challenge)
  }

  /// Token, device and session of a sign-in that has to succeed.
  func signedIn(_ name: String = "ada@example.org", _ password: String = password, device: String? = nil) async throws
    -> Session
  {
    try #require(Session(try await signIn(name, password, device: device)))
  }

  /// A second factor, confirmed.
  func secondFactor(of actor: Actor) async throws -> TimeCode {
    let begun = try await service.beginSecondFactor(of: actor)
    let code = try #require(TimeCode(base32: begun.text))
    try await service.confirmSecondFactor(of: actor, code: code.code(at: now))
    return code
  }

  /// Action, outcome, actor, subject and detail of every row of the trail, in order.
  func trail() async throws -> [String] {
    try await database.read {
      try $0.query("SELECT action, outcome, actor, subject, detail FROM audit_event ORDER BY seq", []) { row in
        [try row.text(0), try row.text(1), try row.text(2), try row.optionalText(3), try row.optionalText(4)]
          .compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " | ")
      }
    }
  }

  /// A session that was begun.
  struct Session {
    let token: String
    let device: String
    let who: SignedIn

    init?(_ outcome: SignInOutcome) {
      guard case .signedIn(let token, let device, let who) = outcome else { return nil }
      self.token = token
      self.device = device
      self.who = who
    }
  }
}

/// Stands still until it is turned.
private final class TestClock: Sendable {
  private let seconds: Mutex<Int>
  /// At nine in the morning of 2 March 2026.
  init(_ day: LocalDate) { seconds = Mutex(WallClock.fixed(day).seconds()) }
  var now: Int { seconds.withLock { $0 } }
  func wait(_ more: Int) { seconds.withLock { $0 += more } }
}

extension SignInOutcome {
  /// For comparing: what came of it, without its tokens.
  var kind: String {
    switch self {
    case .signedIn: "signed in"
    case .needsCode: "needs code"
    case .refused: "refused"
    case .throttled: "throttled"
    case .weak: "weak"
    }
  }

  var challenge: String? {
    guard case .needsCode(let challenge) = self else { return nil }
    return challenge
  }

  var waitingSeconds: Int? {
    guard case .throttled(let seconds) = self else { return nil }
    return seconds
  }

  var sentences: [String] {
    guard case .weak(let sentences) = self else { return [] }
    return sentences
  }
}
