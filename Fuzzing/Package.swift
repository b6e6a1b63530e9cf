// swift-tools-version: 6.2
import PackageDescription

// A package of its own: only here is code built with a fuzzer's coverage, and the product needs none of it.
// `scripts/fuzz` builds `FuzzTemplates` and `FuzzReaders`; `fuzz-replay` is an ordinary program.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let engine: [Target.Dependency] = [
  .product(name: "Diagnostics", package: "unionpress"),
  .product(name: "Markup", package: "unionpress"),
  .product(name: "Templating", package: "unionpress"),
]

let package = Package(
  name: "fuzzing",
  products: [
    .executable(name: "FuzzTemplates", targets: ["FuzzTemplates"]),
    .executable(name: "FuzzReaders", targets: ["FuzzReaders"]),
    .executable(name: "fuzz-replay", targets: ["fuzz-replay"]),
  ],
  dependencies: [.package(name: "unionpress", path: "..")],
  targets: [
    // What is done with one input, and what must hold of it.
    .target(name: "TemplateTrial", dependencies: engine, swiftSettings: settings),
    // The entry point that libFuzzer calls; it brings its own `main`.
    .executableTarget(name: "FuzzTemplates", dependencies: ["TemplateTrial"], swiftSettings: settings),
    // The same for what reads records, tables, calendars, texts and settings; `swift test` tries what is recorded of it.
    .executableTarget(
      name: "FuzzReaders", dependencies: [.product(name: "ReaderTrial", package: "unionpress")],
      swiftSettings: settings),
    // Files as inputs, without a fuzzer.
    .executableTarget(
      name: "fuzz-replay",
      dependencies: ["TemplateTrial", .product(name: "Diagnostics", package: "unionpress")],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
