import Casework
import Rules

/// What an ID token must say before somebody is who it says. Source: OpenID Connect Core 1.0, 3.1.3.7.
struct IDTokenCheck: Sendable {
  let terms: TokenTerms
  /// What was sent along with the question.
  let nonce: String
  let settings: SignInServerSettings

  /// Who it is. - Parameter token: one whose signature is right.
  func person(_ token: SignedToken) throws(TokenFault) -> PersonElsewhere {
    // A notice of a sign-out is signed with the same key, and is no proof of anybody.
    guard token.type != LogoutTokenCheck.type, token.claims["events"] == nil else { throw .type }
    let claims = token.claims
    try terms.check(claims)
    guard claims["nonce"]?.text == nonce, !nonce.isEmpty else { throw .nonce }
    guard let subject = claims["sub"]?.text, (1...255).contains(subject.utf8.count) else { throw .subject }
    guard let name = claims.claim(settings.claims.name)?.text, !name.isEmpty else { throw .name }
    let groups = settings.groups(of: claims.claim(settings.claims.groups)?.texts ?? [])
    let displayName = claims.claim(settings.claims.displayName)?.text ?? ""
    return PersonElsewhere(
      subject: subject, name: name, displayName: displayName.isEmpty ? name : displayName,
      staff: settings.claims.staff.flatMap { claims.claim($0)?.text }, decidesStaff: settings.claims.staff != nil,
      roles: groups.isEmpty ? nil : groups.compactMap(HeldRole.init), session: claims["sid"]?.text)
  }
}

extension HeldRole {
  /// The role that a group gives; nil for a group that only lets people in.
  fileprivate init?(_ group: SignInServerSettings.Group) {
    guard let role = group.role else { return nil }
    self.init(role: role, unit: group.level.flatMap { level in group.code.map { RoleUnit(level: level, code: $0) } })
  }
}
