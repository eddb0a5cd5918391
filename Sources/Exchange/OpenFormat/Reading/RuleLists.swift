public import DataFormat
public import Rules

extension FieldLists {
  /// What fields may take from the tables of a rule pack.
  public init(_ pack: RulePack) {
    self.init(
      [
        .levels: pack.levels.map(\.id), .grades: pack.grades.all.map(\.id), .caseTypes: pack.caseTypes.map(\.id),
        .reductionReasons: pack.reductionReasons.map(\.id), .workKinds: pack.workKinds.map(\.id),
      ], riskRegistrations: Set(pack.registerTypes.riskOfSeriousHarm))
  }
}
