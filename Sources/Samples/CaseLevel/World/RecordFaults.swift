import Caseload
import DataFormat

/// What is wrong with records on purpose, for trying out a list of data quality.
public enum SampleRecordFault: String, Sendable, CaseIterable {
  /// An order that should have ended 100 days ago, or whose case has ended, without an end.
  case endedOrderOpen = "ended-order-open"
  /// A case whose practitioner left the service.
  case holderLeft = "holder-left"
  /// A person in custody before release without a release date.
  case custodyWithoutRelease = "custody-without-release"
  /// A case without a team.
  case noTeam = "no-team"
  /// A post without hours.
  case noHours = "no-hours"
  /// A post of a grade that no rule pack lists.
  case unknownGrade = "unknown-grade"
  /// A second row for a post that has not ended.
  case overlappingPosts = "overlapping-posts"

  var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// How a current case differs from the nightly workbook on purpose.
public enum SampleDifference: String, Sendable, CaseIterable {
  /// Another practitioner of the team holds it.
  case holder
  /// It has ended.
  case ended
  /// Its risk of serious harm is another.
  case risk
}

extension SampleWorld {
  func fault(_ kind: SampleRecordFault, _ file: CaseFile) -> Bool {
    guard faults > 0 else { return false }
    var random = SeededGenerator(
      seed, .recordFault, file.course.life.slot * 16 + kind.position, file.course.life.turn)
    return random.happens(faults)
  }

  func fault(_ kind: SampleRecordFault, post: Int) -> Bool {
    guard faults > 0 else { return false }
    var random = SeededGenerator(seed, .recordFault, -1 - kind.position, post)
    return random.happens(faults)
  }

  /// Somebody who has left the team and holds the case by mistake; nil for nearly all.
  func formerHolder(_ file: CaseFile) -> FieldValue? {
    guard file.endedOn == nil, case .post = file.holder, fault(.holderLeft, file) else { return nil }
    for place in staff.placesOfTeam[file.team] {
      if let spell = staff.places[place].first(where: \.hasLeft) { return spell.code }
    }
    return nil
  }

  func difference(_ file: CaseFile) -> SampleDifference? {
    guard differences > 0, file.endedOn == nil, case .post = file.holder else { return nil }
    var random = SeededGenerator(seed, .difference, file.course.life.slot, file.course.life.turn)
    guard random.happens(differences) else { return nil }
    return SampleDifference.allCases[random.below(SampleDifference.allCases.count)]
  }

  /// How many current cases differ from the nightly workbook, by kind. - Complexity: O(cases).
  public var plantedDifferences: [SampleDifference: Int] {
    var counts: [SampleDifference: Int] = [:]
    forEachCase { if let kind = difference($0) { counts[kind, default: 0] += 1 } }
    return counts
  }

  /// How many records carry each fault. - Complexity: O(cases).
  public var plantedFaults: [SampleRecordFault: Int] {
    guard faults > 0 else { return [:] }
    var counts: [SampleRecordFault: Int] = [:]
    func count(_ kind: SampleRecordFault, if isThere: Bool) { if isThere { counts[kind, default: 0] += 1 } }
    forEachCase { file in
      count(.endedOrderOpen, if: fault(.endedOrderOpen, file))
      count(.noTeam, if: fault(.noTeam, file))
      count(.holderLeft, if: formerHolder(file) != nil)
      let isBeforeRelease = OrderFacts(file, person(file)).kind == .preRelease
      count(.custodyWithoutRelease, if: isBeforeRelease && fault(.custodyWithoutRelease, file))
    }
    for post in service.posts {
      // Hours that nobody recorded in the first place are counted with those left out on purpose.
      count(.noHours, if: post.hours == nil || fault(.noHours, post: post.number))
      count(.unknownGrade, if: fault(.unknownGrade, post: post.number))
      count(.overlappingPosts, if: fault(.overlappingPosts, post: post.number))
    }
    return counts
  }
}
