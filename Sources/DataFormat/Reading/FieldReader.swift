/// Reads the fields of one column: the same checks for a CSV file, a workbook and a form.
///
/// Millions of fields pass here. Values of up to 15 bytes make no allocation, and words of a list none at all.
public final class FieldReader: Sendable {
  /// Years that a date may have. No record of a probation service is older (the service began in 1907), and none
  /// plans further.
  public static let years = 1900...2200

  public let column: SheetColumn
  /// The words that the column takes, with the value of each.
  let words: [Word]
  private let mostWeeklyHours: Int

  struct Word: Sendable {
    let bytes: [UInt8]
    let value: FieldValue
  }

  public init(_ column: SheetColumn, lists: FieldLists) {
    self.column = column
    let texts: [String] =
      switch column.kind {
      case .choice(let choices): choices
      case .ruleEntry(let list): lists[list]
      default: []
      }
    mostWeeklyHours = lists.mostWeeklyHours
    words = texts.map { Word(bytes: Array($0.utf8), value: .text($0)) }
  }

  /// - Parameter bytes: valid UTF-8 without the quotes of a CSV file.
  /// - Complexity: O(bytes), and O(words) where the column takes words.
  public func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(FieldFault) -> FieldValue {
    if bytes.isEmpty { return try empty() }
    if case .text(let maximum) = column.kind { return try text(bytes, maximum: maximum) }
    if Self.isBlank(bytes[0]) || Self.isBlank(bytes[bytes.count - 1]) { throw fault(.spaceAtEdge) }
    switch column.kind {
    case .code(let maximum): return try code(bytes, maximum: maximum)
    case .text(let maximum): return try text(bytes, maximum: maximum)
    case .caseReference: return try caseReference(bytes)
    case .date: return try date(bytes)
    case .instant: return try instant(bytes)
    case .whole(let range): return try whole(bytes, in: range)
    case .decimal(let places, let maximum): return try decimal(bytes, places: places, maximum: maximum)
    case .weeklyHours: return try decimal(bytes, places: 2, maximum: mostWeeklyHours * 100)
    case .score: return try score(bytes)
    case .yesNo: return try yesNo(bytes)
    case .choice, .ruleEntry: return try word(bytes)
    }
  }

  func empty() throws(FieldFault) -> FieldValue {
    if column.isRequired { throw fault(.missing) }
    return .none
  }

  func fault(_ kind: FieldFault.Kind) -> FieldFault {
    FieldFault(
      kind, column.kind, words: words.map { String(decoding: $0.bytes, as: UTF8.self) }, mostHours: mostWeeklyHours)
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte &- 9 < 5 }

  private func yesNo(_ bytes: UnsafeBufferPointer<UInt8>) throws(FieldFault) -> FieldValue {
    if bytes.count == 3, bytes[0] == 0x79, bytes[1] == 0x65, bytes[2] == 0x73 { return .whole(1) }
    if bytes.count == 2, bytes[0] == 0x6E, bytes[1] == 0x6F { return .whole(0) }
    throw fault(.notYesOrNo)
  }

  private func word(_ bytes: UnsafeBufferPointer<UInt8>) throws(FieldFault) -> FieldValue {
    for word in words where word.bytes.count == bytes.count {
      if word.bytes.withUnsafeBufferPointer({ $0.elementsEqual(bytes) }) { return word.value }
    }
    throw fault(.unknownEntry)
  }
}

extension SheetColumn {
  /// Reads the text of one field of this column. For many fields make one ``FieldReader`` and keep it.
  public func read(_ text: String, lists: FieldLists) -> Result<FieldValue, FieldFault> {
    var text = text
    let reader = FieldReader(self, lists: lists)
    return text.withUTF8 { bytes in
      do throws(FieldFault) { return .success(try reader.read(bytes)) } catch { return .failure(error) }
    }
  }
}
