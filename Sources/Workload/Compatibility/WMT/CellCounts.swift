extension WMT {
  /// A cell of the extract as the incumbent's reader hands it on.
  public enum Cell: Sendable, Hashable {
    case blank
    case text(String)
    case number(Double)
    case truth(Bool)
  }

  /// The count that the incumbent reads from a cell: blank is 0, otherwise the leading whole number; not a number
  /// where there is none. Source: section 2.5.
  public static func count(from cell: Cell) -> Double {
    switch cell {
    case .blank: 0
    case .text(let text): ScriptNumber.leadingWholeNumber(text)
    case .number(let number): ScriptNumber.leadingWholeNumber(number)
    case .truth: .nan
    }
  }

  /// The location of a case row: “licence” in any case is written `License`, anything else stays as it is. Source:
  /// section 5.2.
  public static func flagLocation(_ location: String) -> String {
    location.uppercased() == "LICENCE" ? "License" : location
  }

  /// The place of a case row's location in ``locations``, nil for one that counts nowhere. Not trimmed. Source:
  /// section 5.2.
  static func locationIndex(_ location: String) -> Int? {
    switch flagLocation(location).uppercased() {
    case "COMMUNITY": community
    case "CUSTODY": custody
    case "LICENSE": licence
    default: nil
    }
  }

  /// A sheet's or column's name as the incumbent compares it: the first hyphen removed, lower case, trimmed. Source:
  /// section 2.3.
  public static func cleanName(_ name: String) -> String {
    var scalars = name.unicodeScalars
    if let hyphen = scalars.firstIndex(of: "-") { scalars.remove(at: hyphen) }
    return ScriptText.trimmed(ScriptText.lowercased(String(scalars)))
  }
}
