import Casework
import DataFormat

/// The addresses of the forms by which records are made and changed by hand.
enum RecordAddress: Sendable, Hashable {
  case list
  /// One sheet: what it is for, and the way to a record of it. Forms are sent here.
  case sheet(String)
  /// A form for a new record. - Parameter known: what is known already, by the name of the column.
  case new(String, known: [String: String] = [:])
  /// A form for a change of the record with a key, by the name of its columns.
  case edit(String, key: [String: String])
  /// What came of a form that was sent.
  case done(String, key: [String: String], Outcome)

  /// What a page says after a form was sent.
  enum Outcome: String, Sendable {
    case kept, waiting, same
  }

  var target: String {
    switch self {
    case .list: "/records"
    case .sheet(let sheet): "/records/\(Address.encode(sheet))"
    case .new(let sheet, let known): "/records/\(Address.encode(sheet))/new" + Self.query(known)
    case .edit(let sheet, let key): "/records/\(Address.encode(sheet))/edit" + Self.query(key)
    case .done(let sheet, let key, let outcome):
      "/records/\(Address.encode(sheet))/done" + Self.query(key, [("outcome", outcome.rawValue)])
    }
  }

  /// The name of the sheet; nil for the list of all.
  var sheet: String? {
    switch self {
    case .list: nil
    case .sheet(let sheet), .new(let sheet, _), .edit(let sheet, _), .done(let sheet, _, _): sheet
    }
  }

  var shape: String {
    switch self {
    case .list: "/records"
    case .sheet: "/records/{sheet}"
    case .new: "/records/{sheet}/new"
    case .edit: "/records/{sheet}/edit"
    case .done: "/records/{sheet}/done"
    }
  }

  /// Nil when the segments are of another address.
  init?(segments: [String], fields: [String: String]) throws(Address.Fault) {
    guard segments.first == "records", segments.count <= 3 else { return nil }
    guard segments.count > 1 else {
      self = .list
      return
    }
    guard let sheet = DataSheets.named(segments[1]) else { throw .notFound }
    let names = Set(sheet.columns.map(\.name))
    let known = fields.filter { names.contains($0.key) && !$0.value.isEmpty }
    switch segments.count > 2 ? segments[2] : nil {
    case nil: self = .sheet(sheet.name)
    case "new": self = .new(sheet.name, known: known)
    case "edit": self = .edit(sheet.name, key: known.filter { sheet.key.contains($0.key) })
    case "done":
      guard let outcome = Outcome(rawValue: fields["outcome"] ?? "") else { throw .notFound }
      self = .done(sheet.name, key: known.filter { sheet.key.contains($0.key) }, outcome)
    default: throw .notFound
    }
  }

  /// In the order of their names, so that a form has one address.
  private static func query(_ fields: [String: String], _ more: [(String, String?)] = []) -> String {
    Address.query(fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } + more)
  }
}
