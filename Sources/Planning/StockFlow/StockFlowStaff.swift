import Rules

/// Full-time equivalents by grade, for four replications. Trainees and newly qualified stand by age in the scratch.
struct StaffLanes {
  var trainees: Lanes
  var newlyQualified: Lanes
  /// Assessors among them.
  var officers: Lanes
  var serviceOfficers: Lanes
  var seniors: Lanes
  /// Work over capacity when it was last reckoned.
  var utilisation = Lanes(repeating: 1)
}

extension StockFlowEngine {
  /// The staff at the beginning. Who is newly qualified came evenly. Where no trainees are given, the cohorts before the
  /// opening say how many there are.
  func openStaff() -> StaffLanes {
    var open = program.grades.map { value($0.open) }
    if open[0] == .zero { open[0] = Lanes(repeating: training.openingPeople) }
    for age in 0..<training.ages { scratch.trainees.base[age] = open[0] * training.opening[age] }
    for age in 0..<protectedSteps { scratch.newlyQualified.base[age] = open[1] / Double(protectedSteps) }
    return StaffLanes(
      trainees: open[0], newlyQualified: open[1], officers: open[2], serviceOfficers: open[3], seniors: open[4])
  }

  /// One step of staff.
  func advance(_ staff: inout StaffLanes, step: Int) {
    let year = program.stepMonths / 12
    let burnOut = value(numbers.burnOut)
    let strain = burnOut == .zero ? Lanes(repeating: 1) : Elementary.exp(burnOut * (staff.utilisation - 1))
    func left(_ grade: Int, of stock: Lanes) -> Lanes {
      let rate = (value(program.grades[grade].leaving) * retention(grade, step: step) * strain * year)
        .atMost(Lanes(repeating: 1))
      let once = leavers(grade, step: step)
      return (varied(stock * rate, rate, noise: 10 + grade, of: stock) + once).atMost(stock)
    }

    let traineesLeft = left(0, of: staff.trainees)
    let newLeft = left(1, of: staff.newlyQualified)
    let officersLeft = left(2, of: staff.officers)
    let serviceLeft = left(3, of: staff.serviceOfficers)
    let seniorsLeft = left(4, of: staff.seniors)

    let finished = advanceTrainees(stays: 1 - share(traineesLeft, of: staff.trainees), step: step)
    let takeUp = value(numbers.takeUp)
    let qualified = varied(finished * takeUp, takeUp, noise: 15, of: finished)
    let advanced = advanceNewlyQualified(
      stays: 1 - share(newLeft, of: staff.newlyQualified), arriving: qualified)

    let promoted = (staff.officers * value(numbers.promotion) * year).atMost(staff.officers - officersLeft)
    let movedOut = (staff.officers * value(numbers.movesOut) * year)
      .atMost(staff.officers - officersLeft - promoted)
    let hired = hires(step: step)
    let joined = value(numbers.fill) * (program.intake[step] + intakeLevers(step: step))

    staff.trainees += joined - traineesLeft - finished
    staff.newlyQualified += qualified - newLeft - advanced
    staff.officers += advanced + hired.officers - officersLeft - promoted - movedOut
    staff.serviceOfficers += hired.serviceOfficers - serviceLeft
    staff.seniors += promoted + hired.seniors - seniorsLeft
    scratch.trainees.base[0] += joined

    note(.traineesJoined, joined)
    note(.traineesFinished, finished)
    note(.traineesLeft, traineesLeft)
    note(.newlyQualifiedJoined, qualified)
    note(.newlyQualifiedAdvanced, advanced)
    note(.newlyQualifiedLeft, newLeft)
    note(.officersHired, hired.officers)
    note(.officersPromoted, promoted)
    note(.officersMovedOut, movedOut)
    note(.officersLeft, officersLeft)
    note(.serviceOfficersHired, hired.serviceOfficers)
    note(.serviceOfficersLeft, serviceLeft)
    note(.seniorsHired, hired.seniors)
    note(.seniorsPromoted, promoted)
    note(.seniorsLeft, seniorsLeft)
  }

  @inline(__always)
  private func note(_ flow: PlanFlow, _ lanes: Lanes) { scratch.flows.base[flow.rawValue] += lanes }

  /// A share of a stock; none of an empty one.
  private func share(_ part: Lanes, of stock: Lanes) -> Lanes {
    (part / stock).replacing(with: 0, where: stock .<= 0)
  }

  /// A count of a stock as chance would have it: a normal number of the binomial's mean and variance, held within it.
  private func varied(_ mean: Lanes, _ rate: Lanes, noise: Int, of stock: Lanes) -> Lanes {
    guard options.hasNoise else { return mean }
    let spread = (mean * (1 - rate)).notNegative.squareRoot()
    return (mean + spread * scratch.noise.base[noise]).notNegative.atMost(stock)
  }

  /// Everybody a step further in training; gives back who finished.
  private func advanceTrainees(stays: Lanes, step: Int) -> Lanes {
    training.read(step: step) { hazards in
      let trainees = scratch.trainees.base
      var finished = Lanes.zero
      var carried = Lanes.zero
      for age in 0..<training.ages {
        let there = trainees[age] * stays
        let done = there * hazards[age]
        finished += done
        trainees[age] = carried
        carried = there - done
      }
      trainees[training.ages - 1] += carried
      return finished
    }
  }

  /// Everybody a step further in the time of protection; gives back who has come to its end.
  private func advanceNewlyQualified(stays: Lanes, arriving: Lanes) -> Lanes {
    var carried = arriving
    for age in 0..<protectedSteps {
      let there = scratch.newlyQualified.base[age] * stays
      scratch.newlyQualified.base[age] = carried
      carried = there
    }
    return carried
  }

  private func retention(_ grade: Int, step: Int) -> Lanes {
    var product = Lanes(repeating: 1)
    for steps in program.levers where steps.lever.kind == .retention && steps.reached[step] > 0 {
      if let named = steps.lever.grade, named != PlanScenario.grades[grade] { continue }
      product *= 1 + (value(steps.amount) - 1) * steps.reached[step]
    }
    return product
  }

  private func leavers(_ grade: Int, step: Int) -> Lanes {
    var sum = Lanes.zero
    for steps in program.levers
    where steps.lever.kind == .leavers && steps.step == step && steps.lever.grade == PlanScenario.grades[grade] {
      sum += value(steps.amount)
    }
    return sum
  }

  private func intakeLevers(step: Int) -> Lanes {
    var sum = Lanes.zero
    for steps in program.levers where steps.lever.kind == .intake && steps.step == step { sum += value(steps.amount) }
    return sum
  }

  private func hires(step: Int) -> (officers: Lanes, serviceOfficers: Lanes, seniors: Lanes) {
    var hires = (
      officers: value(numbers.hiresPO), serviceOfficers: value(numbers.hiresPSO), seniors: value(numbers.hiresSPO)
    )
    for steps in program.levers where steps.reached[step] > 0 {
      let amount = value(steps.amount) * steps.reached[step]
      switch (steps.lever.kind, steps.lever.grade) {
      case (.hires, "PSO"): hires.serviceOfficers += amount
      case (.hires, "SPO"): hires.seniors += amount
      case (.hires, _): hires.officers += amount
      case (.mix, _):
        // Posts are filled with the other grade: no more than there are to fill.
        let moved = amount.atMost(hires.serviceOfficers)
        hires.officers += moved
        hires.serviceOfficers -= moved
      default: break
      }
    }
    let year = program.stepMonths / 12
    return (
      hires.officers.notNegative * year, hires.serviceOfficers.notNegative * year, hires.seniors.notNegative * year
    )
  }
}
