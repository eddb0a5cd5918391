/// What a point, a case and each unit of a mix is worth at each practitioner, in scaled cost units times `Prices.unit`.
///
/// Any prices between 0 and the slopes of the objective give a valid bound; those of the linear relaxation give a good
/// one. They are whole numbers, so that the bound is exact.
struct Prices: Sendable, Hashable {
  /// Prices are multiples of 1 / 1,024 of a scaled cost unit: finer than an LP library is exact.
  static let unit = 1_024

  /// Per point of load.
  var load: [Int]
  /// Per case above the cap.
  var cap: [Int]
  /// Per `1 / denominator` of a case above the share of high risk.
  var highRisk: [Int]
  /// Per `1 / denominator` of a case above the share of sexual offences.
  var sexualOffence: [Int]

  /// No price on anything.
  init(count: Int) {
    load = Array(repeating: 0, count: count)
    cap = load
    highRisk = load
    sexualOffence = load
  }

  /// What holding one case of a class is charged at a practitioner.
  func charge(for caseClass: CaseClass, at practitioner: Int, _ costs: PostCosts) -> Int {
    var charge = caseClass.points * load[practitioner] + cap[practitioner]
    charge -= costs.highShare.numerator * highRisk[practitioner]
    charge -= costs.sexualShare.numerator * sexualOffence[practitioner]
    if caseClass.isHighRisk { charge += costs.highShare.denominator * highRisk[practitioner] }
    if caseClass.isSexualOffence { charge += costs.sexualShare.denominator * sexualOffence[practitioner] }
    return charge
  }
}
