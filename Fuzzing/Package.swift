// swift-tools-version: 6.2
import PackageDescription

// A package of its own: only here is code built with a fuzzer's coverage, and the product needs none of it.
// `scripts/fuzz` builds it. What is done with an input, and what must hold of it, is in `Tests/` of the product's package, so
// that what is recorded can be tried without a build of its own.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "fuzzing",
  products: [
    .executable(name: "FuzzTemplates", targets: ["FuzzTemplates"]),
    .executable(name: "FuzzReaders", targets: ["FuzzReaders"]),
  ],
  dependencies: [.package(name: "unionpress", path: "..")],
  targets: [
    .systemLibrary(name: "CLibFuzzer"),
    .executableTarget(
      name: "FuzzTemplates",
      dependencies: ["CLibFuzzer", .product(name: "TemplateTrial", package: "unionpress")],
      swiftSettings: settings),
    .executableTarget(
      name: "FuzzReaders",
      dependencies: ["CLibFuzzer", .product(name: "ReaderTrial", package: "unionpress")],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
