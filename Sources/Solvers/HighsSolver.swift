public import Allocation

/// HiGHS, of the wheel `highsbox`: linear programs, and mixed-integer programs by branch and cut.
public struct HighsSolver: LinearSolver, IntegerSolver {
  private let library: HighsLibrary

  public let name = "HiGHS"

  /// Nil where none of these is the library.
  public init?(_ names: [String]) {
    guard let library = HighsLibrary(names) else { return nil }
    self.library = library
  }

  /// Model status of the library for a program that was solved to its optimum.
  private static let optimal: CInt = 7
  /// Callbacks of the library: a better solution was found, and may the search go on.
  private static let improvement: CInt = 4
  private static let interruption: CInt = 6

  public func solve(_ program: LinearProgram, seconds: Double) -> LinearSolution? {
    guard let model = open(program, isInteger: false, seconds: seconds) else { return nil }
    defer { library.destroy(model) }
    guard library.run(model) >= 0, library.status(model) == Self.optimal else { return nil }
    var values = Array(repeating: 0.0, count: program.columnCount)
    var prices = Array(repeating: 0.0, count: program.rowCount)
    guard library.getSolution(model, &values, nil, nil, &prices) >= 0 else { return nil }
    return LinearSolution(values: values, rowPrices: prices)
  }

  public func solve(
    _ program: LinearProgram, start: [Double]?, limits: IntegerLimits, report: (IntegerProgress) -> Bool
  ) -> Bool {
    guard let model = open(program, isInteger: true, seconds: limits.seconds) else { return false }
    defer { library.destroy(model) }
    _ = library.setDouble(model, "mip_abs_gap", limits.absoluteGap)
    _ = library.setDouble(model, "mip_rel_gap", 0)
    if let nodes = limits.nodes { _ = library.setInt(model, "mip_max_nodes", CInt(clamping: nodes)) }
    if let start, start.count == program.columnCount { _ = library.setSolution(model, start, nil, nil, nil) }
    return withoutActuallyEscaping(report) { report in
      let listener = HighsListener(columns: program.columnCount, item: library.callbackItem, report: report)
      return withExtendedLifetime(listener) {
        let pointer = Unmanaged.passUnretained(listener).toOpaque()
        _ = library.setCallback(model, HighsListener.hear, pointer)
        _ = library.startCallback(model, Self.improvement)
        _ = library.startCallback(model, Self.interruption)
        guard library.run(model) >= 0 else { return false }
        return finish(model, program, report)
      }
    }
  }

  private func finish(_ model: HighsLibrary.Model, _ program: LinearProgram, _ report: (IntegerProgress) -> Bool)
    -> Bool
  {
    var bound = -Double.infinity
    _ = library.getDouble(model, "mip_dual_bound", &bound)
    var values = Array(repeating: 0.0, count: program.columnCount)
    let hasSolution = library.getSolution(model, &values, nil, nil, nil) >= 0 && values.contains { $0 != 0 }
    _ = report(IntegerProgress(bound: bound, solution: hasSolution ? values : nil))
    return true
  }

  private func open(_ program: LinearProgram, isInteger: Bool, seconds: Double) -> HighsLibrary.Model? {
    guard let model = library.create() else { return nil }
    _ = library.setBool(model, "output_flag", 0)
    _ = library.setInt(model, "threads", 1)
    _ = library.setInt(model, "random_seed", 0)
    _ = library.setDouble(model, "time_limit", max(seconds, 0))
    let lower = Array(repeating: 0.0, count: program.columnCount)
    let kinds = program.isInteger.map { CInt($0 && isInteger ? 1 : 0) }
    let answer = library.passMip(
      model, CInt(program.columnCount), CInt(program.rowCount), CInt(program.rows.count), 1, 1, 0, program.cost, lower,
      program.upper, program.rowLower, program.rowUpper, program.starts, program.rows, program.values,
      isInteger ? kinds : nil)
    guard answer >= 0 else {
      library.destroy(model)
      return nil
    }
    return model
  }
}

/// Hears what the library says while it runs. It lives on the stack of one call and one thread.
private final class HighsListener {
  private let columns: Int
  private let item: HighsLibrary.CallbackItem
  private let report: (IntegerProgress) -> Bool
  private var isStopped = false

  init(columns: Int, item: @escaping HighsLibrary.CallbackItem, report: @escaping (IntegerProgress) -> Bool) {
    self.columns = columns
    self.item = item
    self.report = report
  }

  static let hear: HighsLibrary.Callback = { kind, _, out, answer, pointer in
    guard let pointer else { return }
    let listener = Unmanaged<HighsListener>.fromOpaque(pointer).takeUnretainedValue()
    listener.hear(out)
    // The first field of what goes back is whether to stop.
    if listener.isStopped && kind == 6 { answer?.assumingMemoryBound(to: CInt.self).pointee = 1 }
  }

  private func hear(_ out: UnsafeRawPointer?) {
    let bound = item(out, "mip_dual_bound")?.load(as: Double.self) ?? -.infinity
    // The library gives the address of its own array, or nothing when there is no new solution.
    var solution: [Double]?
    if let place = item(out, "mip_solution") {
      solution = Array(UnsafeBufferPointer(start: place.assumingMemoryBound(to: Double.self), count: columns))
    }
    if !report(IntegerProgress(bound: bound, solution: solution)) { isStopped = true }
  }
}
