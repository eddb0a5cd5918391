import Testing

/// One change that makes the small pack wrong, and the one fault that must come of it.
struct WrongPack: Sendable, CustomTestStringConvertible {
  let what: String
  let file: String
  let old: String
  let new: String
  let key: String
  /// A text on the line that the fault must name, after the change.
  let at: String
  /// Part of the reason.
  let because: String

  var testDescription: String { what }

  init(_ what: String, in file: String, _ old: String, to new: String, key: String, at: String, because: String) {
    self.what = what
    self.file = file
    self.old = old
    self.new = new
    self.key = key
    self.at = at
    self.because = because
  }
}

extension WrongPack {
  static let keys = [
    WrongPack(
      "a key of an entry is missing", in: "organisation.yaml", "plural: Offices, ", to: "", key: "levels[1].plural",
      at: "id: office", because: "missing"),
    WrongPack(
      "a key of a block entry is missing", in: "grades.yaml", "    label: Case manager\n", to: "",
      key: "grades[0].label",
      at: "id: CM", because: "missing"),
    WrongPack(
      "a key is misspelt beside the right one", in: "tiers.yaml", "label: High }", to: "label: High, suspend: true }",
      key: "tiers[1].suspend", at: "id: high", because: "not known"),
    WrongPack(
      "a key at the top is unknown", in: "limits.yaml", "highPercent: 105", to: "highPercent: 105\nfloor: 3",
      key: "floor", at: "floor", because: "not known"),
    WrongPack(
      "a key of the pack's own file is unknown", in: "pack.yaml", "id: isle", to: "id: isle\ncolour: red",
      key: "colour",
      at: "colour", because: "not known"),
    WrongPack(
      "the source is missing", in: "extract.yaml", "source: Isle operations\n", to: "", key: "source", at: "name:",
      because: "missing"),
    WrongPack(
      "the source is empty", in: "extract.yaml", "source: Isle operations", to: "source:", key: "source", at: "source:",
      because: "empty"),
    WrongPack(
      "the effective day is missing", in: "limits.yaml", "effective: 2020-01-01\n", to: "", key: "effective",
      at: "name:",
      because: "missing"),
    WrongPack(
      "the version is missing", in: "contacts.yaml", "version: 1\n", to: "", key: "version", at: "name:",
      because: "missing"),
    WrongPack(
      "the version is null", in: "contacts.yaml", "version: 1", to: "version: ~", key: "version", at: "version",
      because: "empty"),
    WrongPack(
      "the pack's version is missing", in: "pack.yaml", "version: 3b\n", to: "", key: "version", at: "id:",
      because: "missing"),
    WrongPack(
      "the day does not exist", in: "organisation.yaml", "2020-02-29", to: "2021-02-29", key: "effective",
      at: "effective", because: "day of the calendar"),
    WrongPack(
      "the day is written another way", in: "pack.yaml", "2025-02-28", to: "28/02/2025", key: "effective",
      at: "effective", because: "day of the calendar"),
  ]

