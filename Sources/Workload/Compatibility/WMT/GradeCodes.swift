extension WMT {
  /// A grade with the incumbent's number for it.
  public struct GradeCode: Sendable, Hashable {
    public let grade: String
    public let type: Double
    public init(grade: String, type: Double) {
      self.grade = grade
      self.type = type
    }
  }

  /// The grade for a raw code of the case system: exact, case-sensitive, spaces and all; anything else is `DMY`.
  /// Source: section 4.2.
  public static func grade(rawCode: String?, table: [String: GradeCode] = gradeCodes) -> GradeCode {
    let unknown = GradeCode(grade: "DMY", type: GradeType.dummy)
    guard let rawCode, let place = table.index(forKey: rawCode), ScriptText.same(table[place].key, rawCode) else {
      return unknown
    }
    return table[place].value
  }

  /// The incumbent's own mapping, defects included: the raw code `PSO` is a probation officer. Source: section 4.2.
  ///
  /// The product maps grades by its rule pack; this table only answers what the incumbent does.
  public static let gradeCodes: [String: GradeCode] = {
    let trainee = ["CRC", "NPS"].flatMap { service in
      ["-", "\u{2013}", "\u{2014}"].flatMap { dash in ["\(service)\(dash)PQF", "\(service) \(dash) PQF"] }
    }
    let lists: [(grade: String, type: Double, codes: [String])] = [
      ("PO", GradeType.po, words("M E D O J H N G F CRCM CRCO CRCN NPSM NPSO NPSN PSM PSO PSN")),
      ("SPO", GradeType.spo, words("C B A NPSC NPSB PSC PSB PSA CRCB CRCA")),
      ("PSO", GradeType.pso, words("Q Z Y CRCQ NPSQ PSQ CRC1 CRC2 CRCC PS4")),
      ("TPO", GradeType.tpo, words("P L K CRCP NPSP PSP CPQF") + trainee),
    ]
    var table: [String: GradeCode] = [:]
    for list in lists {
      for code in list.codes { table[code] = GradeCode(grade: list.grade, type: list.type) }
    }
    return table
  }()

  private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}
