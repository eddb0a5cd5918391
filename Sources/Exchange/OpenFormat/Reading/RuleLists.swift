public import DataFormat
public import Rules

extension FieldLists {
  /// What fields may take from the tables of a rule pack.
  ///
  /// - Parameter restoring: what was kept under other rules is brought back as it is.
  public init(_ pack: RulePack, restoring: Bool = false) {
    self.init(
      [
        .levels: pack.levels.map(\.id), .grades: pack.grades.all.map(\.id), .caseTypes: pack.caseTypes.map(\.id),
        .reductionReasons: pack.reductionReasons.map(\.id), .workKinds: pack.workKinds.map(\.id),
      ], riskRegistrations: Set(pack.registerTypes.riskOfSeriousHarm),
      mostWeeklyHours: restoring ? Self.keptWeeklyHours : pack.records.mostWeeklyHours)
  }
}