  static let types = [
    WrongPack(
      "a text stands where a number belongs", in: "limits.yaml", "fullPercent: 100", to: "fullPercent: all",
      key: "fullPercent", at: "fullPercent", because: "whole number"),
    WrongPack(
      "a number stands in quotation marks", in: "limits.yaml", "fullPercent: 100", to: "fullPercent: \"100\"",
      key: "fullPercent", at: "fullPercent", because: "whole number"),
    WrongPack(
      "a number has decimals", in: "points-t2a.yaml", "open: 7", to: "open: 7.5", key: "points[1].open",
      at: "tier: high",
      because: "whole number"),
    WrongPack(
      "a number is written in another base", in: "extract.yaml", "largestCount: 500", to: "largestCount: 0x1F4",
      key: "largestCount", at: "largestCount", because: "whole number"),
    WrongPack(
      "yes stands where true belongs", in: "grades.yaml", "holdsCases: true", to: "holdsCases: yes",
      key: "grades[0].holdsCases", at: "holdsCases: yes", because: "true or false"),
    WrongPack(
      "a list stands where a text belongs", in: "case-types.yaml", "label: Bond", to: "label: [Bond]",
      key: "caseTypes[0].label", at: "Bond", because: "text"),
    WrongPack(
      "a text stands where a list belongs", in: "grades.yaml", "rawCodes: [\"CM\", \" cm\"]", to: "rawCodes: CM",
      key: "grades[0].rawCodes", at: "rawCodes: CM", because: "list"),
    WrongPack(
      "a text stands where an entry belongs", in: "locations.yaml", "locations:\n", to: "locations:\n  - anywhere\n",
      key: "locations[0]", at: "anywhere", because: "keys with values"),
    WrongPack(
      "an empty text stands in a list", in: "grades.yaml", "\"CM\", \" cm\"", to: "\"CM\", \"\"",
      key: "grades[0].rawCodes[1]", at: "\"CM\"", because: "not empty"),
    WrongPack(
      "a number stands where keys belong", in: "points-standard.yaml", "reports: { standard: 5, fast: 2 }",
      to: "reports: 5", key: "reports", at: "reports", because: "keys with values"),
    WrongPack(
      "hours have three decimals", in: "targets.yaml", "35.25", to: "35.255", key: "targets[0].defaultHours",
      at: "grade: CM", because: "hours a week"),
    WrongPack(
      "a label ends with a space", in: "organisation.yaml", "label: Office", to: "label: \"Office \"",
      key: "levels[1].label", at: "id: office", because: "space"),
    WrongPack(
      "a heading's column is in capitals", in: "tiers.yaml", "column: h", to: "column: H", key: "tiers[1].column",
      at: "id: high", because: "lower case"),
    WrongPack(
      "a row name is in small letters", in: "locations.yaml", "OUT", to: "out", key: "locations[0].rowNames[1]",
      at: "id: open", because: "upper case"),
  ]

