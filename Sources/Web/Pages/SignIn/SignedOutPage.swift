import Casework

/// What stands after signing out.
enum SignedOutPage {
  static func page(standing: Standing?) -> Page {
    Page(
      title: "You are signed out", section: nil, standing: standing,
      main: """
        <h1>You are signed out</h1>
        <p>The session has ended here and on the server. If others use this computer, close the browser as well.</p>
        <p>\(Part.link("Sign in again", .signIn(.enter())))</p>
        """)
  }
}

/// What stands after signing in where a form came too late: the form, ready to go on.
enum KeptFormPage {
  static func page(_ kept: KeptForm, _ token: FormToken, standing: Standing?) -> Page {
    Page(
      title: "You are signed in again", section: .records, standing: standing,
      main: """
        <h1>You are signed in again</h1>
        <p>What you typed before is still here, and nothing of it is recorded yet. The next page shows what it does; you confirm it there.</p>
        \(kept.form(token))
        """)
  }
}
