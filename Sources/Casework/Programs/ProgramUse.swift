public import DataFormat

/// What programs ask beyond what pages do.
public protocol ProgramUse: Sendable {
  /// Every unit of the newest night that is in the actor's reach, from the widest down. Throws ``CaseworkRefusal``.
  func unitsInReach() async throws -> [UnitInReach]
  /// A record as it stands, for change; nil when there is none of that key. Throws ``CaseworkRefusal``: a case that is not there
  /// and one that is kept from the actor are refused alike.
  func versionedRow(of sheet: Sheet, key: [String]) async throws -> VersionedRow?
  /// Records a row with the checks of an import, if the record stands as expected, and answers once.
  ///
  /// Throws ``CaseworkRefusal``, and ``RecordConflict`` where it does not stand as expected.
  ///
  /// - Parameters:
  ///   - once: the key of a request that may be sent again; what was answered the first time is then answered again.
  ///   - answer: what to say of it, made in the transaction of the change and kept with it.
  func record(
    _ entry: HandEntry, expecting: RecordExpectation, once: OnceKey?,
    answer: @escaping @Sendable (HandOutcome, VersionedRow?) throws -> KeptAnswer
  ) async throws -> KeptAnswer
  /// How the service stands, for whoever watches over it. Holds no data of anybody.
  func serviceState() async throws -> ServiceState
}

/// A unit with the one above it.
public struct UnitInReach: Sendable, Hashable {
  public let unit: UnitReference
  /// Code of the unit above; nil for the widest.
  public let parent: String?

  public init(unit: UnitReference, parent: String?) {
    self.unit = unit
    self.parent = parent
  }
}

/// A record and which state of it this is.
public struct VersionedRow: Sendable, Hashable {
  /// What its columns say, by their names.
  public let texts: [String: String]
  /// Another whenever a column says something else.
  public let version: String

  public init(texts: [String: String], version: String) {
    self.texts = texts
    self.version = version
  }
}

/// How a record must stand for a change to be made.
public enum RecordExpectation: Sendable, Hashable {
  /// There is none of its key.
  case absent
  /// It is one of these versions; nil for any.
  case present(versions: Set<String>?)
}

/// Why a change was not made though it could be read. Nothing was changed.
public enum RecordConflict: Error, Sendable, Hashable {
  /// There is a record of this key already.
  case exists
  /// There is no record of this key.
  case missing
  /// It was changed since; this is its version now.
  case changed(version: String)
  /// The key of the request was used for another request before.
  case keyReused
}

/// The key by which a request that is sent again is known.
public struct OnceKey: Sendable, Hashable {
  public let text: String
  /// Of all that the request asks for: another digest is another request.
  public let requestDigest: String

  public init(text: String, requestDigest: String) {
    self.text = text
    self.requestDigest = requestDigest
  }
}

/// An answer as it is kept for a request that is sent again.
public struct KeptAnswer: Sendable, Hashable {
  public let status: Int
  public let location: String?
  public let version: String?
  public let body: String
  /// Whether it was given before.
  public let isRepeated: Bool

  public init(status: Int, location: String?, version: String?, body: String, isRepeated: Bool = false) {
    self.status = status
    self.location = location
    self.version = version
    self.body = body
    self.isRepeated = isRepeated
  }
}

/// How the service stands.
public struct ServiceState: Sendable {
  /// The newest step of the schema in the database.
  public let schema: Int
  /// The newest step that this program knows.
  public let knownSchema: Int
  /// Sessions that are in force.
  public let sessions: Int
  /// Nil before the first extract is accepted.
  public let standing: Standing?

  public init(schema: Int, knownSchema: Int, sessions: Int, standing: Standing?) {
    self.schema = schema
    self.knownSchema = knownSchema
    self.sessions = sessions
    self.standing = standing
  }

  /// Whether the database is as this program needs it.
  public var isReady: Bool { schema == knownSchema }
}
