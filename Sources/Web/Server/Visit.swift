import Casework
import HTTPTypes

/// One request on its way through the site: who asks, with what they may do, and what their browser keeps for them.
struct Visit: Sendable {
  let site: Site
  let cookies: Cookies
  /// Where the request came from, for throttling: a network address.
  let source: String
  /// The host that was asked, in small letters and without the port of https; checked before anything is done.
  let host: String
  /// Nil when nobody is signed in.
  var session: Session?
  /// The use cases as whoever asks may call them.
  let use: any CaseworkUse

  /// A session that is in force, with the token that stands for it.
  struct Session: Sendable {
    let token: String
    let person: SignedIn

    var formToken: FormToken { FormToken(person.formToken) }
  }

  init(_ site: Site, _ request: HTTPRequest, source: String, session: Session? = nil) {
    self.site = site
    cookies = Cookies(of: request, site.front)
    self.source = source
    let authority = (request.authority ?? "").lowercased()
    host = site.front.isTLS ? authority.replacing(":443", with: "") : authority
    self.session = session
    use = site.desk.use(as: session?.person.actor ?? .nobody)
  }

  /// Who is signed in. Pages behind the sign-in are reached with a session only.
  var signedIn: Session {
    get throws {
      guard let session else { throw Address.Fault.notFound }
      return session
    }
  }

  /// The token of this session's forms; of nobody's, one that fits nothing.
  var formToken: FormToken { session?.formToken ?? FormToken("") }

  func framed(_ page: Page) -> HTML {
    Frame(
      title: page.title, section: page.section, breadcrumbs: page.breadcrumbs, standing: page.standing,
      cases: page.cases, visitor: session.map { Frame.Visitor($0.person, at: site.clock, use.pack) },
      styleSheet: .asset(site.assets.styleSheetName), script: .asset(site.assets.scriptName)
    ).around(page.main)
  }

  func refusal(_ kind: RefusalPage.Kind) async -> Answer {
    refusal(kind, standing: try? await use.standing())
  }

  func refusal(_ kind: RefusalPage.Kind, standing: Standing?) -> Answer {
    let refusal = RefusalPage(kind: kind, standing: standing)
    return .page(framed(refusal.page), refusal.status)
  }
}
