import DataFormat

extension DataManifest {
  /// The file's name in a folder, and the sheet's in a workbook.
  static let file = "manifest.csv"
  static let sheet = "manifest"
  static let most = 100

  /// Reads the rows under and with the heading row, each a name and a value.
  init(rows: [[String]], place: String) throws(DataRefusal) {
    func refused(_ why: String) -> DataRefusal { DataRefusal(.manifest, "\(place): \(why)") }
    guard rows.first.map({ Array($0.prefix(2)) }) == ["name", "value"] else {
      throw refused("the first row has to be name,value. Write it, and a row for each of format, kind and as_of.")
    }
    var values: [String: String] = [:]
    for row in rows.dropFirst() {
      guard row.count == 2, ["format", "kind", "as_of", "note"].contains(row[0]) else {
        throw refused(
          "“\(shown(row.joined(separator: ",")))” is not a row of it. Write format, kind, as_of or note and a value.")
      }
      guard values.updateValue(row[1], forKey: row[0]) == nil else {
        throw refused("\(row[0]) stands in it twice. Take one away.")
      }
    }
    guard values["format"] == DataSheets.format else {
      throw refused(
        "the format is “\(shown(values["format"] ?? ""))”, and this version reads \(DataSheets.format). "
          + "Export again in that format.")
    }
    guard let kind = Kind(rawValue: values["kind"] ?? "") else {
      throw refused("the kind is “\(shown(values["kind"] ?? ""))”. Write full or delta.")
    }
    let lists = FieldLists([:])
    let asOf = SheetColumn("as_of", "As of", .instant, required: true).read(values["as_of"] ?? "", lists: lists)
    let note = SheetColumn("note", "Note", .text(maximum: 500)).read(values["note"] ?? "", lists: lists)
    switch (asOf, note) {
    case (.success(.text(let asOf)), .success(.text(let note))): self.init(kind: kind, asOf: asOf, note: note)
    case (.success(.text(let asOf)), .success): self.init(kind: kind, asOf: asOf)
    case (.failure(let fault), _): throw refused("as_of: \(fault.message)")
    case (_, .failure(let fault)): throw refused("note: \(fault.message)")
    default: throw refused("as_of is empty. Write the moment of the data as 2026-11-22T02:14:09Z.")
    }
  }

  init(folder: DataFolder) throws(DataRefusal) {
    let place = "\(folder.path)/\(Self.file)"
    guard folder.has(Self.file) else {
      throw DataRefusal(
        .manifest,
        "\(folder.path) has no \(Self.file). Name a folder of the format \(DataSheets.format), or add the file with "
          + "name,value and a row each for format, kind and as_of.")
    }
    let reader = CSVRowReader(descriptor: try folder.open(Self.file))
    var rows: [[String]] = []
    while reader.next() {
      guard reader.fault == nil, reader.formFaults.isEmpty, rows.count < Self.most else {
        throw DataRefusal(
          .manifest, "\(place): line \(reader.line) is not a row of two fields in UTF-8. Write name,value rows only.")
      }
      if reader.fields.allSatisfy(\.isEmpty) { continue }
      rows.append(reader.fields.map { String(decoding: $0, as: UTF8.self) })
    }
    if reader.errorNumber != 0 { throw .unreadable(place, code: reader.errorNumber) }
    try self.init(rows: rows, place: place)
  }
}
