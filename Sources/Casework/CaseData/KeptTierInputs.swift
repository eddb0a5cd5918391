import Caseload
import Rules
import Storage
import Tiering

/// What a tier was reckoned from, as it is kept beside the tier: short text from which the working can be shown again.
///
/// Numbers in a fixed order, separated by semicolons, empty where nothing was known; `1` leads and names the layout.
enum KeptTierInputs {
  private static let layout = 1

  static func text(_ inputs: TierInputs) -> String {
    let (register, sentences, needs) = (inputs.register, inputs.sentences, inputs.needs)
    let numbers: [Int?] = [
      layout, inputs.isFemale ? 1 : 0, inputs.rsr.map { Int($0.units) }, inputs.ogrs,
      register.rosh.map { Int($0.rawValue) }, register.mappaLevel.map { Int($0.rawValue) },
      register.mappaCategory.map { Int($0.rawValue) }, Int(register.complexity.rawValue), Int(register.marks.rawValue),
      sentences.givesMandate ? 1 : 0, sentences.mandateTerminatesOn?.daysSinceEpoch,
      sentences.hasViolentOffence ? 1 : 0, sentences.hasLongCustody ? 1 : 0, inputs.hasPreviousEnforcement ? 1 : 0,
      needs.map { Int($0.severities.bits) }, needs.map { Int($0.answers.rawValue) }, needs?.completedOn?.daysSinceEpoch,
      needs.map { $0.hasSummary ? 1 : 0 }, inputs.hasActiveEvent ? 1 : 0, inputs.latestRelease?.daysSinceEpoch,
      inputs.predictors == nil ? 0 : 1, inputs.predictors?.all.map { Int($0.score.units) },
      inputs.predictors?.all?.kind.map { Int($0.rawValue) }, inputs.predictors?.serious.map { Int($0.score.units) },
      inputs.predictors?.serious?.kind.map { Int($0.rawValue) }, inputs.predictors?.sexual.map { Int($0.score.units) },
      inputs.predictors?.sexual.map { Int($0.band.rawValue) }, inputs.hasEverCommittedSexualOffence ? 1 : 0,
    ]
    // Written for every case of the nation, every night: digits straight into the text.
    return String(unsafeUninitializedCapacity: numbers.count * 21) { buffer in
      var length = 0
      for (index, number) in numbers.enumerated() {
        if index > 0 {
          buffer[length] = UInt8(ascii: ";")
          length += 1
        }
        if let number { length += Self.write(number, to: buffer, at: length) }
      }
      return length
    }
  }

  /// Writes a number in decimal, at most 20 bytes, and returns how many.
  private static func write(_ number: Int, to buffer: UnsafeMutableBufferPointer<UInt8>, at start: Int) -> Int {
    var end = start
    if number < 0 {
      buffer[end] = UInt8(ascii: "-")
      end += 1
    }
    let first = end
    var rest = number.magnitude
    repeat {
      buffer[end] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
      end += 1
    } while rest > 0
    // The last digit came first.
    buffer[first..<end].reverse()
    return end - start
  }

  /// Throws ``StorageError`` when the text is not what ``text(_:)`` writes.
  static func inputs(_ text: String) throws -> TierInputs {
    let fields = text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    guard fields.count == 28, fields[0] == layout else { throw StorageError.damaged("a kept tier cannot be read") }
    func flag(_ index: Int) -> Bool { fields[index] == 1 }
    func score(_ index: Int) -> RiskScore? { fields[index].map { RiskScore(units: Int64($0)) } }
    func day(_ index: Int) -> LocalDate? { fields[index].map { LocalDate(daysSinceEpoch: $0) } }
    func code<Code: RawRepresentable>(_ index: Int, _ type: Code.Type) -> Code? where Code.RawValue == UInt8 {
      fields[index].flatMap { UInt8(exactly: $0) }.flatMap { Code(rawValue: $0) }
    }
    func predictor(_ index: Int) -> RiskPredictors.Score? {
      score(index).map { RiskPredictors.Score($0, code(index + 1, RiskPredictors.Kind.self)) }
    }
    var inputs = TierInputs(isFemale: flag(1), rsr: score(2), ogrs: fields[3])
    inputs.register = RegisterFacts(
      rosh: code(4, RiskOfSeriousHarm.self), mappaLevel: code(5, MAPPALevel.self),
      mappaCategory: code(6, MAPPACategory.self),
      complexity: ComplexityFactors(rawValue: UInt32(truncatingIfNeeded: fields[7] ?? 0)),
      marks: RegisterMarks(rawValue: UInt8(truncatingIfNeeded: fields[8] ?? 0)))
    inputs.sentences = SentenceFacts(
      givesMandate: flag(9), mandateTerminatesOn: day(10), hasViolentOffence: flag(11), hasLongCustody: flag(12))
    inputs.hasPreviousEnforcement = flag(13)
    inputs.needs = fields[14].map { bits in
      NeedsAssessment(
        severities: NeedSeverities(bits: UInt32(truncatingIfNeeded: bits)),
        answers: WomensAnswers(rawValue: UInt8(truncatingIfNeeded: fields[15] ?? 0)), completedOn: day(16),
        hasSummary: flag(17))
    }
    inputs.hasActiveEvent = flag(18)
    inputs.latestRelease = day(19)
    if flag(20) {
      inputs.predictors = RiskPredictors(
        all: predictor(21), serious: predictor(23),
        sexual: score(25).flatMap { score in
          code(26, RiskPredictors.Band.self).map { RiskPredictors.Sexual(score, $0) }
        })
    }
    inputs.hasEverCommittedSexualOffence = flag(27)
    return inputs
  }
}
