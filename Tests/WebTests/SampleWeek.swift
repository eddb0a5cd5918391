import Caseload

@testable import Casework

extension SampleCases {
  /// A week with something late, something to come of every kind, and somebody whose name is markup.
  var week: MyWeek {
    get throws {
      func item(_ days: Int, _ kind: MyWeek.Item.Kind, _ crn: String, _ name: String) -> MyWeek.Item {
        MyWeek.Item(day: Self.day + days, kind: kind, crn: crn, name: name)
      }
      return MyWeek(
        from: Self.day + -Self.day.daysSinceMonday, until: Self.day + 20,
        late: [item(-3, .work("Parole report"), "X100001", Self.hostileName)],
        coming: [
          item(1, .work("Home visit"), "X100001", Self.hostileName), item(4, .release, "X100003", "Carr, Bo"),
          item(9, .end, "X100003", "Carr, Bo"),
        ], people: 31, inCustody: 9, new: 2, waiting: 1, practitionerID: 2,
        counted: [
          MyWeek.CountLine(type: "Community", isInCustody: false, people: 19),
          MyWeek.CountLine(type: "Licence", isInCustody: false, people: 3),
          MyWeek.CountLine(type: "Pre-release", isInCustody: true, people: 8),
          MyWeek.CountLine(type: nil, isInCustody: true, people: 1),
        ], restricted: 1, standing: try standing)
    }
  }
}
