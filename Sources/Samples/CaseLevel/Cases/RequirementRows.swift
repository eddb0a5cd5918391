import Caseload
import DataFormat

extension SampleWorld {
  /// Category codes of requirements: F rehabilitation activity and W unpaid work as the tier rules have them; the
  /// others are ours, for a curfew, an exclusion, a programme and treatment.
  private enum Category: String {
    case rehabilitation = "F"
    case unpaidWork = "W"
    case curfew = "EM"
    case exclusion = "EX"
    case programme = "AP"
    case treatment = "TR"
  }

  private static let providers = [
    "Harbour Trust", "New Steps", "Bridge Partnership", "Open Road Services", "Cornerstone", "Pathway Works",
  ]

  func requirementRows(_ file: CaseFile) -> [[FieldValue]] {
    let facts = person(file)
    let order = OrderFacts(file, facts)
    let inputs = TierInputs(file, facts)
    guard !order.isCustodial else {
      return file.second != nil && inputs.hasMandate ? [rehabilitation(file, order: "2", from: facts.startsOn)] : []
    }
    var random = file.random(.requirement)
    let share = Double(min(file.age, 300)) / 300
    var rows: [[FieldValue]] = []
    func add(
      _ category: Category, isRestrictive: Bool = false, unit: String?, ordered: Int?, done: Int?, by provider: String?
    ) {
      rows.append(
        requirement(
          file, order: "1", number: rows.count + 1, category.rawValue, isRestrictive: isRestrictive, unit: unit,
          ordered: ordered, done: done, provider: provider, from: facts.startsOn))
    }
    func part(_ whole: Int) -> Int { min(whole, Int((Double(whole) * share * random.nearMiddle(0.5...1.3)).rounded())) }
    if inputs.hasMandate {
      // One in seven has a programme, one in twelve treatment (assumption).
      let kind = random.fraction()
      if kind < 0.78 || kind >= 0.95 {
        let ordered = [10, 15, 20, 25, 30, 40][random.pick(shares: [14, 20, 30, 20, 12, 4])]
        add(.rehabilitation, unit: "days", ordered: ordered, done: part(ordered), by: nil)
      }
      if kind >= 0.78, kind < 0.92 {
        let ordered = random.whole(20...43)
        add(.programme, unit: "days", ordered: ordered, done: part(ordered), by: random.pick(Self.providers))
      } else if kind >= 0.92 {
        add(.treatment, unit: "months", ordered: 6 + random.below(7), done: part(6), by: random.pick(Self.providers))
      }
    }
    if file.held.hasUnpaidWork {
      let ordered = random.whole(4...24) * 10
      add(.unpaidWork, unit: "hours", ordered: ordered, done: part(ordered), by: random.pick(Self.providers))
    }
    let isStandalone = file.held.inactive == .standaloneSuspended
    if isStandalone || random.happens(0.08 * file.detail) || (!inputs.hasMandate && random.happens(0.5)) {
      let isCurfew = isStandalone || random.happens(0.7)
      add(
        isCurfew ? .curfew : .exclusion, isRestrictive: true, unit: isCurfew ? "days" : nil,
        ordered: isCurfew ? random.whole(30...180) : nil, done: nil, by: nil)
    }
    return rows
  }

  private func rehabilitation(_ file: CaseFile, order: String, from: LocalDate) -> [FieldValue] {
    requirement(
      file, order: order, number: 1, Category.rehabilitation.rawValue, isRestrictive: false, unit: "days", ordered: 20,
      done: 5, provider: nil, from: from)
  }

  private func requirement(
    _ file: CaseFile, order: String, number: Int, _ category: String, isRestrictive: Bool, unit: String?, ordered: Int?,
    done: Int?, provider: String?, from: LocalDate
  ) -> [FieldValue] {
    [
      file.reference, .text(order), .text(String(number)), .text(category), .whole(isRestrictive ? 1 : 0),
      unit.map { .text($0) } ?? .none, ordered.map { .whole($0) } ?? .none, done.map { .whole($0) } ?? .none,
      provider.map { .text($0) } ?? .none, days.day(from), days.day(caseEnd(file)),
    ]
  }
}
