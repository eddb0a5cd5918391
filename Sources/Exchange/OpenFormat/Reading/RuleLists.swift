public import DataFormat
public import Rules

extension FieldLists {
  /// What fields may take from the tables of a rule pack.
  ///
  /// - Parameter workKinds: identifiers of the kinds of work.
  public init(_ pack: RulePack, workKinds: [String]) {
    self.init([
      .levels: pack.levels.map(\.id), .grades: pack.grades.all.map(\.id), .caseTypes: pack.caseTypes.map(\.id),
      .reductionReasons: pack.reductionReasons.map(\.id), .workKinds: workKinds,
    ])
  }
}
