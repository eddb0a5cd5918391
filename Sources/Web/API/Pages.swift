import Casework

/// Which part of a long list is asked for.
struct APIPage {
  /// Counts from 1.
  let number: Int
  /// Entries of a page.
  let size: Int

  /// The most entries of one answer; an assumption: some 60 kB of cases.
  static let largest = 200

  /// - Parameter usual: entries of a page where nothing is said.
  init(_ fields: [String: String], usual: Int) throws(Address.Fault) {
    number = try Address.page(fields)
    guard let text = fields["limit"] else {
      size = usual
      return
    }
    guard let size = try? Address.identifier(text), (1...Self.largest).contains(size) else {
      throw .invalid("A page has from 1 to \(Self.largest) entries.")
    }
    self.size = size
  }

  /// How many pages a list has; an empty one has one.
  func pages(of total: Int) -> Int { max(1, (total + size - 1) / size) }

  /// The entries of this page. Throws ``CaseworkRefusal`` for a page that there is not.
  func of<Entry>(_ entries: [Entry]) throws -> [Entry] {
    try check(pages: pages(of: entries.count))
    return Array(entries.dropFirst((number - 1) * size).prefix(size))
  }

  func check(pages: Int) throws {
    guard number <= pages else { throw CaseworkRefusal.notFound("The list has no page \(number).") }
  }

  /// The field `Link` (RFC 8288).
  func links(_ address: APIAddress, pages: Int) -> String {
    var links = [("first", 1), ("last", pages)]
    if number > 1 { links.append(("prev", number - 1)) }
    if number < pages { links.append(("next", number + 1)) }
    return links.map { "<\(address.page($0.1))>; rel=\"\($0.0)\"" }.joined(separator: ", ")
  }
}
