import Rules
import Storage

/// What asks whether figures of units may leave as a file.
public protocol FigureFileUse: Sendable {
  /// Throws ``CaseworkRefusal/notAllowed(_:)`` unless the actor may download figures of a unit. Either is in the audit trail.
  func takeFigures(level: String, code: String) async throws
}

extension Service: FigureFileUse {
  public func takeFigures(level: String, code: String) async throws {
    try await view(.export, .unit(level: level, code: code)) { connection in
      let night = try currentNight(connection)
      let (_, unit) = try unit(level, code, night, connection)
      try require(.export, .figures, unit: unit, connection)
    }
  }
}
