// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who builds the program builds the benchmark library as well.
let package = Package(
  name: "headroom-benchmarks",
  dependencies: [
    .package(name: "headroom", path: ".."),
    // Without its traits the library needs no jemalloc on the machine.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "Calculation",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "Workload", package: "headroom"),
        .product(name: "Exchange", package: "headroom"),
        .product(name: "Samples", package: "headroom"),
        .product(name: "Tiering", package: "headroom"),
      ],
      path: "Calculation",
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
      ],
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    .executableTarget(
      name: "Planning-times",
      dependencies: [.product(name: "Planning", package: "headroom")],
      path: "Planning",
      exclude: ["nm1.yaml", "nm2.yaml"],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
