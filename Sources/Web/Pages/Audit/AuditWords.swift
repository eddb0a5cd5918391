import Casework

/// The words of the audit trail as people read them.
enum AuditWords {
  /// `View case` of `view-case`.
  static func action(_ name: String?) -> String { sentence(name) }

  static func outcome(_ name: String?) -> String { sentence(name) }

  static func subject(_ kind: String?) -> String {
    switch kind {
    case "person": "CRN"
    case "staff": "Staff code"
    default: sentence(kind)
    }
  }

  private static func sentence(_ name: String?) -> String {
    let words = (name ?? "").replacing("-", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
