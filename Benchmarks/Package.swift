// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that building and testing the product never fetches what it is compared with.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "unionpress-benchmarks",
  products: [
    .executable(name: "template-bench", targets: ["TemplateBench"]),
    .executable(name: "calendar-bench", targets: ["CalendarBench"]),
  ],
  dependencies: [
    // Named, because a checkout's folder may be called anything.
    .package(name: "unionpress", path: ".."),
    // Exact: figures of different versions cannot be compared.
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/stencilproject/Stencil", exact: "0.15.1"),
  ],
  targets: [
    .executableTarget(
      name: "CalendarBench", dependencies: [.product(name: "Calendars", package: "unionpress")],
      swiftSettings: settings),
    .executableTarget(
      name: "TemplateBench",
      dependencies: [
        .product(name: "Diagnostics", package: "unionpress"),
        .product(name: "Markup", package: "unionpress"),
        .product(name: "Templating", package: "unionpress"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Stencil", package: "Stencil"),
      ],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
