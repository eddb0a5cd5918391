import Caseload
import Casework
import Rules

/// Everybody who can sign in, or could once: 50 on a page, by name.
struct AccountListPage {
  /// All accounts, in the order of their names.
  let accounts: [AccountSummary]
  let number: Int
  let pack: RulePack
  let standing: Standing?

  static let heading = "Accounts"
  /// Accounts on one page.
  static let onAPage = 50

  var pages: Int { max(1, (accounts.count + Self.onAPage - 1) / Self.onAPage) }

  private var shown: ArraySlice<AccountSummary> {
    let first = min((number - 1) * Self.onAPage, accounts.count)
    return accounts[first..<min(first + Self.onAPage, accounts.count)]
  }

  var page: Page {
    Page(
      title: number > 1 ? "\(Self.heading), page \(number)" : Self.heading, section: .accounts, standing: standing,
      main: """
        <h1>\(number > 1 ? "\(Self.heading), page \(number)" : Self.heading)</h1>
        <p><a class="button" href="\(Address.accounts(.new))">Add an account</a></p>
        \(table)\(pagination.html)
        """)
  }

  private var pagination: Pagination {
    Pagination(page: number, pages: pages, pageSize: Self.onAPage, total: accounts.count, things: "accounts") {
      .accounts(.list(page: $0))
    }
  }

  private var table: HTML {
    Table(
      caption: "Accounts", reading: "Times are UTC.",
      columns: [
        Table.Column(heading: "Name"), Table.Column(heading: "User name"), Table.Column(heading: "Roles"),
        Table.Column(heading: "Last sign-in", room: .day), Table.Column(heading: "Sessions", isNumeric: true),
        Table.Column(heading: "State"),
      ],
      rows: shown.map { account in
        [
          Part.link(account.displayName, .accounts(.one(account.id))), "\(account.name)",
          AccountWords.roles(account, pack), "\(account.lastSignIn.map(Times.shortText) ?? "Never")",
          "\(account.sessions)", AccountWords.state(account),
        ]
      }
    ).html
  }
}

/// What an account's pages say of it.
enum AccountWords {
  static func state(_ account: AccountSummary) -> HTML {
    if !account.isEnabled { return Part.tag("Disabled", .none) }
    return account.mustChangePassword ? Part.tag("Has to choose a password", .care) : Part.tag("Can sign in")
  }

  static func roles(_ account: AccountSummary, _ pack: RulePack) -> HTML {
    guard !account.roles.isEmpty else { return "None" }
    return account.roles.map { role -> HTML in "\(RoleChoice.words(role.role, pack))" }.joined(by: "<br>")
  }

  /// `from 2 March 2026`, `from 2 March 2026 until 30 April 2026`.
  static func days(_ role: DatedRole) -> String {
    "from \(role.from.text)" + (role.until.map { " until \($0.text)" } ?? "")
  }
}
