/// A form about records that was sent after a session had ended. It goes along while its owner signs in again, so that nothing that
/// was typed is lost; nothing is done with it until they send it once more.
struct KeptForm {
  let sheet: String
  /// What was typed, as browsers send it.
  let query: String

  private static let sheetField = "kept-sheet"
  private static let queryField = "kept-form"

  /// Bytes of a form that is kept: encoded once more, it still passes for a form.
  private static let longest = RequestLimits.longestForm / 4

  /// Nil for a form of another kind: what somebody may have typed there is a password.
  init?(_ body: [UInt8], to address: Address?) {
    guard case .records(.sheet(let sheet)) = address, body.count <= Self.longest,
      let query = String(validating: body, as: UTF8.self)
    else {
      return nil
    }
    self.sheet = sheet
    self.query = query
  }

  /// One that went along with a form of signing in.
  init?(_ fields: [String: String]) {
    guard let sheet = fields[Self.sheetField], let query = fields[Self.queryField],
      case .records(.sheet(sheet)) = try? Address(target: Address.records(.sheet(sheet)).target)
    else { return nil }
    self.sheet = sheet
    self.query = query
  }

  var hidden: HTML { Part.hidden(Self.sheetField, sheet) + Part.hidden(Self.queryField, query) }

  /// The form once more, with the token of the session that is in force now.
  func form(_ token: FormToken) -> HTML {
    let fields = (try? Address.fields(query)) ?? [:]
    let kept = fields.filter { $0.key != FormToken.fieldName && $0.key != RecordForm.stepField }
      .sorted { $0.key < $1.key }.map { Part.hidden($0.key, $0.value) }
    return """
      <form method="post" action="\(Address.records(.sheet(sheet)))" autocomplete="off">
      \(token.field)\(kept)<button class="button" type="submit" name="\(RecordForm.stepField)" value="\(RecordForm.Step.check.rawValue)">Go on with what you typed</button>
      </form>

      """
  }
}
