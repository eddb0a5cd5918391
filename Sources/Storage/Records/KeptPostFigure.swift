public import Caseload
public import Rules
public import Workload

/// A post's figure with its inputs, laid out as it is kept: among the figures of today and in a night alike.
public struct KeptPostFigure: Sendable {
  public let figure: PostFigure
  /// Identifier of the grade that the figure was worked out by.
  public let grade: String
  /// In the order of ``columns``.
  public let values: [SQLValue]

  /// Columns that `live_figure` and `post_figure` have in common.
  public static let columns = [
    "grade", "cases_held", "cases_active", "work", "available_numerator", "available_denominator", "contracted",
    "hours_assumed", "reduced", "not_computable", "inputs",
  ]
}

/// Works out figures and lays them out to be kept. Laid out once, used for many posts.
public struct PostFigureKeeping {
  public let measure: PointsMeasure
  private let texts: InputsText

  public init(_ pack: RulePack) {
    measure = PointsMeasure(pack)
    texts = InputsText(pack)
  }

  /// The figure of a post's inputs. Throws ``StorageError`` when a reason cannot be written.
  public func kept(_ inputs: PostInputs) throws -> KeptPostFigure {
    let figure = measure.figure(inputs)
    let grades = measure.pack.grades
    return try kept(inputs, figure, grade: grades.grade(rawCode: inputs.rawGrade)?.id ?? grades.unknownID)
  }

  /// The caseload of a unit as it is kept.
  public func caseload(held: TierCounts, active: TierCounts, t2a: TierCounts, inactive: InactiveCases) -> String {
    texts.caseload(held: held, active: active, t2a: t2a, inactive: inactive)
  }

  func kept(_ inputs: PostInputs, _ figure: PostFigure, grade: String) throws -> KeptPostFigure {
    KeptPostFigure(
      figure: figure, grade: grade,
      values: [
        .text(grade), .integer(figure.casesHeld), .integer(figure.casesActive), .integer(figure.work),
        .integer(figure.available.numerator), .integer(figure.available.denominator),
        .optional(figure.contracted?.hundredths), .integer(figure.hoursAreAssumed ? 1 : 0),
        .integer(figure.reduced.hundredths), try Figures.reasons(figure), .text(texts.text(inputs)),
      ])
  }
}
