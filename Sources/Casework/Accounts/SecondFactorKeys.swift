import Secrets
import Storage

/// What came of bringing the second factors of all accounts under the key that seals.
public struct SealingReport: Sendable, Hashable {
  /// Accounts whose second factor was kept plain or under an older key, and is now sealed by this one.
  public let sealed: Int
  /// What tells the sealing key apart; nil without keys.
  public let key: String?
}

extension SignInDesk {
  /// A desk with the keys of a text, one a line. Throws ``CaseworkRefusal`` that names the line that is none.
  ///
  /// - Parameter name: of the text, for people.
  public convenience init(keys text: String, of name: String) throws {
    let keys: SealingKeys
    do { keys = try SealingKeys(text: text) } catch {
      switch error {
      case .none:
        throw CaseworkRefusal.invalid("\(name) holds no key. Make one with headroom account key.")
      case .line(let line):
        throw CaseworkRefusal.invalid(
          "\(name), line \(line), is no key: a key is 43 characters, as headroom account key makes it.")
      }
    }
    self.init(keys: keys)
  }

  /// A new key as the line of a file.
  public static func makeKeyLine() -> String { SealingKeys.makeLine() }
}

extension Service {
  /// Brings every second factor under the first key: those of versions that kept them plain, and those of older keys.
  ///
  /// A server does this before it listens. Throws ``CaseworkRefusal`` where second factors are kept and a key of theirs is not
  /// here: whoever has one could not sign in, and must not be let in without.
  public func sealSecondFactors() async throws -> SealingReport {
    let keys = signingIn.keys
    return try await database.write { connection in
      let accounts = try connection.query(
        """
        SELECT id, name, factor_secret, factor_pending FROM account
        WHERE factor_secret IS NOT NULL OR factor_pending IS NOT NULL ORDER BY id
        """, []
      ) { (id: try $0.int(0), name: try $0.text(1), kept: [try $0.optionalText(2), try $0.optionalText(3)]) }
      let kept = accounts.flatMap { $0.kept.compactMap(\.self) }
      let lost = kept.filter { SealingKeys.key(of: $0) != nil && keys?.hasKey(of: $0) != true }
      guard lost.isEmpty, kept.isEmpty || keys != nil else { throw Self.missing(kept) }
      guard let keys else { return SealingReport(sealed: 0, key: nil) }
      var count = 0
      for account in accounts
      where account.kept.contains(where: { $0 != nil && $0.flatMap(SealingKeys.key) != keys.sealingKey }) {
        let sealed = try account.kept.map { kept -> SQLValue in
          guard let kept else { return .null }
          guard let secret = self.opened(kept, of: account.id)?.base32 ?? TimeCode(base32: kept)?.base32 else {
            throw StorageError.damaged("the second factor of account \(account.id) was altered; remove it with a reset")
          }
          return .text(keys.seal(secret, for: Self.place(account.id)))
        }
        try connection.execute(
          "UPDATE account SET factor_secret = ?, factor_pending = ? WHERE id = ?", sealed + [.integer(account.id)])
        try AuditTrail.append(
          AuditEntry(.secondFactorChange, .account(account.name), detail: "sealed by key \(keys.sealingKey)"),
          by: self.actor, at: self.clock.auditMoment, connection)
        count += 1
      }
      return SealingReport(sealed: count, key: keys.sealingKey)
    }
  }

  /// Throws ``CaseworkRefusal`` where second factors cannot be kept sealed.
  func sealed(_ code: TimeCode, of account: Int) throws -> String {
    guard let keys = signingIn.keys else {
      throw CaseworkRefusal.invalid(
        "Authenticators cannot be added on this server yet: it was started without a key to keep their secrets sealed. "
          + "Ask whoever looks after the server.")
    }
    return keys.seal(code.base32, for: Self.place(account))
  }

  /// The secret of an account as it is kept; nil where no key here opens it, and for one that is not sealed.
  func opened(_ kept: String, of account: Int) -> TimeCode? {
    signingIn.keys?.open(kept, for: Self.place(account)).flatMap(TimeCode.init(base32:))
  }

  /// Throws ``CaseworkRefusal`` while a second factor is kept plain: its secret must not leave with a copy.
  func refusePlainSecrets(_ connection: any SQLConnection) throws {
    let isPlain =
      try connection.first(
        "SELECT 1 FROM account WHERE factor_secret NOT LIKE 'sealed:%' OR factor_pending NOT LIKE 'sealed:%'"
      ) { try $0.int(0) } != nil
    guard !isPlain else {
      throw CaseworkRefusal.invalid(
        "Second factors are kept plain here, as earlier versions did, and would leave with the export. Start the server "
          + "once with --keys FILE, which seals them, and export then. Nothing was written.")
    }
  }

  /// What is sealed along with a secret, so that it does not open in another's row.
  private static func place(_ account: Int) -> String { "second factor of account \(account)" }

  private static func missing(_ kept: [String]) -> CaseworkRefusal {
    let plain = kept.count { SealingKeys.key(of: $0) == nil }
    let ids = Set(kept.compactMap(SealingKeys.key)).sorted()
    guard !ids.isEmpty else {
      return .invalid(
        "\(plain) second factors were kept plain by an earlier version. Make a key (headroom account key FILE), keep it "
          + "apart from the database, and start with --keys FILE: they are sealed then. Nothing was started.")
    }
    return .invalid(
      "Second factors are sealed with the keys \(ids.joined(separator: ", ")), and not all of them are here. Start with "
        + "--keys and the file that has them. Where a key is lost for good, take the second factors away "
        + "(headroom account reset NAME --remove-second-factor). Nothing was started.")
  }
}
