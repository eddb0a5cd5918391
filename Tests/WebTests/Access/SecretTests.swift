import Casework
import HTTPTypes
import Rules
import TestSupport
import Testing

@testable import Web

/// Two services that differ in one case which is kept from whoever asks: every answer must be the same, byte for byte.
@Suite("A case that is kept from somebody")
struct SecretTests {
  private static let one = DistanceWorld.Secret(surname: "Quillfeather")
  private static let other = DistanceWorld.Secret(
    crn: "X777001", forename: "Abel", surname: "Winterbourne", birth: "1961-11-30", type: "suspended-sentence-order",
    number: "7", sentenced: "2025-09-03", end: "2027-09-02", since: "2026-02-09T15:30:00Z", due: "2026-12-09")
  private static let seed: UInt64 = 5_006

  /// Whoever is kept from the case, each with a staff code that the restriction does not name.
  private static let roles = ["practitioner", "spo", "pdu-head", "data-steward", "administrator"]

  /// What a browser gets, without what is drawn by lot for each session.
  private func normalised(_ answer: Answer) -> String {
    let headers = answer.headers.filter { $0.name != .setCookie && $0.name.canonicalName != "server-timing" }
    let body = answer.body.replacing(/name="form-token" value="[^"]*"/, with: "")
    return "\(answer.status.code)\n\(headers.map { "\($0.name): \($0.value)" }.sorted())\n\(body)"
  }

  private func answers(_ probes: [SecretProbe], _ world: DistanceWorld, _ visitor: RoleVisitor) async -> [String] {
    var answers: [String] = []
    for probe in probes {
      let answer =
        if let form = probe.form { await visitor.send(probe.target, form) } else { await visitor.get(probe.target) }
      answers.append(normalised(answer))
    }
    return answers
  }

  @Test("is not told from any other by pages, lists, searches, files, forms, errors or the audit trail")
  func probes() async throws {
    let all = SecretProbe.all(for: Self.one, seed: Self.seed)
    #expect(all.count >= 500)
    var asked = 0
    try await DistanceWorld.run(secret: Self.one) { first in
      try await DistanceWorld.run(secret: Self.other) { second in
        for id in Self.roles {
          let role = try #require(first.service.pack.access.role(id))
          // In ./test each role asks a share of its own; all of them ask for all of it in the soak.
          let place = Self.roles.firstIndex(of: id) ?? 0
          let probes =
            Soak.isOn ? all : all.enumerated().filter { $0.offset % Self.roles.count == place }.map(\.element)
          let here = await answers(probes, first, try await first.visitor(role))
          let there = await answers(probes, second, try await second.visitor(role))
          for (index, probe) in probes.enumerated() where here[index] != there[index] {
            let lines = zip(here[index].split(separator: "\n"), there[index].split(separator: "\n")).first { $0 != $1 }
            Issue.record(
              "\(id): \(probe.target) \(probe.form ?? [:]) tells: \(lines.map { "\($0) | \($1)" } ?? "by its length")")
          }
          asked += probes.count
          Soak.progress("F6", asked, of: all.count * Self.roles.count)
        }
      }
    }
    Soak.note("F6", "\(asked) probes by 5 roles, 0 leaks", bar: "500 probes × 4 roles, 0 leaks", seed: Self.seed)
  }

  @Test("is shown to whom it is not kept from: the probes would find a leak")
  func shown() async throws {
    try await DistanceWorld.run(secret: Self.one) { first in
      try await DistanceWorld.run(secret: Self.other) { second in
        let role = try #require(first.service.pack.access.role("data-steward"))
        let probes = [
          "/cases/\(Self.one.crn)", "/cases", "/search?q=quillf", "/units/team/T1/cases?sort=crn",
          "/records/orders/edit?crn=\(Self.one.crn)&number=1", "/records/risk/new?crn=\(Self.one.crn)",
        ].map { SecretProbe(target: $0) }
        let here = await answers(probes, first, try await first.visitor(role, staff: "S5"))
        let there = await answers(probes, second, try await second.visitor(role, staff: "S5"))
        for (index, probe) in probes.enumerated() { #expect(here[index] != there[index], "\(probe.target)") }
      }
    }
  }

  @Test("is refused in the same words as a number that no case has, wherever a number is typed")
  func absent() async throws {
    try await DistanceWorld.run(secret: Self.one) { world in
      for id in Self.roles {
        let visitor = try await world.visitor(try #require(world.service.pack.access.role(id)))
        // What others looked up as a staff code or an account is in the trail as such, and no case.
        let there = SecretProbe.all(for: Self.one, seed: Self.seed).filter {
          "\($0)".contains(Self.one.crn) && !$0.target.hasPrefix("/audit?staff")
            && !$0.target.hasPrefix("/audit?account")
        }
        for probe in there {
          let absent = SecretProbe(
            target: probe.target.replacing(Self.one.crn, with: "X999998"),
            form: probe.form?.mapValues { $0 == Self.one.crn ? "X999998" : $0 })
          // What was typed stands in the page again, and is the one thing that differs.
          let found = await answers([probe, absent], world, visitor).map { $0.replacing("X999998", with: Self.one.crn) }
          #expect(found[0] == found[1], "\(id): \(probe.target)")
        }
      }
    }
  }

  @Test("takes as long to refuse as one that is not there; how long is written down", .enabled(if: Soak.isOn))
  func time() async throws {
    try await DistanceWorld.run(secret: Self.one) { world in
      let visitor = try await world.visitor(try #require(world.service.pack.access.role("spo")))
      func median(_ crn: String) async -> Double {
        var times: [Double] = []
        for round in 0..<600 {
          let target = ["/cases/\(crn)", "/search?q=\(crn)", "/records/risk/new?crn=\(crn)"][round % 3]
          let started = ContinuousClock.now
          _ = await visitor.get(target)
          times.append(started.duration(to: .now) / .milliseconds(1))
        }
        return times.sorted()[times.count / 2]
      }
      _ = await median("X999998")
      let kept = await median(Self.one.crn)
      let absent = await median("X999998")
      let text = (abs(kept - absent) * 100).rounded() / 100
      Soak.note("F6 time", "medians differ by \(text) ms", bar: "10 ms")
    }
  }
}
