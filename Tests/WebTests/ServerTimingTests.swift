import HTTPTypes
import Testing

@testable import Web

struct ServerTimingTests {
  @Test(
    "The time an answer took is told in milliseconds, to a tenth",
    arguments: [
      (Duration.microseconds(5_349), "total;dur=5.3"), (.microseconds(5_350), "total;dur=5.4"),
      (.zero, "total;dur=0.0"), (.seconds(2), "total;dur=2000.0"),
    ])
  func inTenths(took: Duration, value: String) {
    #expect(ServerTiming.value(took) == value)
  }

  @Test("The time takes the place of one that stood there")
  func once() throws {
    let name = try #require(ServerTiming.name)
    var headers: HTTPFields = [name: "total;dur=1.0"]
    ServerTiming.apply(.milliseconds(3), to: &headers)
    #expect(headers[values: name] == ["total;dur=3.0"])
  }
}
