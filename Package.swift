// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A library of this package, with the rules every one of them is built by.
///
/// `isSearch`: optimised in debug builds too, because a search that is forty times slower finds other plans, and a plan takes as long.
func room(
  _ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = [], isSearch: Bool = false
) -> Target {
  .target(
    name: name, dependencies: dependencies, resources: resources,
    swiftSettings: strict + (isSearch ? [.unsafeFlags(["-O"], .when(configuration: .debug))] : []))
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func debianLibrary(_ name: String, pkgConfig: String, package: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

let package = Package(
  name: "headroom",
  products: [
    .executable(name: "headroom", targets: ["headroom"]),
    .library(name: "Workload", targets: ["Workload"]),
    .library(name: "Tiering", targets: ["Tiering"]),
    .library(name: "Planning", targets: ["Planning"]),
    .library(name: "Exchange", targets: ["Exchange"]),
    .library(name: "Samples", targets: ["Samples"]),
  ],
  traits: [
    .default(enabledTraits: ["SingleSignOn"]),
    .trait(
      name: "SingleSignOn",
      description: "Sign-in with OpenID Connect. Brings its own TLS library, the slowest part of a build to compile."),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
  ],
  targets: [
    debianLibrary("CZip", pkgConfig: "libzip", package: "libzip-dev"),
    debianLibrary("CXML", pkgConfig: "libxml-2.0", package: "libxml2-dev"),
    debianLibrary("CXLSXWriter", pkgConfig: "xlsxwriter", package: "libxlsxwriter-dev"),
    debianLibrary("CSodium", pkgConfig: "libsodium", package: "libsodium-dev"),
    debianLibrary("COath", pkgConfig: "liboath", package: "liboath-dev"),
    debianLibrary("CPostgreSQL", pkgConfig: "libpq", package: "libpq-dev"),

    room("Caseload", []),
    room(
      "Rules", ["Caseload", .product(name: "Yams", package: "Yams")], resources: [.copy("Resources/england-wales")]),
    room("Workload", ["Caseload", "Rules"]),
    room("Allocation", ["Caseload", "Rules", "Workload"], isSearch: true),
    room("Solvers", ["Allocation"]),
    room("DataFormat", []),
    room("Tiering", ["Caseload", "Rules"]),
    room("Planning", ["Caseload", "Rules", "Workload"], isSearch: true),
    room("Charts", []),
    room("Conformance", ["Caseload", "Rules", "Tiering", "Workload", "Planning"]),
    room(
      "Exchange",
      [
        "Caseload", "Rules", "Workload", "DataFormat", "CZip", "CXML", "CXLSXWriter", "CSodium",
        .product(name: "SwiftCSV", package: "SwiftCSV"),
      ]),
    room("Samples", ["Caseload", "Rules", "Workload", "DataFormat", "CXLSXWriter"]),
    room("Storage", ["Caseload", "Rules", "Workload"]),
    room(
      "StorageSQLite",
      ["Storage", .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift")]),
    room("StoragePostgres", ["Storage", "CPostgreSQL"]),
    room("Secrets", ["CSodium", "COath"]),
    room(
      "Casework",
      [
        "Caseload", "Rules", "Tiering", "Workload", "Allocation", "Planning", "DataFormat", "Exchange", "Secrets",
        "Storage",
      ]),
    room("JSONShapes", ["Caseload", "Rules", "Workload", "Allocation", "Planning", "Casework"]),
    room(
      "Web",
      [
        "Caseload", "Rules", "Workload", "Allocation", "Planning", "DataFormat", "Casework", "Charts", "JSONShapes",
        .product(name: "Hummingbird", package: "hummingbird"),
      ],
      resources: [.copy("Assets")]),
    room(
      "SingleSignOn",
      [
        "Rules", "Casework", "Secrets",
        .product(name: "AsyncHTTPClient", package: "async-http-client", condition: .when(traits: ["SingleSignOn"])),
        .product(name: "JWTKit", package: "jwt-kit", condition: .when(traits: ["SingleSignOn"])),
      ]),
    room(
      "Notices",
      [
        "Caseload", "Rules", "Casework", "Secrets",
        .product(name: "AsyncHTTPClient", package: "async-http-client", condition: .when(traits: ["SingleSignOn"])),
      ]),
    room(
      "Commands",
      [
        "Caseload", "Rules", "Workload", "Allocation", "Planning", "Solvers", "DataFormat", "Exchange", "Casework",
        "Conformance", "JSONShapes", "Samples", "Storage",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "headroom",
      dependencies: [
        "Commands", "Casework", "Rules", "Web", "Notices", "SingleSignOn", "StorageSQLite", "StoragePostgres",
      ],
      swiftSettings: strict),

    .target(
      name: "TestSupport",
      dependencies: [
        "Caseload", "Rules", "Workload", "Storage", "StorageSQLite", "StoragePostgres", "CPostgreSQL",
      ],
      path: "Tests/TestSupport", swiftSettings: strict),
    tests("CaseloadTests", ["Caseload"]),
    tests("RulesTests", ["Rules", "TestSupport"]),
    tests("WorkloadTests", ["Workload", "Rules", "TestSupport"]),
    tests("TieringTests", ["Tiering", "Caseload", "Rules", "TestSupport"]),
    tests(
      "AllocationTests", ["Allocation", "Solvers", "Caseload", "Rules", "Workload", "TestSupport"],
      resources: [.copy("Instances")]),
    tests("PlanningTests", ["Planning", "Rules", "TestSupport"]),
    tests("ChartsTests", ["Charts"]),
    tests("ConformanceTests", ["Conformance", "Rules", "TestSupport"], resources: [.copy("Vectors")]),
    tests("ExchangeTests", ["Exchange", "TestSupport"]),
    tests("SamplesTests", ["Samples", "Exchange", "TestSupport"]),
    tests("StorageTests", ["Storage", "StorageSQLite", "StoragePostgres", "DataFormat", "TestSupport"]),
    tests("SecretsTests", ["Secrets"]),
    tests("CaseworkTests", ["Casework", "Planning", "Samples", "TestSupport"]),
    tests("WebTests", ["Web", "Casework", "JSONShapes", "Planning", "Samples", "TestSupport"]),
    tests(
      "SingleSignOnTests",
      [
        "SingleSignOn", "Casework", "Rules", "TestSupport",
        .product(name: "JWTKit", package: "jwt-kit", condition: .when(traits: ["SingleSignOn"])),
      ]),
    tests("NoticesTests", ["Notices", "Casework", "Rules", "Secrets"]),
    tests("LayeringTests", []),
  ],
  swiftLanguageModes: [.v6]
)
