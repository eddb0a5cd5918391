import Caseload
public import Rules
import Storage

extension Service: CaseworkReads {
  public func standing() async throws -> Standing? {
    try await database.read { connection in
      guard let current = try Extracts.current(connection) else { return nil }
      return try standing(of: current, connection)
    }
  }

  /// The extract whose figures are shown, with its rules. Throws ``CaseworkRefusal/noFigures`` before the first one.
  func currentNight(_ connection: any SQLConnection) throws -> CurrentNight {
    guard let current = try Extracts.current(connection) else { throw CaseworkRefusal.noFigures }
    return CurrentNight(
      extract: current.id, pack: try pack(of: current, connection), standing: try standing(of: current, connection))
  }

  func standing(of extract: ExtractRecord, _ connection: any SQLConnection) throws -> Standing {
    guard let date = extract.date else { throw StorageError.damaged("an accepted extract has no date") }
    let isSample = try connection.first("SELECT value FROM setting WHERE name = 'sample'") { try $0.text(0) } != nil
    // The extract of a day stands for that whole day; it is late when the allowed hours after the day's end have passed.
    let endOfDay = (date.daysSinceEpoch + 1) * 86_400
    return Standing(
      extractDate: date, extractID: extract.id, acceptedAt: extract.receivedAt,
      rules: try pack(of: extract, connection).titleAndVersion,
      ageInDays: max(0, clock.today - date), isLate: clock.seconds() > endOfDay + pack.extract.lateAfterHours * 3_600,
      waiting: try Extracts.waiting(connection), isSample: isSample)
  }
}

/// The night whose figures are shown.
struct CurrentNight {
  let extract: Int
  let pack: RulePack
  let standing: Standing
}

extension RulePack {
  /// `England and Wales, version 2026.1`.
  public var titleAndVersion: String { "\(title), version \(version)" }
}
