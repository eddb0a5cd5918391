extension SheetColumn {
  /// The text of a value as a file, a table and a form show it: what ``read(_:lists:)`` reads back as the same value.
  public func text(of value: FieldValue) -> String {
    switch value {
    case .none: ""
    case .text(let text): text
    case .whole(let number):
      switch kind {
      case .yesNo: number == 0 ? "no" : "yes"
      case .decimal(let places, _): FieldText.decimal(number, places: places)
      case .weeklyHours: FieldText.decimal(number, places: 2)
      default: String(number)
      }
    }
  }
}

enum FieldText {
  /// `18.75` for 1875 and two places.
  static func decimal(_ number: Int, places: Int) -> String {
    guard places > 0 else { return String(number) }
    var digits = String(number.magnitude)
    if digits.utf8.count <= places {
      digits = String(repeating: "0", count: places + 1 - digits.utf8.count) + digits
    }
    let point = digits.utf8.index(digits.endIndex, offsetBy: -places)
    return (number < 0 ? "-" : "") + digits[..<point] + "." + digits[point...]
  }
}
