import Casework
import HTTPTypes

/// A page that says no: what happened and what to do, without blame and without what is inside.
struct RefusalPage {
  enum Kind: Equatable {
    case notFound(String?)
    case invalid(String)
    /// A case that is kept from whoever asks, or is not there.
    case restricted
    /// Somebody signed in whose roles do not go as far as this.
    case notAllowed(String)
    case method, tooLong, tooLarge, foreignHost
    /// What was sent is no form; a form of a page that is not this server's; a form of another session.
    case notAForm, foreignForm, oldForm
    /// An unexpected failure; the identifier stands in the log.
    case failure(incident: String)
  }

  let kind: Kind
  let standing: Standing?

  var status: HTTPResponse.Status {
    switch kind {
    case .notFound: .notFound
    case .invalid: .badRequest
    case .restricted, .notAllowed, .foreignForm, .oldForm: .forbidden
    case .notAForm: .unsupportedMediaType
    case .method: .methodNotAllowed
    case .tooLong: .uriTooLong
    case .tooLarge: .contentTooLarge
    case .foreignHost: .misdirectedRequest
    case .failure: .internalServerError
    }
  }

  private var title: String {
    switch kind {
    case .notFound: "Page not found"
    case .invalid: "This address cannot be read"
    case .restricted: "You may not see this case"
    case .notAllowed: "This is not for your role"
    case .method: "This is not possible here"
    case .tooLong: "This address is too long"
    case .tooLarge: "This request is too large"
    case .foreignHost: "This name is not Headroom’s"
    case .notAForm: "This is not a form"
    case .foreignForm: "This form is not from here"
    case .oldForm: "This form is out of date"
    case .failure: "Something went wrong"
    }
  }

  private var words: HTML {
    switch kind {
    case .notFound(let what):
      """
      <p>\(what ?? "There is no page with this address.")</p>
      <p>If you typed the address, check it. If you followed a link, what it led to may have left the newest extract.</p>
      """
    case .invalid(let sentence): "<p>\(sentence)</p>"
    case .restricted:
      """
      <p>There is no case with this number that you may see. It may be mistyped, or kept to some people.</p>
      <p>If you need it for your work, ask your senior probation officer. A restricted case counts in totals as any other does.</p>
      """
    case .notAllowed(let sentence): "<p>\(sentence)</p>"
    case .method: "<p>Pages can be read and nothing can be sent to this address.</p>"
    case .tooLong: "<p>Use a shorter search, or start again from the overview.</p>"
    case .tooLarge:
      "<p>Pages take no content with a request, and forms take little. Extracts come in by <code>headroom extract import</code>.</p>"
    case .foreignHost:
      "<p>Open Headroom by the address that it printed when it started, for instance http://127.0.0.1:8080.</p>"
    case .notAForm: "<p>Only the forms on these pages can be sent to this address. Nothing was changed.</p>"
    case .foreignForm:
      """
      <p>It was sent from a page that is not Headroom’s, or the browser did not say from where. Nothing was changed.</p>
      <p>Open the page again from here, and send the form from it.</p>
      """
    case .oldForm:
      """
      <p>You signed in again, or as somebody else, after this form was opened. Nothing was changed.</p>
      <p>Go back and load the page anew before you send it: what you typed may still stand in it, so note it first.</p>
      """
    case .failure(let incident):
      """
      <p>The page could not be made. Nothing was changed. Try again in a moment.</p>
      <p>If it happens again, give this number to whoever runs Headroom: <code>\(incident)</code>.</p>
      """
    }
  }

  /// The same with a way on for somebody who may open a restricted case with a reason.
  func page(openingOf crn: String) -> Page {
    var page = page
    page.main =
      page.main + "<p>\(Part.link("Open it with a reason, if it is restricted", .cases(.opening(crn: crn))))</p>\n"
    return page
  }

  var page: Page {
    Page(
      title: title, section: nil, standing: standing,
      main: """
        <h1>\(title)</h1>
        \(words)
        <ul class="plain"><li>\(Part.link("Go to the overview", .home))</li><li>\(Part.link("Search for a person, a team or a code", .search()))</li></ul>
        """)
  }
}
