import Caseload
import DataFormat

extension SampleWorld {
  /// Registrations that play no part in the two-axis tier, with their shares (assumption). Life sentences are apart.
  private static let otherTypes: [(code: String, share: Double)] = [
    ("ADVP", 0.13), ("REG30", 0.02), ("DAVS", 0.02), ("SPO", 0.015), ("FNAT", 0.02), ("UNST", 0.02),
  ]

  func registrationRows(_ file: CaseFile) -> [[FieldValue]] {
    let facts = person(file)
    let inputs = TierInputs(file, facts)
    guard !inputs.isUntiered else { return [] }
    var random = file.random(.registration)
    let registered = file.start + file.course.tiers.untieredDays
    var rows: [[FieldValue]] = []
    func add(_ type: String, level: String? = nil, category: String? = nil, _ day: LocalDate, until: LocalDate? = nil) {
      rows.append([
        file.reference, .text(String(rows.count + 1)), .text(type), level.map { .text($0) } ?? .none,
        category.map { .text($0) } ?? .none, days.day(day), days.day(until), .text("Register"),
      ])
    }
    if let mappa = inputs.mappa {
      add("MAPP", level: "M\(mappa.level)", category: "M\(mappa.category)", registered)
    }
    for factor in inputs.factors { add(factor, min(file.asOf, registered + random.below(1 + min(file.age, 20)))) }
    for (code, share) in Self.otherTypes where random.happens(share * file.detail) { add(code, registered) }
    if inputs.change.isManaged { add("IIOM", registered) }
    if file.held.inactive == .suspendedLifer { add("INLL", file.start + -40) }
    if inputs.isSuspended {
      add("PRC", min(file.asOf, max(registered, file.start + file.course.life.length * 2 / 3 + 1)))
    }
    // One in twelve had a registration that has ended.
    if random.happens(0.08 * file.detail) {
      let until = registered + random.whole(20...200)
      let code = ["ADVP", "RVLN", "ALSH", "RMDO"][random.below(4)]
      if until <= file.asOf { add(code, registered, until: until) }
    }
    return rows
  }
}
