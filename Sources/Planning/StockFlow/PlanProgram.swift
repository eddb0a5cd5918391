import Caseload
import Rules

/// A scenario made ready to run: numbers by place, ages by type, levers by step.
struct PlanProgram: Sendable {
  /// Where the numbers of a sentence type stand.
  struct TypeNumbers: Sendable {
    let open: Int
    let starts: Int
    let mean: Int
    let shape: Int
    let work: Int
    /// Steps of age that are kept apart; those above are in the last.
    let ages: Int
    /// Its place among the types.
    let number: Int
    /// Upper end of each age in days.
    let days: [Double]
    /// Logarithms of days at every half step of age, and the days to the power of the shape where that is one value.
    let logDays: [Double]
    let powers: [Double]
    /// The place of its first age among all types' ages.
    let offset: Int
  }

  /// Where the numbers of a grade stand.
  struct GradeNumbers: Sendable {
    let open: Int
    let leaving: Int
    let weight: Int
  }

  /// A lever by steps.
  struct LeverSteps: Sendable {
    let lever: PlanLever
    /// Where its amount stands among the numbers.
    let amount: Int
    /// How much of it is there in each step, 0 to 1.
    let reached: [Double]
    /// The step in which it happens, for those that happen once.
    let step: Int
  }

  let scenario: PlanScenario
  let stepMonths: Double
  let steps: Int
  /// Steps of one quarter.
  let stepsPerQuarter: Int
  let quarters: Int
  let draws: [ParameterDraw]
  let types: [TypeNumbers]
  let grades: [GradeNumbers]
  let levers: [LeverSteps]
  /// Trainees planned to begin in each step.
  let intake: [Double]
  /// Steps since each cohort before the opening began, and its people.
  let earlier: [(age: Int, people: Double)]
  /// The quarter of the year of each step, 0 to 3.
  let season: [Int]
  /// Where hours of each tier stand among the numbers.
  let tierHours: [Int]
  let places: [(name: String, factor: Double)]
  private let index: [String: Int]

  static let daysPerMonth = 365.25 / 12
  /// Ages are kept apart until so few of a spell are left, and no longer than seven years.
  private static let tail = 5e-4
  private static let longestMonths = 84.0

  /// - Parameter stepMonths: 3 divided by it must be whole.
  init(_ scenario: PlanScenario, stepMonths: Double) {
    self.scenario = scenario
    self.stepMonths = stepMonths
    stepsPerQuarter = max(1, Int((3 / stepMonths).rounded()))
    quarters = max(1, scenario.months / 3)
    steps = quarters * stepsPerQuarter
    let hours = scenario.tiers.map { ParameterDraw($0.hours, within: 0...200) }
    let numbers = scenario.parameters.map { parameter in
      ParameterDraw(parameter, within: PlanParameterKind.named(parameter.id)?.range ?? -1e12...1e12)
    }
    let amounts = scenario.levers.map { ParameterDraw($0.amount, within: $0.kind.range) }
    draws = numbers + hours + amounts
    let index = Dictionary(
      draws.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    self.index = index
    func place(_ id: String) -> Int { index[id] ?? 0 }
    var offset = 0
    var types: [TypeNumbers] = []
    for (number, type) in PlanScenario.types.enumerated() {
      let shape = draws[place("shape.\(type)")]
      let spell = WeibullSpell(
        shape: shape.quantile(0.5), mean: draws[place("mean-days.\(type)")].quantile(0.9))
      let step = stepMonths * Self.daysPerMonth
      let most = Int(Self.longestMonths / stepMonths)
      let ages = (2...most).first { spell.survival(Double($0) * step) < Self.tail } ?? most
      let halves = (0...(2 * ages + 2)).map { Elementary.log(Double($0) * step / 2) }
      let powers = shape.distribution.isFixed ? halves.map { Elementary.exp(shape.quantile(0.5) * $0) } : []
      types.append(
        TypeNumbers(
          open: place("open.\(type)"), starts: place("starts.\(type)"), mean: place("mean-days.\(type)"),
          shape: place("shape.\(type)"), work: place("work.\(type)"), ages: ages, number: number,
          days: (1...ages).map { Double($0) * step }, logDays: halves, powers: powers, offset: offset))
      offset += ages
    }
    self.types = types
    grades = PlanScenario.grades.map {
      GradeNumbers(open: place("open.\($0)"), leaving: place("leaving.\($0)"), weight: place("weight.\($0)"))
    }
    tierHours = scenario.tiers.map { place($0.hours.id) }
    let steps = steps
    func step(of day: LocalDate) -> Int {
      Int((Double(day - scenario.from) / Self.daysPerMonth / stepMonths).rounded())
    }
    levers = scenario.levers.enumerated().map { number, lever in
      let start = step(of: lever.from)
      let end = lever.until.map(step) ?? Int.max
      let ramp = DemandRamp(start: Double(start), duration: Double(lever.rampMonths) / stepMonths, full: 1)
      return LeverSteps(
        lever: lever, amount: numbers.count + hours.count + number,
        reached: (0..<steps).map {
          $0 >= start && $0 < end ? ramp.reached(at: Double($0) + (lever.rampMonths > 0 ? 1 : 0)) : 0
        },
        step: max(0, start))
    }
    var intake = [Double](repeating: 0, count: steps)
    for cohort in scenario.cohorts where cohort.on > scenario.from {
      // A cohort that begins on the last day of a step is taken in with it.
      let at = max(0, step(of: cohort.on) - 1)
      if at < steps { intake[at] += cohort.people }
    }
    self.intake = intake
    earlier = scenario.cohorts.filter { $0.on <= scenario.from }.map { (-step(of: $0.on), $0.people) }
    season = (0..<steps).map { step in
      let day = scenario.from + 1 + Int(Double(step) * stepMonths * Self.daysPerMonth)
      return (day.yearMonthDay.month - 1) / 3
    }
    places = scenario.places.map { ($0.name, $0.people / $0.staff) }
  }

  /// Where a number stands.
  func place(_ id: String) -> Int { index[id] ?? 0 }

  /// Ages of all types together.
  var allAges: Int { types.reduce(0) { $0 + $1.ages } }

  /// The ends of the quarters, the opening day first.
  var dates: [LocalDate] { (0...quarters).map { scenario.from.endOfMonth(after: $0 * 3) } }
}

extension LocalDate {
  /// The same day so many months later; of the last day of a month the last day there.
  fileprivate func endOfMonth(after months: Int) -> LocalDate {
    let isLast = (self + 1).yearMonthDay.day == 1
    return isLast ? (self + 1).adding(months: months) + -1 : adding(months: months)
  }
}
