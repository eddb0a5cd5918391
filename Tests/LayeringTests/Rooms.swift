/// One library of the package and what its files may import.
struct Room {
  enum Kind {
    /// Calculates: no clock, no file, no global, no framework beyond `FoundationEssentials`.
    case pure
    /// Meets the world: files, databases, the network, the terminal.
    case outward
    /// A module map for a library of the system.
    case systemLibrary
  }

  let name: String
  let kind: Kind
  /// Other rooms, and the outside libraries that this room alone is meant to know.
  let imports: Set<String>

  /// Everything a file of this room may name after `import`.
  var allowed: Set<String> {
    switch kind {
    case .pure: imports.union(["FoundationEssentials"])
    case .outward: imports.union(Self.system)
    case .systemLibrary: []
    }
  }

  /// What comes with Swift on Linux.
  private static let system: Set<String> = [
    "Dispatch", "Foundation", "FoundationEssentials", "FoundationXML", "Glibc", "Synchronization",
  ]

  /// The house as it is meant to be. A new room is added here and in `Package.swift`, or the layering test fails.
  static let all: [Room] = [
    Room("Caseload", .pure, []),
    Room("Rules", .pure, ["Caseload", "Yams"]),
    Room("Workload", .pure, ["Caseload", "Rules"]),
    Room("Allocation", .pure, ["Caseload", "Rules", "Workload"]),
    Room("DataFormat", .pure, []),
    Room("Tiering", .pure, ["Caseload", "Rules"]),
    Room("Planning", .pure, ["Caseload", "Rules", "Workload"]),
    Room("Charts", .pure, []),
    Room("Conformance", .pure, ["Caseload", "Rules", "Tiering", "Workload", "Planning"]),

    Room("Solvers", .outward, ["Allocation"]),
    Room(
      "Exchange", .outward,
      ["Caseload", "Rules", "Workload", "DataFormat", "CZip", "CXML", "CXLSXWriter", "CSodium", "SwiftCSV"]),
    Room("Samples", .outward, ["Caseload", "Rules", "Workload", "DataFormat", "CXLSXWriter"]),
    Room("Storage", .outward, ["Caseload", "Rules", "Workload"]),
    Room("StorageSQLite", .outward, ["Storage", "GRDB", "GRDBSQLite"]),
    Room("StoragePostgres", .outward, ["Storage", "CPostgreSQL"]),
    Room("Secrets", .outward, ["CSodium", "COath"]),
    Room(
      "Casework", .outward,
      [
        "Caseload", "Rules", "Tiering", "Workload", "Allocation", "Planning", "DataFormat", "Exchange", "Secrets",
        "Storage",
      ]),
    Room("JSONShapes", .outward, ["Caseload", "Rules", "Workload", "Allocation", "Planning", "Casework"]),
    Room(
      "Web", .outward,
      [
        "Caseload", "Rules", "Workload", "Allocation", "Planning", "DataFormat", "Casework", "Charts", "JSONShapes",
        "Hummingbird", "HTTPTypes", "Logging", "NIOCore", "NIOPosix", "ServiceLifecycle",
      ]),
    Room(
      "Commands", .outward,
      [
        "Caseload", "Rules", "Workload", "Allocation", "Planning", "Solvers", "DataFormat", "Exchange", "Casework",
        "Conformance", "JSONShapes", "Samples", "Storage", "ArgumentParser",
      ]),
    Room(
      "SingleSignOn", .outward, ["Rules", "Casework", "Secrets", "AsyncHTTPClient", "JWTKit", "NIOCore", "NIOHTTP1"]),
    Room(
      "Notices", .outward, ["Caseload", "Rules", "Casework", "Secrets", "AsyncHTTPClient", "NIOCore", "NIOHTTP1"]),
    Room(
      "headroom", .outward,
      ["Commands", "Casework", "Rules", "Web", "Notices", "SingleSignOn", "StorageSQLite", "StoragePostgres"]),

    Room("CZip", .systemLibrary, []),
    Room("CXML", .systemLibrary, []),
    Room("CXLSXWriter", .systemLibrary, []),
    Room("CSodium", .systemLibrary, []),
    Room("COath", .systemLibrary, []),
    Room("CPostgreSQL", .systemLibrary, []),
  ]

  static func named(_ name: String) -> Room? { all.first { $0.name == name } }

  private init(_ name: String, _ kind: Kind, _ imports: Set<String>) {
    self.name = name
    self.kind = kind
    self.imports = imports
  }
}
