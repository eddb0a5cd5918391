import Foundation
import Planning
import Rules

// Prints process processor time as JSON: nm1, nm2 or screen, then the number of replications.
func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

/// The scenario beside this file, which extends the shipped baseline.
func scenario(_ name: String) throws -> PlanScenario {
  let folder = URL(filePath: #filePath).deletingLastPathComponent()
  let shipped = folder.appending(path: "../../Sources/Rules/Resources/england-wales/scenarios").standardizedFileURL
  func contents(_ name: String) -> Data? {
    (try? Data(contentsOf: folder.appending(path: "\(name).yaml")))
      ?? (try? Data(contentsOf: shipped.appending(path: "\(name).yaml")))
  }
  return try PlanScenarioFile.read(contents(name), path: "\(name).yaml", others: contents)
}

let task = CommandLine.arguments.dropFirst().first ?? ""
let count = CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 1
let threads = CommandLine.arguments.dropFirst(3).first.flatMap { Int($0) } ?? 1
do {
  switch task {
  case "nm1":
    let plan = try scenario("nm1")
    let options = PlanOptions(replications: 1, seed: 1, threads: threads, hasNoise: false, draws: .medians)
    let started = processorSeconds()
    let days = await PlanRun.peopleByDay(plan, options)
    let took = processorSeconds() - started
    let people = days.people.reduce(0) { $0 + ($1.last ?? 0) }
    print(#"{"cpu": \#(took), "events": \#(days.events), "people": \#(people)}"#)
  case "nm2", "nm2-noise", "screen":
    let plan = try scenario(task == "screen" ? "baseline" : "nm2")
    let measures: [PlanMeasure] = [.people, .work, .capacity, .utilisation, .officersPublished]
    func once(_ replications: Int) async -> (PlanRun, [PlanFan]) {
      let run = await PlanRun.stockFlow(
        plan,
        PlanOptions(
          replications: replications, seed: 1, threads: threads, stepMonths: task == "screen" ? 1 : 3,
          hasNoise: task != "nm2"))
      return (run, measures.map(run.fan))
    }
    _ = await once(16)
    let wall = ContinuousClock.now
    let started = processorSeconds()
    let (run, fans) = await once(count)
    let took = processorSeconds() - started
    let means = fans.map { #""\#($0.measure.id)": \#($0.points[run.quarters].mean)"# }.joined(separator: ", ")
    let seconds = Double((ContinuousClock.now - wall) / .milliseconds(1)) / 1_000
    print(#"{"cpu": \#(took), "wall": \#(seconds), "means": {\#(means)}}"#)
  default:
    print("Name nm1, nm2, nm2-noise or screen.")
  }
} catch {
  print("\(error)")
}
