/// `sign-in.yaml`: what a password must be, how long a session lasts, how often one may guess.
extension SignInRules {
  init?(_ file: RuleEntry) {
    let passwords = file.entry("passwords").flatMap(Passwords.init)
    let idle = file.whole("idleMinutes", in: 1...1_440)
    let absolute = file.whole("absoluteHours", in: 1...168)
    let attempts = file.entry("attempts").flatMap(Attempts.init)
    guard let passwords, let idle, let absolute, let attempts else { return nil }
    if idle > absolute * 60 { file.fault("idleMinutes", "is longer than a session lasts at most") }
    self.init(passwords: passwords, idleMinutes: idle, absoluteHours: absolute, attempts: attempts)
  }
}

extension SignInRules.Passwords {
  fileprivate init?(_ entry: RuleEntry) {
    // ASVS 5.0, 6.2.1 and 6.2.9: never below 8 characters, and at least 64 are allowed.
    let shortest = entry.whole("shortest", in: 8...64)
    let advised = entry.whole("advised", in: 8...64)
    let longest = entry.whole("longest", in: 64...1_000)
    let common = entry.text("common")
    let words = entry.texts("contextWords", mayBeEmpty: true)
    let hours = entry.whole("temporaryHours", in: 1...720)
    entry.refuseOtherKeys()
    guard let shortest, let advised, let longest, let common, let words, let hours else { return nil }
    if advised < shortest { entry.fault("advised", "is less than the shortest") }
    self.init(
      shortest: shortest, advised: advised, longest: longest, common: common,
      contextWords: words.map { $0.text.lowercased() }, temporaryHours: hours)
  }
}

extension SignInRules.Attempts {
  fileprivate init?(_ entry: RuleEntry) {
    let minutes = entry.whole("minutes", in: 1...1_440)
    let perName = entry.whole("perName", in: 1...100)
    let perSource = entry.whole("perSource", in: 1...10_000)
    let codes = entry.whole("codes", in: 1...10)
    let codeMinutes = entry.whole("codeMinutes", in: 1...60)
    let deviceDays = entry.whole("deviceDays", in: 1...400)
    entry.refuseOtherKeys()
    guard let minutes, let perName, let perSource, let codes, let codeMinutes, let deviceDays else { return nil }
    self.init(
      minutes: minutes, perName: perName, perSource: perSource, codes: codes, codeMinutes: codeMinutes,
      deviceDays: deviceDays)
  }
}
