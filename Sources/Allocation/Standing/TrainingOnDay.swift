public import Caseload
public import Rules

/// Training that somebody completed, and until when it counts.
public struct CompletedTraining: Sendable, Hashable {
  public let course: String
  public let from: LocalDate
  /// The last day on which it counts; nil for one without an end.
  public let until: LocalDate?

  public init(_ course: String, from: LocalDate, until: LocalDate? = nil) {
    self.course = course
    self.from = from
    self.until = until
  }
}

/// A need of a case for which its holder has no training in date.
public struct UntrainedNeed: Sendable, Hashable {
  public let need: SuitabilityRules.Need
  /// When the last of it lapsed; nil where none is recorded.
  public let lapsedOn: LocalDate?
}

extension SuitabilityRules {
  /// Of some needs those that ask for training of which none counts on a day; the last day of a course counts.
  public func untrained(
    _ needs: [Need], _ training: [CompletedTraining], on day: LocalDate
  ) -> [UntrainedNeed] {
    needs.compactMap { need in
      guard !need.courses.isEmpty else { return nil }
      let taken = training.filter { need.courses.contains($0.course) && $0.from <= day }
      guard !taken.contains(where: { $0.until.map { $0 >= day } ?? true }) else { return nil }
      return UntrainedNeed(need: need, lapsedOn: taken.compactMap(\.until).max())
    }
  }
}
