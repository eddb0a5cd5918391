import Caseload
import Foundation
import Rules
import TestSupport
import Testing

@Suite("Time values of the hours measure")
struct HoursRulesTests {
  private let pack: RulePack
  init() throws { pack = try englandAndWales() }

  /// The shipped files with one text replaced; it has to be there.
  private func faults(_ file: String, _ old: String, _ new: String) throws -> [RulePackFault] {
    var files = pack.files
    let text = try #require(files[file])
    #expect(text.contains(old))
    files[file] = text.replacing(old, with: new, maxReplacements: 1)
    do {
      _ = try RulePackReader.read(files: files)
      return []
    } catch { return error.faults }
  }

  @Test("Every tier and type has minutes, every kind of work is named, and every value says where it comes from")
  func complete() throws {
    for set in pack.hours.sets + pack.hours.drafts {
      let values = set.values
      for (tier, each) in pack.tiers.enumerated() where !each.isUntiered {
        #expect(!values.caseSources[tier].isEmpty)
        for type in pack.caseTypes.indices { #expect(values.caseMinutes[type * pack.tiers.count + tier] >= 0) }
      }
      #expect(Set(values.tasks.keys) == Set(pack.workKinds.map(\.id)))
      let all = Array(values.needs.values) + values.tasks.values + values.requirements.map(\.value)
      #expect(all.allSatisfy { !$0.source.isEmpty })
      #expect(!set.proposedBy.isEmpty && !set.agreedBy.isEmpty && !set.consulted.isEmpty && !set.evidence.isEmpty)
    }
  }

  @Test("The two shares multiply to 0.672, and points lead while hours stand beside them")
  func decisions() {
    #expect(pack.timeUse.shares(on: LocalDate(daysSinceEpoch: 20_000))?.rest == Ratio(672, over: 1_000))
    #expect(pack.measures.headline == .points)
    #expect(pack.measures.all.map(\.kind) == [.points, .hours])
  }

  @Test("A set of values that drops a tier is refused with its file and line")
  func dropsTier() throws {
    let text = try #require(pack.files["hours-values-2026.yaml"])
    let start = try #require(text.range(of: "  - { tier: B2, "))
    let end = try #require(text[start.lowerBound...].range(of: "source: assumption }\n"))
    let row = String(text[start.lowerBound..<end.upperBound])
    let faults = try faults("hours-values-2026.yaml", row, "")
    #expect(faults.map(\.file) == ["hours-values-2026.yaml"])
    #expect(faults.first?.reason == "lacks the tier \"B2\"")
    #expect(faults.first?.line != nil && faults.first?.key == "cases")
  }

  @Test("A gap between two sets is refused, an overlap is refused, and the next day is right")
  func dates() throws {
    let old = "  - { id: \"2026\", label: Time values of 2026, from: 2026-01-01, values: hours-values-2026.yaml }\n"
    func two(_ until: String, _ from: String) throws -> [String] {
      try faults(
        "hours.yaml", old,
        "  - { id: a, label: A, from: 2026-01-01, until: \(until), values: hours-values-2026.yaml }\n"
          + "  - { id: b, label: B, from: \(from), values: hours-values-2026.yaml }\n"
      ).map { "\($0.key ?? "") \($0.reason)" }
    }
    #expect(try two("2026-06-30", "2026-07-01") == [])
    #expect(try two("2026-06-29", "2026-07-01").first?.hasPrefix("sets[1].from leaves a gap") == true)
    #expect(try two("2026-07-01", "2026-07-01").first?.hasPrefix("sets[1].from is not after the end") == true)
    #expect(try two("2026-06-30", "2026-01-01").isEmpty == false)
  }

  @Test("A last day of the last set is a gap without an end")
  func lastDay() throws {
    let faults = try faults("hours.yaml", "from: 2026-01-01, values", "from: 2026-01-01, until: 2026-12-31, values")
    #expect(faults.map(\.key) == ["sets[0].until"])
  }

  @Test(
    "A value that is negative, no number, unknown or without a source is refused with its key",
    arguments: [
      ("home:   { minutes: 45", "home:   { minutes: -1", "contacts.home.minutes"),
      ("home:   { minutes: 45", "home:   { minutes: 1000000", "contacts.home.minutes"),
      ("register: MAPP,", "register: MAPQ,", "needs[0].register"),
      ("minutes: 600, hub: 10, source: assumption", "minutes: 600, hub: 10", "tasks[3].source"),
      ("kind: arms, ", "kind: armz, ", "tasks[4].kind"),
    ])
  func wrong(old: String, new: String, key: String) throws {
    let faults = try faults("hours-values-2026.yaml", old, new)
    #expect(faults.contains { $0.key == key && $0.line != nil }, "\(faults)")
  }

  @Test("The set of a day is the newest that has begun, and there is none before the first")
  func onDay() throws {
    let first = try #require(LocalDate(iso: "2026-01-01"))
    #expect(pack.hours.set(on: first)?.id == "2026")
    #expect(pack.hours.set(on: first + -1) == nil)
    #expect(pack.hours.set(on: first + 4_000)?.id == "2026")
  }

  @Test("A pack of before there were hours is read and has no such measure")
  func olderPack() throws {
    var files = pack.files
    for name in files.keys where name.hasPrefix("hours") || name == "measures.yaml" { files[name] = nil }
    let older = try RulePackReader.read(files: files)
    #expect(older.hours.sets.isEmpty)
    #expect(older.measures.all.map(\.kind) == [.points])
  }
}
