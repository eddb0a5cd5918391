/// Trainees, newly qualified officers and probation officers over some quarters, without chance.
///
/// In a quarter people leave first; then trainees finish; then all who stay become a quarter older, the newly qualified of
/// the last quarter become probation officers, and new trainees begin. Promotions are a share of the officers at the
/// quarter's opening, as leaving is.
public struct StaffPipeline: Sendable, Hashable {
  /// Full-time equivalents.
  public struct Stocks: Sendable, Hashable {
    /// By quarter of training, then by quarter since qualifying.
    public var trainees: [Double]
    public var newlyQualified: [Double]
    public var officers: Double
    public init(trainees: [Double], newlyQualified: [Double], officers: Double) {
      self.trainees = trainees
      self.newlyQualified = newlyQualified
      self.officers = officers
    }
  }

  /// Shares of a stock in a quarter.
  public struct Rates: Sendable, Hashable {
    public let traineesLeaving: Double
    public let newlyQualifiedLeaving: Double
    public let officersLeaving: Double
    public let promotion: Double
    /// Of those who finish training, the share that takes up a post.
    public let takeUp: Double
    public init(
      traineesLeaving: Double, newlyQualifiedLeaving: Double, officersLeaving: Double, promotion: Double,
      takeUp: Double = 1
    ) {
      self.traineesLeaving = traineesLeaving
      self.newlyQualifiedLeaving = newlyQualifiedLeaving
      self.officersLeaving = officersLeaving
      self.promotion = promotion
      self.takeUp = takeUp
    }
  }

  /// After one quarter.
  public struct Quarter: Sendable, Hashable {
    public let trainees: Double
    public let newlyQualified: Double
    public let officers: Double
    /// Trainees who finished in the quarter.
    public let qualified: Double
  }

  public private(set) var stocks: Stocks
  private let hazards: [Double]
  private let rates: Rates

  /// - Parameters:
  ///   - trainingShares: the share that finishes in each quarter of training.
  ///   - protectedQuarters: how long somebody counts as newly qualified.
  public init(_ stocks: Stocks, trainingShares: [Double], protectedQuarters: Int, rates: Rates) {
    self.stocks = stocks
    self.rates = rates
    hazards = TrainingTime.hazards(trainingShares)
    self.stocks.trainees = Self.fitted(stocks.trainees, to: max(hazards.count, stocks.trainees.count))
    self.stocks.newlyQualified = Self.fitted(stocks.newlyQualified, to: max(0, protectedQuarters))
  }

  /// Lengthens with nobody, or counts those beyond the end to the last.
  private static func fitted(_ values: [Double], to count: Int) -> [Double] {
    guard values.count > count else { return values + [Double](repeating: 0, count: count - values.count) }
    guard count > 0 else { return [] }
    return Array(values[..<(count - 1)]) + [values[(count - 1)...].reduce(0, +)]
  }

  /// One quarter.
  public mutating func advance(intake: Double, directHires: Double) -> Quarter {
    var qualified = 0.0
    var trainees = [Double](repeating: 0, count: stocks.trainees.count)
    for (age, people) in stocks.trainees.enumerated() {
      let stayed = people * (1 - rates.traineesLeaving)
      let done = stayed * (age < hazards.count ? hazards[age] : 1)
      qualified += done
      trainees[min(age + 1, trainees.count - 1)] += stayed - done
    }
    trainees[0] += intake
    var officers = stocks.officers * (1 - rates.officersLeaving - rates.promotion) + directHires
    var arriving = qualified * rates.takeUp
    var newlyQualified = stocks.newlyQualified
    for quarter in newlyQualified.indices {
      let stayed = newlyQualified[quarter] * (1 - rates.newlyQualifiedLeaving)
      newlyQualified[quarter] = arriving
      arriving = stayed
    }
    officers += arriving
    stocks = Stocks(trainees: trainees, newlyQualified: newlyQualified, officers: officers)
    return Quarter(
      trainees: trainees.reduce(0, +), newlyQualified: newlyQualified.reduce(0, +), officers: officers,
      qualified: qualified)
  }
}
