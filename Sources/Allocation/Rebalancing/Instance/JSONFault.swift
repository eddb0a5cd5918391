import FoundationEssentials

extension RebalanceInstanceError {
  /// What a decoder found wrong, with the place written as in the file.
  init(_ error: any Error) {
    switch error {
    case let error as RebalanceInstanceError: self = error
    case DecodingError.keyNotFound(let key, let context):
      self.init(Self.place(context.codingPath + [key]), "it is missing.")
    case DecodingError.typeMismatch(let type, let context):
      self.init(Self.place(context.codingPath), "it is not \(Self.words(for: type)).")
    case DecodingError.valueNotFound(let type, let context):
      self.init(Self.place(context.codingPath), "it is empty and should be \(Self.words(for: type)).")
    case DecodingError.dataCorrupted(let context):
      // Foundation does not always say where; what it says names the number.
      self.init(Self.place(context.codingPath), "it is not sound: \(context.debugDescription)")
    default: self.init("the file", "it cannot be read: \(error).")
    }
  }

  private static func words(for type: any Any.Type) -> String {
    if type == Int.self { return "a whole number" }
    if type == Decimal.self { return "a decimal" }
    if type == String.self { return "a text" }
    return "of the right kind (a list or an object)"
  }

  private static func place(_ path: [any CodingKey]) -> String {
    var text = ""
    for key in path {
      if let index = key.intValue {
        text += "[\(index)]"
      } else {
        text += (text.isEmpty ? "" : ".") + key.stringValue
      }
    }
    return text.isEmpty ? "the file" : text
  }
}
