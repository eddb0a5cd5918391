import HTTPTypes
import Testing

@testable import Casework
@testable import Web

@Suite("The time an answer took")
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

  @Test("Every page says how long it took, one that is not there as well", arguments: ["/cases", "/nowhere"])
  func everyPage(target: String) async throws {
    let name = try #require(ServerTiming.name)
    let answer = try await Client().ask(target)
    #expect(try #require(answer.headers[name]).hasPrefix("total;dur="))
  }

  @Test("A page that is shown tells what permissions, the trail and its links took; a refusal does not")
  func access() async throws {
    let name = try #require(ServerTiming.name)
    var headers = HTTPFields()
    var page = AccessWatch.Parts()
    (page.deciding, page.noting) = (.microseconds(120), .microseconds(1_055))
    ServerTiming.apply(.milliseconds(3), ServerTiming.Access(page: page, links: .zero), to: &headers)
    #expect(headers[name] == "total;dur=3.0, access;dur=0.12, trail;dur=1.06, links;dur=0.00")
    page.following = .microseconds(640)
    ServerTiming.apply(.milliseconds(3), ServerTiming.Access(page: page, links: .zero), to: &headers)
    #expect(headers[name] == "total;dur=3.0, access;dur=0.12, trail;dur=1.06, links;dur=0.00, figures;dur=0.64")
    let client = try Client()
    #expect(try #require(await client.ask("/cases").headers[name]).contains("links;dur="))
    for refused in ["/cases/X999999", "/nowhere"] {
      #expect(!(try #require(await client.ask(refused).headers[name]).contains("access")), "\(refused)")
    }
  }

  @Test("The time takes the place of one that stood there")
  func once() throws {
    let name = try #require(ServerTiming.name)
    var headers: HTTPFields = [name: "total;dur=1.0"]
    ServerTiming.apply(.milliseconds(3), to: &headers)
    #expect(headers[values: name] == ["total;dur=3.0"])
  }
}
