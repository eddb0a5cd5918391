import Casework
import HTTPTypes
import Rules
import Testing

@testable import Web

/// Walks the site for each role as somebody would who follows every link.
@Suite("Every link of every page for every role")
struct LinkWalkTests {
  /// Pages of one shape that are opened for a role: rows of a list lead to many that are alike.
  private static let ofEachShape = 25

  private struct Link: Hashable {
    let target: String
    /// The page that it was found on first.
    let from: String
  }

  private static func links(of body: String) -> [String] {
    LinkedPage(body).links.map(\.target)
  }

  /// Every link that is answered otherwise than by a page, with the page that shows it; and the shapes that were opened.
  private func walk(_ visitor: RoleVisitor, from start: [String] = ["/"]) async -> (
    refused: [String], shapes: Set<String>
  ) {
    var waiting = start.map { Link(target: $0, from: "") }
    var seen = Set(start)
    var opened: [String: Int] = [:]
    var refused: [String] = []
    while !waiting.isEmpty {
      let link = waiting.removeFirst()
      let shape = (try? Address(target: link.target))?.shape ?? link.target
      guard opened[shape, default: 0] < Self.ofEachShape else { continue }
      opened[shape, default: 0] += 1
      let answer = await visitor.get(link.target)
      guard answer.status.code < 400 else {
        refused.append("\(link.target) (\(answer.status.code)) on \(link.from)")
        continue
      }
      guard answer.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
      for target in Self.links(of: answer.body) where target.hasPrefix("/") && seen.insert(target).inserted {
        waiting.append(Link(target: target, from: link.target))
      }
    }
    return (refused, Set(opened.keys))
  }

  @Test("leads to a page that the role may open")
  func walk() async throws {
    try await DistanceWorld.run { world in
      var shapes: Set<String> = []
      for role in world.service.pack.access.roles {
        let found = await walk(try await world.visitor(role))
        for fault in found.refused { Issue.record("\(role.id): \(fault)") }
        shapes.formUnion(found.shapes)
      }
      // The walk came to most of the site, and not only to what stands in every frame.
      #expect(shapes.count >= 35, "\(shapes.sorted())")
    }
  }

  @Test("is looked at: a link to what a role may not open is found")
  func planted() async throws {
    try await DistanceWorld.run { world in
      let planner = try await world.visitor(try #require(world.service.pack.access.role("planner")))
      let found = await walk(planner, from: ["/", "/accounts"])
      #expect(found.refused.map { $0.split(separator: " ").first } == ["/accounts"])
    }
  }
}
