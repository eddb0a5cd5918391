import Caseload
import DataFormat

/// The dates and the type of a person's main order.
struct OrderFacts {
  enum Kind: String {
    case community = "community-order"
    case suspended = "suspended-sentence-order"
    case preRelease = "pre-release"
    case licence
    case postSentence = "post-sentence-supervision"
  }

  let kind: Kind
  let offenceOn: LocalDate
  let sentencedOn: LocalDate
  let sentenceDays: Int
  let expectedEnd: LocalDate
  let releasedOn: LocalDate?
  let recalledOn: LocalDate?
  let licenceEnds: LocalDate?
  let handoverOn: LocalDate?

  /// Community orders among court orders: 58.7 of 108.7 thousand (planning.md, section 5, "NM-1", an assumption; the
  /// public figures do not say).
  private static let communityShare = 0.54
  /// Of licences whose supervision ends within a year of release, those that become post-sentence supervision. Chosen
  /// so that it is near 5.7 % of all: 13,699 on 30 June 2023 (probation_caseload_by_type.csv).
  private static let postSentenceShare = 0.97
  /// How long before release responsibility passes from prison to community, in days (assumption: 8½ months).
  private static let handoverDays = 258

  init(_ file: CaseFile, _ facts: PersonFacts) {
    var random = file.random(.order)
    let life = file.course.life
    sentencedOn = facts.startsOn
    offenceOn = facts.startsOn + -random.whole(14...500)
    let backwards = life.start - facts.startsOn
    let isOverdue = file.held.inactive == .overdueTermination
    let planned = life.start + life.length
    expectedEnd = isOverdue ? life.start + -random.whole(1...30) : planned
    guard life.isCustodial else {
      kind =
        file.held.inactive == .standaloneSuspended || !random.happens(Self.communityShare) ? .suspended : .community
      // Community orders last 12, 18 or 24 months; suspended ones are of 3 to 24 months in prison.
      sentenceDays = kind == .community ? life.length : random.whole(3...24) * 30
      (releasedOn, recalledOn, licenceEnds, handoverOn) = (nil, nil, nil, nil)
      return
    }
    let release = life.start + file.course.release + (isOverdue ? -backwards : 0)
    let afterRelease = life.length - file.course.release
    let servedBefore = facts.isRecalled ? backwards : 0
    // An eighth of the time after release on licence, within a sentence of less than two years (assumption).
    let shortLicence = min(afterRelease / 8, 728 - file.course.release - servedBefore)
    let isShort = afterRelease <= 365 && shortLicence > 0 && !isOverdue
    let hasPostSentence = isShort && random.happens(Self.postSentenceShare)
    let licenceDays = hasPostSentence ? shortLicence : afterRelease
    sentenceDays = file.course.release + licenceDays + servedBefore
    let inCustody = file.held.location == .custody
    releasedOn = inCustody && facts.isRecalled ? facts.firstRelease : release
    recalledOn = facts.isRecalled ? life.start : nil
    licenceEnds = release + licenceDays
    if inCustody {
      kind = facts.isRecalled ? .licence : .preRelease
    } else {
      kind = hasPostSentence && file.asOf >= release + licenceDays ? .postSentence : .licence
    }
    handoverOn = inCustody && !facts.isRecalled ? max(facts.startsOn, release + -Self.handoverDays) : nil
  }

  /// Before handover the prison is responsible. People recalled stay with the community (assumption).
  func isPrisonResponsible(on day: LocalDate) -> Bool { handoverOn.map { day < $0 } ?? false }
  var isCustodial: Bool { kind != .community && kind != .suspended }
}

extension SampleWorld {
  /// When a case ended; nil while it runs.
  func caseEnd(_ file: CaseFile) -> LocalDate? { file.endedOn ?? (difference(file) == .ended ? date : nil) }

  func orderRows(_ file: CaseFile) -> [[FieldValue]] {
    let facts = person(file)
    let order = OrderFacts(file, facts)
    let inputs = TierInputs(file, facts)
    var random = file.random(.order)
    let isStatutory = random.happens(0.6)
    let sentenceType: FieldValue =
      order.isCustodial ? (inputs.hasMandate ? .text(isStatutory ? "SC" : "NC") : .none) : .text("SP")
    let end = caseEnd(file)
    let isStillOpen = fault(.endedOrderOpen, file)
    let expected = isStillOpen ? max(facts.startsOn, date + -100) : order.expectedEnd
    let hasNoRelease = order.kind == .preRelease && fault(.custodyWithoutRelease, file)
    var rows: [[FieldValue]] = [
      [
        file.reference, .text("1"), .text(order.kind.rawValue), sentenceType, days.day(order.offenceOn),
        days.day(order.sentencedOn), .whole(order.sentenceDays), days.day(facts.startsOn), days.day(expected),
        hasNoRelease ? .none : days.day(order.releasedOn), days.day(order.recalledOn), days.day(order.licenceEnds),
        isStillOpen ? .none : days.day(end),
      ]
    ]
    if file.second != nil {
      // Made while the first sentence ran.
      let made = facts.startsOn + (file.asOf - facts.startsOn) / 2
      let length = [365, 548, 730][random.below(3)]
      rows.append([
        file.reference, .text("2"), .text(OrderFacts.Kind.community.rawValue), .text("SP"), days.day(made + -60),
        days.day(made), .whole(length), days.day(made), days.day(max(made + length, date + 30)), .none, .none, .none,
        days.day(end),
      ])
    }
    return rows
  }
}
