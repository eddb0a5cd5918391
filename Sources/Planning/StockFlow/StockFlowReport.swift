import Rules

extension StockFlowEngine {
  /// Reckons the figures at the end of a quarter and hands them on; gives back work over capacity.
  ///
  /// - Parameters:
  ///   - step: the step that has just ended; −1 at the opening.
  ///   - counted: people of a type where another engine counts them.
  func report(
    _ quarter: Int, step: Int, _ staff: StaffLanes, _ counted: ((Int, Int) -> Lanes)?,
    _ store: (Int, Int, Lanes) -> Void
  ) -> Lanes {
    func put(_ measure: PlanMeasure, _ lanes: Lanes) { store(quarter, measure.row, lanes) }
    var spells = Lanes.zero
    var weighted = Lanes.zero
    for number in 0..<scratch.spans.count {
      let total = counted.map { $0(quarter, number) } ?? scratch.totals.base[number]
      store(quarter, number, total)
      spells += total
      weighted += total * value(scratch.spans.base[number].work)
    }
    let people = spells * (1 - value(numbers.overlap))
    let hours =
      changesHours ? hoursOfCase(step: step) : (all: scratch.hours.base[0], qualified: scratch.hours.base[1])
    let cases = weighted * hours.all
    let work = cases + value(numbers.reports) + value(numbers.courts)
    let perPost = hoursPerPost
    let assessors = (staff.trainees / assessorRatio(step: step)).atMost(staff.officers)
    func full(_ grade: Int, _ fte: Lanes) -> Lanes { fte * value(program.grades[grade].weight) * perPost }
    let qualified = full(2, staff.officers - assessors) + full(1, staff.newlyQualified)
    let capacity = qualified + full(0, staff.trainees) + full(3, staff.serviceOfficers) + full(4, staff.seniors)
    let utilisation = work / capacity
    let qualifiedUse = weighted * hours.qualified / qualified
    let published = staff.officers + staff.newlyQualified
    let held = people * value(numbers.officerCases)
    let ceiling = perPost * value(numbers.ceiling)
    let required = cases * value(numbers.officerCases) / ceiling
    let cap = limitOfCases(step: step)
    put(.people, people)
    put(.work, work)
    put(.capacity, capacity)
    put(.utilisation, utilisation)
    put(.qualifiedUtilisation, qualifiedUse)
    put(.fullness, utilisation.replacing(with: qualifiedUse, where: qualifiedUse .> utilisation))
    put(.trainees, staff.trainees)
    put(.newlyQualified, staff.newlyQualified)
    put(.officers, staff.officers)
    put(.serviceOfficers, staff.serviceOfficers)
    put(.seniors, staff.seniors)
    put(.assessors, assessors)
    put(.officersPublished, published)
    put(.serviceOfficersPublished, staff.serviceOfficers + staff.trainees)
    put(.officerCaseload, held / published)
    put(.requiredOfficers, required)
    put(.requiredServiceOfficers, work / ceiling - required)
    put(.officerShortfall, required - published)
    // After every case over the limit has moved to a colleague with room, what is left needs posts.
    put(.capPosts, (held - cap * published).notNegative / cap)
    return utilisation
  }

  /// Reckons the hours of a case once for a replication.
  func setHours() {
    let hours = hoursOfCase(step: -1)
    scratch.hours.base[0] = hours.all
    scratch.hours.base[1] = hours.qualified
  }

  /// Hours a week that a full-time post has for cases.
  private var hoursPerPost: Lanes {
    let (a, b) = (value(numbers.nonEffective), value(numbers.nonAttributable))
    let share = program.scenario.availability == .multiplicative ? (1 - a) * (1 - b) : 1 - a - b
    return value(numbers.contractHours) * share
  }

  /// Hours a week of one person whose work is that of the tier, in all tiers and in those for qualified officers.
  private func hoursOfCase(step: Int) -> (all: Lanes, qualified: Lanes) {
    var shares = program.scenario.tiers.map { Lanes(repeating: $0.share) }
    var factors = [Lanes](repeating: Lanes(repeating: 1), count: shares.count)
    if step >= 0 {
      for steps in program.levers where steps.reached[step] > 0 {
        let amount = value(steps.amount)
        switch steps.lever.kind {
        case .tierThresholds:
          guard let from = tier(steps.lever.tier), let to = tier(steps.lever.toTier) else { continue }
          let moved = shares[from] * amount * steps.reached[step]
          shares[from] -= moved
          shares[to] += moved
        case .timeValues:
          for place in factors.indices where steps.lever.tier == nil || tier(steps.lever.tier) == place {
            factors[place] *= 1 + (amount - 1) * steps.reached[step]
          }
        default: break
        }
      }
    }
    var all = Lanes.zero
    var qualified = Lanes.zero
    for (place, tier) in program.scenario.tiers.enumerated() {
      let hours = shares[place] * factors[place] * value(program.tierHours[place])
      all += hours
      if tier.isForQualified { qualified += hours }
    }
    let scale = handling(step: step) * (12 / (365.25 / 7))
    return (all * scale, qualified * scale)
  }

  private func tier(_ name: String?) -> Int? { program.scenario.tiers.firstIndex { $0.tier == name } }

  /// What hub and remote contact make of the hours, beside the shares that the hours were measured with.
  private func handling(step: Int) -> Lanes {
    let hub = value(numbers.hubShare)
    let remote = value(numbers.remoteShare)
    func ofHub(_ share: Lanes) -> Lanes { 1 - value(numbers.adminShare) * share * (1 - value(numbers.hubLoss)) }
    func ofContact(_ share: Lanes) -> Lanes {
      ((1 - share) + share * value(numbers.remoteTime)) * (1 + share * (value(numbers.extraContacts) - 1))
    }
    let newHub = set(.hubShare, step: step, without: hub)
    let newRemote = set(.remoteShare, step: step, without: remote)
    let contact = value(numbers.contactShare)
    return ofHub(newHub) / ofHub(hub) * (1 - contact + contact * ofContact(newRemote) / ofContact(remote))
  }

  private func assessorRatio(step: Int) -> Lanes {
    set(.assessorRatio, step: step, without: value(numbers.assessorRatio))
  }

  private func limitOfCases(step: Int) -> Lanes { set(.cap, step: step, without: value(numbers.cap)) }

  /// A value that a lever sets: the last of its kind, as far as it has come in.
  private func set(_ kind: PlanLever.Kind, step: Int, without base: Lanes) -> Lanes {
    guard step >= 0 else { return base }
    var result = base
    for steps in program.levers where steps.lever.kind == kind && steps.reached[step] > 0 {
      result += (value(steps.amount) - result) * steps.reached[step]
    }
    return result
  }
}
