import Casework
import HTTPTypes

extension Visit {
  /// Ends the session on the server, and has the browser forget what it kept.
  func signedOut() async throws -> Answer {
    try await site.accounts.signOut(try signedIn.token)
    return left
  }

  /// Ends every session of one's own account, this one too.
  func signedOutEverywhere() async throws -> Answer {
    let actor = try signedIn.person.actor
    try await site.accounts.endSessions(of: actor.name, by: actor)
    try await site.accounts.signOut(try signedIn.token)
    return left
  }

  private var left: Answer {
    var answer = Answer.seeOther(.signIn(.signedOut))
    answer.headers.append(cookies.forgetting(.session))
    // Not its cookies: that would take those of other services of the same domain along.
    if let name = HTTPField.Name("Clear-Site-Data") { answer.headers[name] = "\"cache\", \"storage\"" }
    return answer
  }
}