  static let sense = [
    WrongPack(
      "two levels have one identifier", in: "organisation.yaml", "id: office", to: "id: service", key: "levels[1].id",
      at: "label: Office", because: "already used on line 6"),
    WrongPack(
      "two grades have one number", in: "grades.yaml", "typeID: 9", to: "typeID: 1", key: "grades[1].typeID",
      at: "id: NONE", because: "already used on line 8"),
    WrongPack(
      "one raw code is given twice", in: "grades.yaml", "[\"CM\", \" cm\"]", to: "[\"CM\", \" cm\", \"CM\"]",
      key: "grades[0].rawCodes[2]", at: "\"CM\"", because: "already used on line 10"),
    WrongPack(
      "the grade for unknown codes has codes", in: "grades.yaml", "rawCodes: []", to: "rawCodes: [Z]",
      key: "grades[1].rawCodes", at: "id: NONE", because: "no codes"),
    WrongPack(
      "the grade for unknown codes does not exist", in: "grades.yaml", "unknown: NONE", to: "unknown: WHO",
      key: "unknown",
      at: "unknown: WHO", because: "no grade"),
    WrongPack(
      "a target names an unknown grade", in: "targets.yaml", "  - { grade: CM",
      to: "  - { grade: XY, nominalTarget: 1, fullTimeHours: 1 }\n  - { grade: CM", key: "targets[0].grade", at: "XY",
      because: "no grade"),
    WrongPack(
      "the grade for unknown codes has a target", in: "targets.yaml", "  - { grade: CM",
      to: "  - { grade: NONE, nominalTarget: 1, fullTimeHours: 1 }\n  - { grade: CM", key: "targets[0].grade",
      at: "NONE",
      because: "no targets"),
    WrongPack(
      "tier numbers leave a gap", in: "tiers.yaml", "number: 2", to: "number: 3", key: "tiers[2].number", at: "id: low",
      because: "this is 2"),
    WrongPack(
      "two tiers have one column", in: "tiers.yaml", "column: l,", to: "column: h,", key: "tiers[2].column",
      at: "id: low",
      because: "already used on line 7"),
    WrongPack(
      "no tier is for untiered cases", in: "tiers.yaml", ", untiered: true", to: "", key: "tiers", at: "id: none",
      because: "untiered"),
    WrongPack(
      "a later tier is untiered too", in: "tiers.yaml", "label: High", to: "label: High, untiered: true",
      key: "tiers[1].untiered", at: "id: high", because: "only the first"),
    WrongPack(
      "a row name means two locations", in: "locations.yaml", "[CLOSED]", to: "[CLOSED, OPEN]",
      key: "locations[1].rowNames[1]", at: "id: closed", because: "already used on line 6"),
    WrongPack(
      "two locations have one column prefix", in: "locations.yaml", "columnPrefix: closed", to: "columnPrefix: open",
      key: "locations[1].columnPrefix", at: "id: closed", because: "already used"),
    WrongPack(
      "a location has the name that the points tables give their column of tiers", in: "locations.yaml", "id: closed",
      to: "id: tier", key: "locations[1].id", at: "label: Closed", because: "points tables"),
    WrongPack(
      "a case type names an unknown location", in: "case-types.yaml", "location: open", to: "location: sea",
      key: "caseTypes[0].location", at: "id: bond", because: "no location"),
    WrongPack(
      "a points table lacks a tier", in: "points-standard.yaml", "  - { tier: high, open: 30, closed: 20 }\n", to: "",
      key: "points", at: "tier: none", because: "lacks the tier \"high\""),
    WrongPack(
      "a points table names an unknown tier", in: "points-t2a.yaml", "  - { tier: low",
      to: "  - { tier: mid, open: 1, closed: 1 }\n  - { tier: low", key: "points[2].tier", at: "tier: mid",
      because: "no tier"),
    WrongPack(
      "a points table gives a tier twice", in: "points-t2a.yaml", "  - { tier: low",
      to: "  - { tier: high, open: 1, closed: 1 }\n  - { tier: low", key: "points[2].tier", at: "closed: 1 }",
      because: "already used"),
    WrongPack(
      "a points table lacks a location", in: "points-standard.yaml", "open: 30, ", to: "", key: "points[1].open",
      at: "tier: high", because: "missing"),
    WrongPack(
      "a points table names an unknown location", in: "points-standard.yaml", "open: 30,", to: "open: 30, sea: 1,",
      key: "points[1].sea", at: "tier: high", because: "not known"),
    WrongPack(
      "untiered cases earn points", in: "points-standard.yaml", "tier: none, open: 0", to: "tier: none, open: 1",
      key: "points[0].open", at: "tier: none", because: "no points"),
    WrongPack(
      "a contact code is given twice", in: "contacts.yaml", "code: H3", to: "code: H2",
      key: "categories[0].withoutLevel[0].code", at: "Letter", because: "already used on line 10"),
    WrongPack(
      "an activity lacks a code for a level", in: "contacts.yaml", "[H1, H2]", to: "[H1]",
      key: "categories[0].byLevel[0].codes", at: "Visit", because: "2 levels"),
    WrongPack(
      "an activity lacks points for a level", in: "contacts.yaml", "[1, 2]", to: "[1]",
      key: "categories[0].byLevel[0].points", at: "Visit", because: "2 levels"),
    WrongPack(
      "two reasons have one identifier", in: "reduction-reasons.yaml", "id: other", to: "id: study",
      key: "categories[0].reasons[1].id", at: "label: Other", because: "already used"),
    WrongPack(
      "the high line is not above the full one", in: "limits.yaml", "highPercent: 105", to: "highPercent: 100",
      key: "highPercent", at: "highPercent: 100", because: "above"),
    WrongPack(
      "the very high line is not above the high one", in: "limits.yaml", "veryHighPercent: 115",
      to: "veryHighPercent: 105", key: "veryHighPercent", at: "veryHighPercent", because: "above"),
  ]
}
