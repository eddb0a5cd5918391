import Foundation
import Glibc
import Testing

@testable import Exchange

@Suite("CSV rows")
struct CSVRowReaderTests {
  struct Row: Equatable {
    let line: Int
    let fields: [String]
    var fault: CSVRowReader.RowFault?
    var formFaults: [Int] = []
  }

  static func rows(_ bytes: [UInt8], longest: Int = 65_536, content: CSVRowReader.Content = .data) throws -> [Row] {
    let path = NSTemporaryDirectory() + UUID().uuidString
    try Data(bytes).write(to: URL(filePath: path))
    defer { unlink(path) }
    let reader = CSVRowReader(descriptor: open(path, O_RDONLY), longestRow: longest, content: content)
    var rows: [Row] = []
    while reader.next() {
      rows.append(
        Row(
          line: reader.line, fields: reader.fields.map { String(decoding: $0, as: UTF8.self) }, fault: reader.fault,
          formFaults: reader.formFaults.map(\.field)))
    }
    return rows
  }

  static func rows(_ text: String, longest: Int = 65_536) throws -> [Row] {
    try rows(Array(text.utf8), longest: longest)
  }

  @Test("Both line ends, a byte order mark and a last line without an end are read alike")
  func lineEnds() throws {
    let expected = [Row(line: 1, fields: ["a", "b"]), Row(line: 2, fields: ["1", ""])]
    for text in [
      "a,b\n1,\n", "a,b\r\n1,\r\n", "\u{FEFF}a,b\n1,", "a,b\r\n1,", "\"a\",\"b\"\r\n\"1\",\r\n", "a,b\n1,\"\"",
    ] {
      #expect(try Self.rows(text) == expected, "\(text.debugDescription)")
    }
  }

  @Test("An empty file has no rows, and blank lines are passed over but counted")
  func blank() throws {
    #expect(try Self.rows("") == [])
    #expect(try Self.rows("\u{FEFF}") == [])
    #expect(try Self.rows("a\n\n\r\nb\n\n") == [Row(line: 1, fields: ["a"]), Row(line: 4, fields: ["b"])])
  }

