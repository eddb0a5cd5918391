import Caseload
import Casework
import HTTPTypes
import JSONShapes

/// What the pages about hours, available time, room for more and too much work show.
extension APIVisit {
  private var level: String { address["level"] }
  private var code: String { address["code"] }

  func hours() async throws -> Answer {
    try read(PersonHoursJSON(try await use.hours(practitioner: try identifier())))
  }

  func availability() async throws -> Answer {
    let pack = use.pack
    return try read(AvailabilityJSON(try await use.availability(staff: code)) { $0.sentence(pack) })
  }

  func capacity() async throws -> Answer { try read(CapacityJSON(try await use.capacity(level: level, code: code))) }

  func balance() async throws -> Answer { try read(BalanceJSON(try await use.balance(level: level, code: code))) }

  func excesses() async throws -> Answer {
    try read(ExcessListJSON(try await use.excesses(level: level, code: code)))
  }

  func excess() async throws -> Answer { try read(ExcessDetailJSON(try await use.excess(id: try identifier()))) }
}
