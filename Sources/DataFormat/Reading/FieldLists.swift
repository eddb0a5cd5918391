/// The identifiers that fields may take from the tables of a rule pack.
public struct FieldLists: Sendable {
  private var entries: [RuleList: [String]]

  /// - Parameter entries: identifiers by table, in the order in which a form lists them; a table left out is empty.
  public init(_ entries: [RuleList: [String]]) { self.entries = entries }

  public subscript(list: RuleList) -> [String] { entries[list] ?? [] }
}