  @Test("Commas, doubled marks and line breaks inside quotation marks belong to the field, and lines count on")
  func quoted() throws {
    let rows = try Self.rows("\"a,b\",\"c\"\"d\"\n\"one\ntwo\r\nthree\",x\ny,\"\"\"\"\n")
    #expect(
      rows == [
        Row(line: 1, fields: ["a,b", "c\"d"]), Row(line: 2, fields: ["one\ntwo\r\nthree", "x"]),
        Row(line: 5, fields: ["y", "\""]),
      ])
  }

  @Test("A mark that is never closed is reported at its line, and the lines after it are read")
  func unterminated() throws {
    let rows = try Self.rows("a,b\n1,\"open\n2,x\n3,y\n")
    #expect(
      rows == [
        Row(line: 1, fields: ["a", "b"]), Row(line: 2, fields: ["1"], fault: .unterminatedQuote),
        Row(line: 3, fields: ["2", "x"]), Row(line: 4, fields: ["3", "y"]),
      ])
  }

  @Test("A mark that is never closed does not swallow a large file")
  func unterminatedInLargeFile() throws {
    let more = String(repeating: "5,z\n", count: 100_000)
    let rows = try Self.rows("a,b\n1,\"open\n" + more)
    #expect(rows.count == 100_002)
    #expect(rows[1] == Row(line: 2, fields: ["1"], fault: .unterminatedQuote))
    #expect(rows[100_001] == Row(line: 100_002, fields: ["5", "z"]))
  }

  @Test("Text behind a closing mark, and a mark inside a plain field, are reported at their line")
  func malformed() throws {
    let rows = try Self.rows("\"a\"b,c\nd,e\"f\"\n\"g\nh\"i,j\nk,l\n")
    #expect(rows.map(\.line) == [1, 2, 3, 4, 5])
    #expect(rows.map(\.fault) == [.textAfterQuote, .strayQuote, .textAfterQuote, .strayQuote, nil])
  }

  @Test("A field that is not UTF-8 is named, whatever the encoding of its neighbours")
  func encoding() throws {
    let bytes: [UInt8] = Array("é,".utf8) + [0x53, 0xE9] + Array(",ok\nx,y,z\n".utf8)
    let rows = try Self.rows(bytes)
    #expect(rows[0].formFaults == [1] && rows[0].fields[0] == "é" && rows[1].formFaults == [])
  }

  @Test("A NUL byte is named")
  func nul() throws {
    #expect(try Self.rows(Array("a,b\0c,d\n".utf8)) == [Row(line: 1, fields: ["a", "b\0c", "d"], formFaults: [1])])
  }

  @Test("UTF-16 of either order is one faulty row", arguments: [[0xFF, 0xFE], [0xFE, 0xFF]] as [[UInt8]])
  func utf16(mark: [UInt8]) throws {
    #expect(try Self.rows(mark + [0x61, 0, 0x0A, 0, 0x62, 0]) == [Row(line: 1, fields: [], fault: .notUTF8)])
  }

  @Test("A line over the limit is reported with its first fields, and the next line is read")
  func longLine() throws {
    let long = String(repeating: "x", count: 300)
    let rows = try Self.rows("a,b\nkey,\(long)\n1,2\n", longest: 100)
    #expect(rows.map(\.line) == [1, 2, 3])
    #expect(rows.map(\.fault) == [nil, .tooLong, nil])
    #expect(rows[1].fields.first == "key" && rows[2].fields == ["1", "2"])
  }

  @Test("A line of 200 MB is passed over through a buffer of a quarter of a megabyte")
  func hugeLine() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let writing = ends[1]
    let feeder = Thread {
      func send(_ bytes: [UInt8]) { _ = bytes.withUnsafeBytes { write(writing, $0.baseAddress, $0.count) } }
      send(Array("a,b\nkey,".utf8))
      let piece = [UInt8](repeating: 0x78, count: 1 << 16)
      for _ in 0..<3_200 { send(piece) }
      send(Array("\n1,2\n".utf8))
      close(writing)
    }
    feeder.start()
    let reader = CSVRowReader(descriptor: ends[0])
    var faults: [CSVRowReader.RowFault?] = []
    var last: [String] = []
    while reader.next() {
      faults.append(reader.fault)
      last = reader.fields.map { String(decoding: $0, as: UTF8.self) }
      #expect(reader.bufferedBytes == 1 << 18)
    }
    #expect(faults == [nil, .tooLong, nil] && last == ["1", "2"])
  }

  @Test("Rows are the same wherever the pieces of the file end")
  func pieces() throws {
    // Each row ends one byte further on than the last, so that every place of a row meets the end of a piece.
    var text = ""
    for number in 0..<20_000 {
      text += "\(number),\"q\"\"\(number % 7)\n\",é\(String(repeating: "x", count: number % 40))\r\n"
    }
    let rows = try Self.rows(text)
    #expect(rows.count == 20_000)
    #expect(rows.allSatisfy { $0.fault == nil && $0.formFaults.isEmpty && $0.fields.count == 3 })
    for number in stride(from: 0, to: 20_000, by: 37) {
      #expect(rows[number].line == number * 2 + 1)
      #expect(
        rows[number].fields == ["\(number)", "q\"\(number % 7)\n", "é" + String(repeating: "x", count: number % 40)])
    }
  }

  @Test("Whatever the bytes are, reading ends, and rows come at lines that only grow")
  func anyBytes() throws {
    let alphabet: [UInt8] = [0x61, 0x2C, 0x22, 0x22, 0x0A, 0x0D, 0x00, 0xC3, 0xA9, 0xFF, 0x20]
    for seed in 1...300 as ClosedRange<UInt64> {
      var generator = SeededGenerator(state: seed)
      let bytes = (0..<Int.random(in: 0...400, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator) ?? 0
      }
      let rows = try Self.rows(bytes, longest: 100)
      let lines = bytes.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
      #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.line < $1.line }, "seed \(seed)")
      #expect(rows.allSatisfy { $0.line <= lines && ($0.fault != nil || !$0.fields.isEmpty) }, "seed \(seed)")
    }
  }

  @Test("Any fields, with or without marks where they need none, are read as they were written")
  func anyFields() throws {
    let alphabet = Array("ab,\"\n\ré ")
    for seed in 1...300 as ClosedRange<UInt64> {
      var generator = SeededGenerator(state: seed)
      var text = ""
      var expected: [[String]] = []
      for _ in 0..<20 {
        let fields = (0..<3).map { _ -> String in
          let count = Int.random(in: 0...6, using: &generator)
          return String((0..<count).map { _ in alphabet.randomElement(using: &generator) ?? "a" })
        }
        expected.append(fields)
        text += fields.map { field in
          let needsMarks = field.unicodeScalars.contains { ",\"\n\r".unicodeScalars.contains($0) }
          guard needsMarks || Bool.random(using: &generator) else { return field }
          return "\"" + field.replacingOccurrences(of: "\"", with: "\"\"") + "\""
        }.joined(separator: ",")
        text += Bool.random(using: &generator) ? "\n" : "\r\n"
      }
      let rows = try Self.rows(text)
      // Byte by byte: Swift calls texts equal that differ in theirs.
      let bytes = rows.map { $0.fields.map { Array($0.utf8) } }
      #expect(bytes == expected.map { $0.map { Array($0.utf8) } }, "seed \(seed)")
      #expect(rows.allSatisfy { $0.fault == nil && $0.formFaults.isEmpty }, "seed \(seed)")
    }
  }
}
