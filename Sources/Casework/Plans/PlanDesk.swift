import FoundationEssentials
public import Planning
import Rules
import Synchronization

/// Runs plans for pages, and keeps the last ones: the same input is not run twice, however many ask at once.
public final class PlanDesk: Sendable {
  /// As the command runs a plan when it is told nothing else, so that a page and the command give the same figures.
  public static let options = PlanOptions(
    replications: 2_000, seed: 1, threads: ProcessInfo.processInfo.activeProcessorCount)

  private struct Kept {
    var scenarios: [String: NamedScenario] = [:]
    var history: [PlanSeries]?
    var runs: [[NamedScenario.Input]: Task<PlanRun, Never>] = [:]
    /// The one that was asked for last at the end.
    var order: [[NamedScenario.Input]] = []
  }

  /// Runs kept at once, each about 4 MB.
  private static let most = 8
  private let kept = Mutex(Kept())

  public init() {}

  /// A shipped scenario; nil where none has the name. Throws ``PlanFileError``.
  func scenario(_ name: String) throws -> NamedScenario? {
    if let found = kept.withLock({ $0.scenarios[name] }) { return found }
    guard let read = try NamedScenario(shipped: name) else { return nil }
    kept.withLock { $0.scenarios[name] = read }
    return read
  }

  /// Published figures that are observations of a plan's measures. Throws ``PlanFileError``.
  func history() throws -> [PlanSeries] {
    if let found = kept.withLock({ $0.history }) { return found }
    let read = try ["staff-in-post", "average-caseload"].flatMap { name -> [PlanSeries] in
      guard let path = ShippedScenarios.historyPath(name) else { return [] }
      let file = try PlanHistoryFile.read(FileManager.default.contents(atPath: path), path: path)
      return file.series.filter { $0.measure != nil }
    }
    kept.withLock { $0.history = read }
    return read
  }

  /// What the scenario comes to.
  func run(_ file: NamedScenario) async -> PlanRun {
    let task = kept.withLock { kept in
      kept.order.removeAll { $0 == file.inputs }
      kept.order.append(file.inputs)
      if let found = kept.runs[file.inputs] { return found }
      let task = Task { await PlanRun.stockFlow(file.scenario, Self.options) }
      kept.runs[file.inputs] = task
      if kept.order.count > Self.most { kept.runs[kept.order.removeFirst()] = nil }
      return task
    }
    return await task.value
  }
}
