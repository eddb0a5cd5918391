import Casework
import HTTPTypes

/// What stands where signing in with the organisation's own server came to nothing.
struct ElsewhereRefusalPage {
  let why: CameBackOutcome.Refusal
  /// The name of the server.
  let server: String
  let standing: Standing?

  var status: HTTPResponse.Status {
    switch why {
    case .notBegun, .turnedBack, .untrusted: .badRequest
    case .noGroup, .disabled, .nameTaken: .forbidden
    case .unreachable: .serviceUnavailable
    }
  }

  private var title: String {
    switch why {
    case .notBegun, .turnedBack, .untrusted: "You are not signed in"
    case .noGroup, .disabled, .nameTaken: "You cannot sign in yet"
    case .unreachable: "Signing in with \(server) does not work now"
    }
  }

  private var words: HTML {
    switch why {
    case .notBegun:
      """
      <p>This sign-in was not begun in this browser, took longer than ten minutes, or was used already. Nothing is wrong with your \
      account.</p>
      """
    case .turnedBack: "<p>\(server) did not sign you in, or you turned back there. Nothing was changed.</p>"
    case .untrusted:
      """
      <p>What came back from \(server) did not pass the checks, so nobody was signed in. If it happens again, tell whoever runs \
      Headroom: the audit trail says why.</p>
      """
    case .noGroup:
      """
      <p>\(server) knows you, and none of your groups there may use Headroom. If you need it for your work, ask your manager, or \
      whoever looks after groups in your organisation.</p>
      """
    case .disabled:
      "<p>Your account here is not in use at present. Whoever looks after accounts in your service can change that.</p>"
    case .nameTaken:
      """
      <p>There is an account of Headroom with your user name already, and nobody can tell from a name alone that it is yours. Ask \
      whoever looks after accounts in your service.</p>
      """
    case .unreachable:
      """
      <p>\(server) does not answer. Try again in a few minutes. Whoever is signed in already can go on working, and accounts of \
      Headroom itself can sign in as before.</p>
      """
    }
  }

  var page: Page {
    Page(
      title: title, section: nil, standing: standing,
      main: """
        <h1>\(title)</h1>
        \(words)
        <p>\(Part.link("Go to the sign-in page", .signIn(.enter())))</p>
        """)
  }
}
