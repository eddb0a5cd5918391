import Caseload
import Rules
import Storage

/// Where the list of findings does not stand as it should.
struct FindingSuspects: Sendable {
  var cases: Set<String>
  /// Whether findings about posts do not.
  var posts: Bool

  /// These and some more cases.
  func with(_ more: Set<String>) -> FindingSuspects { FindingSuspects(cases: cases.union(more), posts: posts) }
}

extension FindingsFill {
  /// Looks for cases whose findings differ from those that are listed, without changing anything.
  func differing() throws -> FindingSuspects {
    FindingSuspects(cases: [], posts: true)
  }

  /// Lists the findings of suspects anew.
  func refresh(_ suspects: FindingSuspects) throws {
    try fillAll()
  }
}
