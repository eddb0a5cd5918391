public import Caseload

/// A made-up probation service on one night: everything a nightly workbook says, for a team or for a nation.
///
/// The same size, seed, date and faults give the same service, to the byte. A later date of the same seed is a later
/// night of the same service: some cases end and begin, people move from custody to licence, a few practitioners leave
/// and join.
///
///     let tonight = SampleService(size: .pdu, seed: 1, date: date)
///     let tomorrow = tonight.next(days: 1)
///
/// Names, codes and cases are drawn from lists; any likeness to a person is chance. - Complexity: O(cases).
public struct SampleService: Sendable {
  public let size: SampleSize
  public let seed: UInt64
  /// The night of the extract.
  public let date: LocalDate
  /// Share of rows that carry a fault of each kind, 0 to 1.
  public let faults: Double
  public let teams: [SampleTeam]
  /// In the order of the workbook: team by team.
  public let posts: [SamplePost]
  let organisation: Organisation

  /// - Parameters:
  ///   - seed: any number; another seed is another service.
  ///   - date: the night of the extract.
  ///   - faults: share of rows with a fault of each kind (see ``PlantedFault/Kind``), held between 0 and 1.
  public init(size: SampleSize, seed: UInt64, date: LocalDate, faults: Double = 0) {
    self.size = size
    self.seed = seed
    self.date = date
    self.faults = min(max(faults, 0), 1)
    organisation = Organisation(size: size, seed: seed)
    teams = organisation.teams
    posts = Appointments(organisation: organisation, seed: seed, date: date, faults: self.faults).posts()
  }

  /// The same service so many days later, or earlier.
  public func next(days: Int = 1) -> SampleService {
    SampleService(size: size, seed: seed, date: date + days, faults: faults)
  }
}
