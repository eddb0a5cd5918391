import Benchmark
import Exchange
import Rules
import Samples
import Tiering
import Workload

// The library looks for this name. What each measurement counts is in its name, and `measure` divides by it.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock], warmupIterations: 5, maxDuration: .seconds(5), maxIterations: 2_000)

  let owners: SampleOwners
  let tiers: TierCases
  let posts: PostsOfHours
  do {
    owners = try SampleOwners()
    posts = try PostsOfHours(owners, seed: SampleOwners.seed)
    tiers = try TierCases(owners.pack.tiering, seed: SampleOwners.seed)
  } catch {
    // Without a rule pack there is nothing to measure, and the run says why.
    print("Nothing was measured: \(error)")
    return
  }

  Benchmark("reference kernel, \(ReferenceKernel.steps) steps") { benchmark in
    for round in benchmark.scaledIterations { blackHole(ReferenceKernel.round(UInt64(round))) }
  }

  Benchmark("points total alone, \(owners.inputs.count) owners") { benchmark in
    for _ in benchmark.scaledIterations {
      var sum = 0
      for inputs in owners.inputs { sum &+= owners.measure.work(inputs) }
      blackHole(sum)
    }
  }

  let filled = owners.filled / owners.cells.count
  Benchmark("map cells and calculate, \(owners.cells.count) owners, \(filled) of 348 cells filled") { benchmark in
    for _ in benchmark.scaledIterations {
      var work = 0
      for cells in owners.cells { work &+= owners.measure.figure(owners.mapped(cells)).work }
      blackHole(work)
    }
  }

  Benchmark("both measures with working, \(posts.posts.count) posts") { benchmark in
    for _ in benchmark.scaledIterations {
      var lines = 0
      for post in posts.posts { lines &+= posts.worked(post) }
      blackHole(lines)
    }
  }

  Benchmark("two axis tier with working, \(tiers.inputs.count) cases") { benchmark in
    for _ in benchmark.scaledIterations {
      for inputs in tiers.inputs { blackHole(tiers.twoAxis.assess(inputs, on: TierCases.day)) }
    }
  }

  Benchmark("single axis tier with working, \(tiers.inputs.count) cases") { benchmark in
    for _ in benchmark.scaledIterations {
      for inputs in tiers.inputs { blackHole(try tiers.singleAxis.assess(inputs, on: TierCases.day)) }
    }
  }

  Benchmark("tier facts from a register, \(tiers.registers.count) cases") { benchmark in
    for _ in benchmark.scaledIterations {
      for register in tiers.registers { blackHole(tiers.evidence.register(register)) }
    }
  }
}
