import DataFormat
import Foundation
import TestSupport
import Testing

@testable import Exchange

@Suite("A folder damaged at random")
struct MutatedFolderTests {
  private static let seed: UInt64 = 4_004

  @Test("is read to its end or refused in words, each problem at a line of a file that is there")
  func damaged() throws {
    var chance = SeededGenerator(state: Self.seed)
    let folder = try ThrowawayFolder.example()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let whole = try Dictionary(
      uniqueKeysWithValues: names.map { ($0, Array(try Data(contentsOf: URL(filePath: "\(folder.path)/\($0)")))) })
    var (faulty, refused, unplaced) = (0, 0, [String]())
    let count = Soak.count(100_000)
    for number in 0..<count {
      Soak.progress("F4", number, of: count)
      let name = names[Int.random(in: names.indices, using: &chance)]
      let bytes = whole[name] ?? []
      try folder.write(name, Self.mutated(bytes, using: &chance))
      do {
        let report = try FormatForTests.read(folder)
        if report.problemCount > 0 { faulty += 1 }
        unplaced += report.problems.filter { !names.contains($0.file) || $0.line < 1 || !$0.message.hasSuffix(".") }
          .map { "\($0.file):\($0.line) \($0.message)" }
      } catch let refusal as DataRefusal {
        if "\(refusal)".isEmpty { unplaced.append("\(name): no words") }
        refused += 1
      }
      try folder.write(name, bytes)
    }
    #expect(unplaced.prefix(5).isEmpty, "\(unplaced.prefix(5))")
    // Most damage is found, and some leaves another text that is as good.
    #expect(faulty + refused > count / 2 && faulty + refused < count)
    Soak.note(
      "F4", "\(count) folders: \(faulty) with problems, \(refused) refused, 0 crashes", bar: "100,000, errors listed",
      seed: Self.seed)
  }

  /// One to three kinds of damage: bytes changed, taken out, put in; lines twice, gone or exchanged; a file cut off.
  static func mutated(_ bytes: [UInt8], using chance: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...3, using: &chance) where !bytes.isEmpty {
      let at = Int.random(in: bytes.indices, using: &chance)
      switch Int.random(in: 0..<7, using: &chance) {
      case 0: bytes[at] = .random(in: 0...255, using: &chance)
      case 1: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...20, using: &chance)))
      case 2: bytes.insert(contentsOf: marks[Int.random(in: marks.indices, using: &chance)].utf8, at: at)
      case 3: bytes.removeLast(bytes.count - at)
      default:
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let (one, other) = (
          Int.random(in: lines.indices, using: &chance), Int.random(in: lines.indices, using: &chance)
        )
        switch Int.random(in: 0..<3, using: &chance) {
        case 0: lines.insert(lines[one], at: other)
        case 1: lines.remove(at: one)
        default: lines.swapAt(one, other)
        }
        bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
      }
    }
    return bytes
  }

  /// What breaks rows, fields, numbers, days and programs.
  private static let marks = [
    "\"", ",", "\n", "\r\n", "\0", "\u{FEFF}", "\u{202E}", ";", "'", "=1+1", "-1", "1e308", "NaN", "9999-12-31",
    "0000-00-00",
    "2026-02-31", String(repeating: "9", count: 400), String(repeating: "é", count: 5_000), "😀", "../../etc/passwd",
  ]
}
