/// How people sign in: what a password must be, how long a session lasts, and how often one may guess.
public struct SignInRules: Sendable, Hashable {
  /// What a password that somebody chooses must be.
  public struct Passwords: Sendable, Hashable {
    /// Characters.
    public let shortest: Int
    /// Characters that a password had better have.
    public let advised: Int
    /// Characters; a longer one is refused rather than cut off.
    public let longest: Int
    /// Path of a file with a common password in each line; lines that begin with `#!comment` do not count.
    public let common: String
    /// Words that a password must not live on: the name of the service and of what it does.
    public let contextWords: [String]
    /// Hours within which a password that somebody else gave is to be used.
    public let temporaryHours: Int

    public init(
      shortest: Int, advised: Int, longest: Int, common: String, contextWords: [String], temporaryHours: Int
    ) {
      self.shortest = shortest
      self.advised = advised
      self.longest = longest
      self.common = common
      self.contextWords = contextWords
      self.temporaryHours = temporaryHours
    }
  }

  /// How often one may guess.
  public struct Attempts: Sendable, Hashable {
    /// Minutes within which attempts are counted.
    public let minutes: Int
    /// Failed attempts on one name from devices that nobody signed in on with it; also those of one device that somebody did.
    public let perName: Int
    /// Failed attempts from one source over all names.
    public let perSource: Int
    /// Codes of an authenticator for one password that was right.
    public let codes: Int
    /// Minutes within which the code is to be given.
    public let codeMinutes: Int
    /// Days for which a device is remembered after a sign-in.
    public let deviceDays: Int

    public init(minutes: Int, perName: Int, perSource: Int, codes: Int, codeMinutes: Int, deviceDays: Int) {
      self.minutes = minutes
      self.perName = perName
      self.perSource = perSource
      self.codes = codes
      self.codeMinutes = codeMinutes
      self.deviceDays = deviceDays
    }
  }

  public let passwords: Passwords
  /// Minutes without a request after which a session ends.
  public let idleMinutes: Int
  /// Hours after which a session ends whatever is done in it.
  public let absoluteHours: Int
  public let attempts: Attempts

  public init(passwords: Passwords, idleMinutes: Int, absoluteHours: Int, attempts: Attempts) {
    self.passwords = passwords
    self.idleMinutes = idleMinutes
    self.absoluteHours = absoluteHours
    self.attempts = attempts
  }

  /// What holds where a pack has no table of its own: kept packs were read before people signed in, and a service must not
  /// be without limits because its rules do not name them. The limits are those of England and Wales.
  public static let usual = SignInRules(
    passwords: Passwords(
      shortest: 8, advised: 15, longest: 200, common: "/usr/share/john/password.lst", contextWords: ["headroom"],
      temporaryHours: 72),
    idleMinutes: 30, absoluteHours: 12,
    attempts: Attempts(minutes: 15, perName: 10, perSource: 10, codes: 5, codeMinutes: 5, deviceDays: 180))
}
