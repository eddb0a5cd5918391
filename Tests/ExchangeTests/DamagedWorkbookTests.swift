import Exchange
import Foundation
import Testing

/// Never a crash, and never silence: a damaged workbook is read as it was or refused with a sentence.
@Suite("Damaged workbooks")
struct DamagedWorkbookTests {
  private func outcome(of data: Data) throws -> NightlyExtract? {
    let file = try TemporaryFile(data)
    do {
      return try NightlyExtractReader(pack: RulePackForTests.pack).read(path: file.path)
    } catch let refusal {
      #expect(refusal.message.hasSuffix("."))
      #expect(refusal.message.count > 30)
      return nil
    }
  }

  @Test("Cut off at 200 places, a workbook is refused every time")
  func truncated() throws {
    let whole = try ExtractForTests().write().data
    for step in 0..<200 { #expect(try outcome(of: whole.prefix(whole.count * step / 200)) == nil) }
    #expect(try outcome(of: whole) != nil)
  }

  @Test("With a byte changed at 200 places, a workbook is refused or its counts are the same")
  func flipped() throws {
    let whole = try ExtractForTests().write().data
    let owners = try #require(try outcome(of: whole)).owners
    var generator = SplitMix(state: 2_026)
    var refused = 0
    for _ in 0..<200 {
      var data = whole
      let place = Int(generator.next() % UInt64(data.count))
      data[data.startIndex + place] ^= UInt8(truncatingIfNeeded: 1 + generator.next() % 255)
      // Checksums stand over all that is packed, so that what is read at all is what was written.
      if let extract = try outcome(of: data) { #expect(extract.owners == owners) } else { refused += 1 }
    }
    #expect(refused > 100)
  }

  @Test("With its XML changed before it is packed, a sheet never brings the reader down")
  func changedBeforePacking() throws {
    let good = ExtractForTests()
    var generator = SplitMix(state: 7)
    for round in 0..<200 {
      var book = good
      let sheet = round % 2 == 0 ? "WMT_Extract" : "CMS"
      let index = try #require(good.sheets.firstIndex { $0.name == sheet })
      let xml = try Self.xml(of: good, index)
      var bytes = Array(xml)
      for _ in 0...Int(generator.next() % 3) {
        bytes[Int(generator.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: generator.next())
      }
      book.book.parts["xl/worksheets/sheet\(index + 1).xml"] = Data(bytes)
      _ = try outcome(of: try book.write().data)
    }
  }

  private static func xml(of extract: ExtractForTests, _ index: Int) throws -> Data {
    let sheet = extract.sheets[index]
    var xml = "<worksheet><sheetData>"
    for (number, row)
      in ([sheet.headings.map { Cell.text($0) }] + sheet.rows.map { row in sheet.headings.map { row[$0] ?? .blank } })
      .enumerated()
    {
      xml += "<row r=\"\(number + 1)\">"
      for (column, cell) in row.enumerated() {
        let place = "r=\"\(ColumnLetters.text(column))\(number + 1)\""
        switch cell {
        case .text(let text), .shared(let text): xml += "<c \(place) t=\"inlineStr\"><is><t>\(text)</t></is></c>"
        case .number(let text): xml += "<c \(place)><v>\(text)</v></c>"
        case .date(let text): xml += "<c \(place) s=\"1\"><v>\(text)</v></c>"
        default: break
        }
      }
      xml += "</row>"
    }
    return Data((xml + "</sheetData></worksheet>").utf8)
  }
}

/// A small seeded generator: the same places every time.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
