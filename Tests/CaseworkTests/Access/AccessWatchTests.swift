import Rules
import Testing

@testable import Casework

@Suite("What a request asked about permissions")
struct AccessWatchTests {
  private static let team = RoleUnit(level: "team", code: "T1")
  private static let reach = AccessWatch.Reach(unit: team, level: "team", down: true)

  /// How often the units were looked for in two questions.
  private func asked(_ watch: AccessWatch, _ second: AccessWatch.Reach = reach) -> Int {
    var count = 0
    for reach in [Self.reach, second] {
      _ = watch.units(reach) {
        count += 1
        return [Self.team]
      }
    }
    return count
  }

  @Test("While a page is read the units of one reach are looked for once, and those of another anew")
  func once() {
    let watch = AccessWatch()
    watch.beginReading()
    #expect(asked(watch) == 1)
    #expect(asked(watch, AccessWatch.Reach(unit: Self.team, level: "pdu", down: true)) == 1)
    #expect(asked(watch, AccessWatch.Reach(unit: Self.team, level: "team", down: false)) == 1)
  }

  @Test("Outside a page they are looked for each time: what is changed may be the units themselves")
  func anew() {
    let watch = AccessWatch()
    #expect(asked(watch) == 2)
    watch.beginReading()
    _ = asked(watch)
    watch.endReading()
    #expect(asked(watch) == 2)
    watch.beginReading()
    #expect(asked(watch) == 1)
  }

  @Test("What took time is summed by part")
  func sums() {
    let watch = AccessWatch()
    watch.add(.milliseconds(2), to: \.deciding)
    watch.add(.milliseconds(3), to: \.deciding)
    watch.add(.milliseconds(1), to: \.noting)
    #expect(watch.soFar.deciding == .milliseconds(5) && watch.soFar.noting == .milliseconds(1))
  }
}
