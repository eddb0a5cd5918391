public import ArgumentParser
import Caseload
public import Casework
import Foundation

extension Actor {
  /// The user of this machine who runs the command.
  static var here: Actor { .terminal(user: NSUserName()) }
}

/// `LEVEL:CODE`.
extension RoleUnit: ExpressibleByArgument {
  public init?(argument: String) {
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    self.init(level: String(parts[0]), code: String(parts[1]))
  }
}

/// `KIND:SUBJECT`.
extension Tie: ExpressibleByArgument {
  public init?(argument: String) {
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])), !parts[1].isEmpty else { return nil }
    self.init(kind, String(parts[1]))
  }
}

/// The days on which a role or a tie holds.
struct DayOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The first day; today when left out.", valueName: "YYYY-MM-DD")) var from: String?
  @Option(help: ArgumentHelp("The last day; no end when left out.", valueName: "YYYY-MM-DD")) var until: String?

  func validate() throws {
    for (name, text) in [("--from", from), ("--until", until)] {
      if let text, LocalDate(iso: text) == nil { throw ValidationError("\(name) takes a day such as 2026-11-22.") }
    }
  }

  /// Refuses days beside what is to be ended: it ends now.
  func refuse(beside option: String, _ isGiven: Bool) throws {
    if isGiven, from != nil || until != nil {
      throw ValidationError("\(option) ends at once and takes neither --from nor --until.")
    }
  }

  var firstDay: LocalDate? { from.flatMap { LocalDate(iso: $0) } }
  var lastDay: LocalDate? { until.flatMap { LocalDate(iso: $0) } }
}
