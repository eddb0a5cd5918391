import CZip
import Foundation
import Testing

/// A cell as a test writes it.
enum Cell: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  case blank
  case text(String)
  case shared(String)
  case number(String)
  /// A number in the format of a date.
  case date(String)
  case formula(String, value: String)
  case boolean(Bool)
  case error(String)
  /// The XML of the cell, its reference left out.
  case xml(String)

  init(stringLiteral text: String) { self = .shared(text) }
  init(integerLiteral number: Int) { self = .number(String(number)) }
}

/// A workbook put together part by part, so that any part of it can be wrong.
struct WorkbookForTests {
  struct Sheet {
    var name: String
    /// A row without cells is left blank.
    var rows: [[Cell]]
    /// Replaces the XML of the sheet.
    var xml: String?
  }
  var sheets: [Sheet]
  var countsFrom1904 = false
  /// Added to the parts, or put in place of one.
  var parts: [String: Data] = [:]
  var leftOut: Set<String> = []

  func write() throws -> TemporaryFile {
    var texts: [String] = []
    var all: [(String, Data)] = []
    for (index, sheet) in sheets.enumerated() {
      let xml = sheet.xml ?? Self.xml(sheet.rows, &texts)
      all.append(("xl/worksheets/sheet\(index + 1).xml", Data(xml.utf8)))
    }
    all.append(("_rels/.rels", Data(Self.topRelations.utf8)))
    all.append(("xl/workbook.xml", Data(workbookXML.utf8)))
    all.append(("xl/_rels/workbook.xml.rels", Data(relationsXML.utf8)))
    all.append(("xl/styles.xml", Data(Self.stylesXML.utf8)))
    let shared = texts.map { "<si><t xml:space=\"preserve\">\(Self.escaped($0))</t></si>" }.joined()
    all.append(("xl/sharedStrings.xml", Data("<sst xmlns=\"\(Self.main)\">\(shared)</sst>".utf8)))
    var named = Dictionary(all, uniquingKeysWith: { $1 })
    for (name, data) in parts { named[name] = data }
    for name in leftOut { named[name] = nil }
    return try Self.zip(named)
  }

  static func zip(_ parts: [String: Data], password: String? = nil) throws -> TemporaryFile {
    let file = TemporaryFile()
    var code: Int32 = 0
    let archive = try #require(zip_open(file.path, ZIP_CREATE | ZIP_TRUNCATE, &code))
    for (name, data) in parts.sorted(by: { $0.key < $1.key }) {
      let copy = try #require(malloc(max(data.count, 1)))
      data.copyBytes(to: UnsafeMutableRawBufferPointer(start: copy, count: data.count))
      let source = try #require(zip_source_buffer(archive, copy, UInt64(data.count), 1))
      let index = zip_file_add(archive, name, source, UInt32(ZIP_FL_ENC_UTF_8))
      #expect(index >= 0)
      if let password {
        #expect(zip_file_set_encryption(archive, UInt64(index), UInt16(ZIP_EM_AES_256), password) == 0)
      }
    }
    #expect(zip_close(archive) == 0)
    return file
  }

  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006/relationships"
  private static let topRelations = """
    <Relationships xmlns="\(package)"><Relationship Id="rId1" Type="\(office)/officeDocument" Target="xl/workbook.xml"/>\
    </Relationships>
    """
  /// Style 0 is plain, 1 a date by number, 2 a date by its own format, 3 a format with a quoted d.
  private static let stylesXML = """
    <styleSheet xmlns="\(main)"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>\
    <numFmt numFmtId="165" formatCode="0.0&quot;d&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
    <cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>
    """

  private var workbookXML: String {
    let list = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(Self.escaped(sheet.name))\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"/>"
    }
    return """
      <workbook xmlns="\(Self.main)" xmlns:r="\(Self.office)"><workbookPr\(countsFrom1904 ? " date1904=\"1\"" : "")/>\
      <sheets>\(list.joined())</sheets></workbook>
      """
  }

  private var relationsXML: String {
    var list = sheets.indices.map {
      "<Relationship Id=\"rId\($0 + 1)\" Type=\"\(Self.office)/worksheet\" Target=\"worksheets/sheet\($0 + 1).xml\"/>"
    }
    list.append("<Relationship Id=\"rId901\" Type=\"\(Self.office)/styles\" Target=\"/xl/styles.xml\"/>")
    list.append("<Relationship Id=\"rId902\" Type=\"\(Self.office)/sharedStrings\" Target=\"./sharedStrings.xml\"/>")
    return "<Relationships xmlns=\"\(Self.package)\">\(list.joined())</Relationships>"
  }

  private static func xml(_ rows: [[Cell]], _ texts: inout [String]) -> String {
    var xml = "<worksheet xmlns=\"\(main)\"><sheetData>"
    for (number, row) in rows.enumerated() {
      xml += "<row r=\"\(number + 1)\">"
      for (column, cell) in row.enumerated() {
        let place = "r=\"\(letters(column))\(number + 1)\""
        switch cell {
        case .blank: continue
        case .text(let text):
          xml += "<c \(place) t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escaped(text))</t></is></c>"
        case .shared(let text):
          texts.append(text)
          xml += "<c \(place) t=\"s\"><v>\(texts.count - 1)</v></c>"
        case .number(let text): xml += "<c \(place)><v>\(text)</v></c>"
        case .date(let text): xml += "<c \(place) s=\"1\"><v>\(text)</v></c>"
        case .formula(let formula, let value): xml += "<c \(place)><f>\(escaped(formula))</f><v>\(value)</v></c>"
        case .boolean(let value): xml += "<c \(place) t=\"b\"><v>\(value ? 1 : 0)</v></c>"
        case .error(let value): xml += "<c \(place) t=\"e\"><v>\(value)</v></c>"
        case .xml(let inner): xml += inner.replacingOccurrences(of: "<c", with: "<c \(place)", options: .anchored)
        }
      }
      xml += "</row>"
    }
    return xml + "</sheetData></worksheet>"
  }

  static func escaped(_ text: String) -> String {
    text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
      .replacingOccurrences(of: "\"", with: "&quot;")
  }

  private static func letters(_ column: Int) -> String {
    column < 26
      ? String(UnicodeScalar(UInt8(65 + column))) : letters(column / 26 - 1) + letters(column % 26)
  }
}

/// A file that goes when the test no longer holds it.
final class TemporaryFile {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("headroom-\(UUID().uuidString).xlsx").path

  init() {}

  convenience init(_ data: Data) throws {
    self.init()
    try data.write(to: URL(fileURLWithPath: path))
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var data: Data { get throws { try Data(contentsOf: URL(fileURLWithPath: path)) } }
}
