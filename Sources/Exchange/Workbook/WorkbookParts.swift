/// Which part of a workbook is which: its sheets, shared texts and formats, as its relationship lists say.
struct WorkbookParts {
  struct Sheet {
    let name: String
    let part: String
  }
  private(set) var sheets: [Sheet] = []
  private(set) var sharedTexts: String?
  private(set) var styles: String?
  /// Days are counted from 1904, not from 1900.
  private(set) var countsFrom1904 = false

  init(_ archive: ZipArchive) throws(ExtractRefusal) {
    let top = try Self.relationships("_rels/.rels", of: archive, folder: [])
    let workbook = top.first { $0.kind == "officeDocument" }?.target ?? "xl/workbook.xml"
    let path = workbook.split(separator: "/").map(String.init)
    let folder = Array(path.dropLast())
    let list = (folder + ["_rels", (path.last ?? "") + ".rels"]).joined(separator: "/")
    let handler = WorkbookHandler()
    try XMLPart.read(workbook, of: archive, what: "the list of sheets", with: handler)
    let related = try Self.relationships(list, of: archive, folder: folder)
    countsFrom1904 = handler.countsFrom1904
    sharedTexts = related.first { $0.kind == "sharedStrings" }?.target
    styles = related.first { $0.kind == "styles" }?.target
    for sheet in handler.sheets {
      guard let relation = related.first(where: { $0.id == sheet.relation }) else {
        throw WorkbookRefusal.damaged("the list of sheets", why: "sheet \(shown(sheet.name)) leads nowhere")
      }
      // Chart and dialogue sheets are listed with the others and hold no rows.
      guard relation.kind == "worksheet" else { continue }
      sheets.append(Sheet(name: sheet.name, part: relation.target))
    }
  }

  private static func relationships(
    _ part: String, of archive: ZipArchive, folder: [String]
  ) throws(ExtractRefusal) -> [Relation] {
    let handler = RelationsHandler(folder: folder)
    try XMLPart.read(part, of: archive, what: "the list of the workbook's parts", with: handler)
    return handler.relations
  }
}

private struct Relation {
  let id: String
  /// The last word of its type: `worksheet`, `styles`.
  let kind: String
  let target: String
}

private final class RelationsHandler: XMLPartHandler {
  var relations: [Relation] = []
  private let folder: [String]

  init(folder: [String]) { self.folder = folder }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    // A target outside the file is never followed.
    guard name == "Relationship", attributes.text("TargetMode") != "External", relations.count < 10_000 else { return }
    guard let id = attributes.text("Id"), let type = attributes.text("Type"), let target = attributes.text("Target")
    else { return }
    let kind = type.split(separator: "/").last.map(String.init) ?? ""
    relations.append(Relation(id: id, kind: kind, target: resolved(target)))
  }

  /// A target is relative to the folder of the part that names it, or begins with a slash.
  private func resolved(_ target: String) -> String {
    var path = target.hasPrefix("/") ? [] : folder
    for step in target.split(separator: "/").map(String.init) where step != "." {
      if step == ".." { _ = path.popLast() } else { path.append(step) }
    }
    return path.joined(separator: "/")
  }
}

private final class WorkbookHandler: XMLPartHandler {
  var sheets: [(name: String, relation: String)] = []
  var countsFrom1904 = false

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "workbookPr" {
      countsFrom1904 = ["1", "true"].contains(attributes.text("date1904") ?? "")
    } else if name == "sheet", sheets.count < 1_000 {
      guard let title = attributes.text("name"), let relation = attributes.text("id") else { return }
      sheets.append((title, relation))
    }
  }
}
