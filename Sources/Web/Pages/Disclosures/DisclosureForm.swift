import Caseload
import Casework
import Rules

/// The form of an entry in the disclosure log, with what was typed and what is to be put right.
struct DisclosureForm {
  let crn: String
  /// The entry that it takes the place of; nil for a new one.
  let corrects: Int?
  var texts: [String: String] = [:]
  var problems: [FieldProblem] = []
  let pack: RulePack

  static let correctsField = "corrects"

  private typealias Name = DisclosureProblem.Field

  /// As it was sent.
  init(sent fields: [String: String], _ crn: String, _ pack: RulePack) {
    self.init(crn, corrects: fields[Self.correctsField].flatMap(Int.init), pack)
    texts = fields.mapValues(\.trimmed)
  }

  init(_ crn: String, corrects: Int?, _ pack: RulePack) {
    self.crn = crn
    self.corrects = corrects
    self.pack = pack
  }

  /// A form that begins with what an entry says.
  init(correcting entry: Disclosure, _ pack: RulePack) {
    self.init(entry.crn, corrects: entry.id, pack)
    texts = [
      Name.sharedOn.rawValue: entry.sharedOn.iso, Name.agency.rawValue: entry.agency,
      Name.recipient.rawValue: entry.recipient, Name.what.rawValue: entry.what,
      Name.ground.rawValue: pack.disclosures.grounds.first { $0.label == entry.ground }?.id ?? "",
      Name.reason.rawValue: entry.reason,
    ]
  }

  private func text(_ name: Name) -> String { texts[name.rawValue] ?? "" }

  var entry: NewDisclosure {
    NewDisclosure(
      crn: crn, sharedOn: text(.sharedOn), agency: text(.agency), recipient: text(.recipient), what: text(.what),
      ground: text(.ground), reason: text(.reason), corrects: corrects)
  }

  func html(_ token: FormToken) -> HTML {
    let corrected = corrects.map { Part.hidden(Self.correctsField, String($0)) } ?? .empty
    return """
      <form method="post" action="\(Address.sharing(.one(crn: crn)))" autocomplete="off">
      \(token.field)\(corrected)\(field(.sharedOn, "Day on which it was shared", "For instance 2026-11-22.", width: "short"))\
      \(field(.agency, "Agency", "For instance a police force, a council, a hospital."))\
      \(field(.recipient, "Person at the agency", "Who received it."))\
      \(field(.what, "What was shared", "In a sentence, without the content itself.", width: "wide"))\
      \(field(.reason, "Why it was needed", "", width: "wide"))\(grounds)\
      <button class="button" type="submit">Add it to the log</button></form>

      """
  }

  private func field(_ name: Name, _ label: String, _ hint: String, width: String = "middle") -> HTML {
    Field(
      name: name.rawValue, label: label, hint: hint, width: width, value: text(name),
      error: problems.sentence(of: name.rawValue)
    ).html
  }

  private var grounds: HTML {
    ChoiceField(
      name: Name.ground.rawValue, label: "Ground for sharing",
      choices: pack.disclosures.grounds.map { (value: $0.id, words: $0.label) }, value: text(.ground),
      error: problems.sentence(of: Name.ground.rawValue)
    ).html
  }
}
