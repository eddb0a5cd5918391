/// A linear or mixed-integer program in columns, every variable from 0 up to its upper limit.
///
///     minimise cost · x   where   rowLower ≤ A x ≤ rowUpper,  0 ≤ x ≤ upper
public struct LinearProgram: Sendable {
  public private(set) var cost: [Double] = []
  public private(set) var upper: [Double] = []
  public private(set) var isInteger: [Bool] = []
  /// Where the entries of each column begin, and one past the end.
  public private(set) var starts: [Int32] = [0]
  public private(set) var rows: [Int32] = []
  public private(set) var values: [Double] = []
  public private(set) var rowLower: [Double]
  public private(set) var rowUpper: [Double]

  /// A program with these rows and no column yet.
  init(rowLower: [Double], rowUpper: [Double]) {
    self.rowLower = rowLower
    self.rowUpper = rowUpper
  }

  /// How many variables it has.
  public var columnCount: Int { cost.count }
  /// How many rows it has.
  public var rowCount: Int { rowLower.count }

  /// Adds a variable with its entries by row; returns its index.
  @discardableResult
  mutating func add(cost: Double, upper: Double, isInteger: Bool, _ entries: [(row: Int, value: Double)]) -> Int {
    self.cost.append(cost)
    self.upper.append(upper)
    self.isInteger.append(isInteger)
    for entry in entries where entry.value != 0 {
      rows.append(Int32(entry.row))
      values.append(entry.value)
    }
    starts.append(Int32(rows.count))
    return self.cost.count - 1
  }
}

/// What a solver found for a linear program.
public struct LinearSolution: Sendable {
  /// The value of each variable.
  public let values: [Double]
  /// The price of each row: how the optimum changes with its limit.
  public let rowPrices: [Double]

  public init(values: [Double], rowPrices: [Double]) {
    self.values = values
    self.rowPrices = rowPrices
  }
}

/// A library that solves linear programs.
public protocol LinearSolver: Sendable {
  /// The name and version that a plan states, for instance `Clp`.
  var name: String { get }
  /// The optimum within the time given; nil when it was not found.
  func solve(_ program: LinearProgram, seconds: Double) -> LinearSolution?
}

/// What a mixed-integer solver says while it runs and when it ends.
public struct IntegerProgress: Sendable {
  /// No solution is cheaper than this, by the solver's word.
  public let bound: Double
  /// A solution that is better than those before; nil when there is no news.
  public let solution: [Double]?

  public init(bound: Double, solution: [Double]?) {
    self.bound = bound
    self.solution = solution
  }
}

/// How far a mixed-integer solver goes.
public struct IntegerLimits: Sendable {
  public var seconds: Double
  /// It may stop once the solution is proven to be within this much of the best.
  public var absoluteGap: Double
  /// How many nodes of the tree it may look at; nil for any number.
  public var nodes: Int?

  public init(seconds: Double, absoluteGap: Double, nodes: Int? = nil) {
    self.seconds = seconds
    self.absoluteGap = absoluteGap
    self.nodes = nodes
  }
}

/// A library that solves mixed-integer programs by branch and cut.
public protocol IntegerSolver: Sendable {
  /// The name and version that a proof states, for instance `HiGHS`.
  var name: String { get }
  /// Searches from `start` and reports each improvement; ends early once `report` returns false.
  /// The last report has the final bound. False when the library failed.
  func solve(
    _ program: LinearProgram, start: [Double]?, limits: IntegerLimits, report: (IntegerProgress) -> Bool
  ) -> Bool
}
