import Rules
import TestSupport
import Testing

@Suite("Points for contacts done for a colleague")
struct ContactPointsTests {
  /// Low, medium and high of each activity, CMS01 to CMS36.
  private static let published = [
    [9, 13, 18], [9, 18, 26], [9, 18, 26], [9, 18, 26], [9, 13, 18], [9, 13, 18],
    [9, 13, 18], [5, 9, 13], [9, 13, 18], [5, 9, 18], [9, 13, 18], [9, 13, 18],
  ]

  private static func code(_ prefix: String, _ number: Int, digits: Int) -> String {
    let text = String(number)
    return prefix + String(repeating: "0", count: digits - text.count) + text
  }

  @Test("every case management support code with a level has its published points")
  func withLevel() throws {
    let contacts = try englandAndWales().contacts
    for (row, points) in Self.published.enumerated() {
      for (column, level) in ["low", "medium", "high"].enumerated() {
        let type = try #require(contacts.byCode[Self.code("CMS", 3 * row + column + 1, digits: 2)])
        #expect(type.points == points[column], "\(type.code)")
        #expect(type.level == level, "\(type.code)")
        #expect(type.category == "case-management-support")
      }
    }
  }

  @Test("the same twelve activities without a level earn nothing")
  func withoutLevel() throws {
    let contacts = try englandAndWales().contacts
    for number in 0..<12 {
      let plain = try #require(contacts.byCode[Self.code("CMS", 40 + number, digits: 2)])
      let levelled = try #require(contacts.byCode[Self.code("CMS", 3 * number + 1, digits: 2)])
      #expect(plain.points == 0)
      #expect(plain.level == nil)
      #expect(plain.activity == levelled.activity)
    }
  }

  @Test("ten sessions of group supervision earn nothing")
  func groups() throws {
    let contacts = try englandAndWales().contacts
    for number in 1...10 {
      let session = try #require(contacts.byCode[Self.code("NGS", number, digits: 3)])
      #expect(session.points == 0)
      #expect(session.category == "group-supervision")
    }
  }

  @Test("there are 58 codes, none between CMS37 and CMS39, and a contact counts for seven days")
  func all() throws {
    let contacts = try englandAndWales().contacts
    #expect(contacts.types.count == 58)
    #expect(contacts.byCode.count == 58)
    #expect(contacts.byCode["CMS37"] == nil)
    #expect(contacts.byCode["CMS52"] == nil)
    #expect(contacts.days == 7)
  }
}
