import Casework

/// One page before its frame: what it is, where it stands, and its own part.
struct Page {
  var title: String
  var section: Frame.Section?
  var breadcrumbs: [Frame.Link] = []
  /// The night whose figures the page shows; nil before the first.
  var standing: Standing?
  /// The day of the case-level data that the page shows; nil when it shows none.
  var cases: CaseStanding?
  var main: HTML
}

extension [UnitReference] {
  /// The units as links, from the widest down.
  var links: [Frame.Link] { map { Frame.Link(text: $0.name, address: .unit($0)) } }
}
