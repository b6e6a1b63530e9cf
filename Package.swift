// swift-tools-version: 6.2
import PackageDescription

// The one place where every target's imports are declared. `docs/architecture.md` explains the table;
// `Tests/HouseTests` fails when the two differ.

/// Settings shared by all targets: warnings are errors, so none is ever "known".
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// For the template engine, in a debug build too: unoptimised, the templates that are meant to bring it down took two minutes of each
/// run of the checks, optimised six seconds, and a build of a small site took twice as long. It costs half a minute once.
let optimised: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// The commit, if `scripts/release` says which: other builds do not know it, so that a commit makes nothing be built again.
let commit = Context.environment["UNIONPRESS_COMMIT"].flatMap { text in
  text.isEmpty || !text.allSatisfy(\.isHexDigit) ? nil : text
}
let release: [SwiftSetting] = commit.map { [.unsafeFlags(["-Xcc", "-DUNIONPRESS_COMMIT=\"\($0)\""])] } ?? []

/// A library target of the product.
func part(_ name: String, _ dependencies: [Target.Dependency] = [], _ own: [SwiftSetting] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings + own)
}

/// The tests of the target called `name`, with whatever else they need.
func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.init(stringLiteral: name), "Support"] + dependencies,
    swiftSettings: settings)
}

let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")
let tomlKit: Target.Dependency = .product(name: "TOMLKit", package: "TOMLKit")
let flyingFox: Target.Dependency = .product(name: "FlyingFox", package: "FlyingFox")
let flyingSocks: Target.Dependency = .product(name: "FlyingSocks", package: "FlyingFox")

let package = Package(
  name: "unionpress",
  products: [
    .executable(name: "unionpress", targets: ["unionpress"]),
    // For Benchmarks/ and Fuzzing/, packages of their own.
    .library(name: "Calendars", targets: ["Calendars"]),
    .library(name: "Diagnostics", targets: ["Diagnostics"]),
    .library(name: "Markup", targets: ["Markup"]),
    .library(name: "Templating", targets: ["Templating"]),
    .library(name: "ReaderTrial", targets: ["ReaderTrial"]),
    .library(name: "TemplateTrial", targets: ["TemplateTrial"]),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CCmarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),

    .systemLibrary(
      name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(name: "CFreeType", pkgConfig: "freetype2", providers: [.apt(["libfreetype-dev"])]),
    .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(
      name: "CLibXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CRelease"),
    // Looks for libvips when the program runs: no header, nothing to link.
    .target(name: "CVips", linkerSettings: [.linkedLibrary("dl"), .linkedLibrary("pthread")]),

    // Leaves: they know nothing of records, pages or the disk.
    part("Phrases"),
    part("Privacy", ["Phrases"]),
    part("Diagnostics", ["Privacy"]),
    part("Parallel"),
    part("FileTrees", ["Diagnostics"]),
    part("Markup"),
    part("Hanzi"),
    part("Bibliography", ["Hanzi"]),
    part("Search", ["FileTrees", "Hanzi", "Parallel"]),
    part("Pictures"),
    part("Manifests", ["Diagnostics"]),
    part("Photos", ["CVips"]),
    part("QRCodes", ["CQREncode", "Markup"]),
    part("Calendars", ["Diagnostics"]),
    part("MarkupTrees", ["CLibXML"]),
    part("Workbooks", ["CLibZip", "Calendars", "Diagnostics", "MarkupTrees"]),
    part("Markdown", ["CCmarkGFM", "Diagnostics", "Markup", "Phrases"]),
    part("Templating", ["Calendars", "Diagnostics", "Markup", "Parallel"], optimised),

    // The theme in `templates/`, put into the program when it is built.
    .target(name: "BuiltInTheme", swiftSettings: settings, plugins: ["EmbedTheme"]),
    .executableTarget(name: "embed-theme", path: "Plugins/embed-theme", swiftSettings: settings),
    .plugin(name: "EmbedTheme", capability: .buildTool(), dependencies: ["embed-theme"]),

    // The road of the data, one target per arrow.
    part(
      "Records",
      [
        "Diagnostics", "Markdown", "Calendars", "Bibliography", "FileTrees", "Hanzi", "Parallel",
        yams,
      ]),
    part("Authoring", ["Hanzi", "Records"]),
    part("Resolution", ["FileTrees", "Records"]),
    part(
      "Planning", ["Resolution", "FileTrees", "Markup", "Parallel", "QRCodes", "Search", "Templating"]),
    part(
      "Rendering",
      ["Planning", "BuiltInTheme", "Calendars", "Markdown", "Search", "Templating", "Parallel"]),

    // The disk, and the function that joins the arrows.
    part("SharePictures", ["CFreeType", "CPNG", "FileTrees"]),
    part(
      "Files",
      [
        "CLinux", "Diagnostics", "FileTrees", "Manifests", "MarkupTrees", "Photos", "Pictures",
        "SharePictures",
        "Workbooks",
      ]),
    part("SiteBuild", ["FileTrees", "Parallel", "Phrases", "Privacy", "Rendering"]),

    // What others wrote, made into records that build.
    part("Importing", ["Authoring", "MarkupTrees", "SiteBuild", "Workbooks", tomlKit]),

    // The public site: what is there, what changes, how it gets to where it is read.
    part("Publishing", ["Files", "Manifests", "Parallel", "Records"]),

    // The site while it is being written: watched, built in memory, served to one machine.
    part("Preview", ["SiteBuild", "Files", flyingFox, flyingSocks]),

    // What editors and officers are told of: schemas of the fields, and how the content is.
    part("EditorSupport", ["Records"]),
    part("Health", ["Resolution"]),

    // The commands, as a library that tests can drive.
    part(
      "UnionpressCLI",
      [
        "CRelease", "SiteBuild", "Authoring", "Importing", "EditorSupport", "Health", "FileTrees", "Files",
        "Preview", "Publishing", argumentParser,
      ],
      release),
    .executableTarget(
      name: "unionpress", dependencies: ["UnionpressCLI"], swiftSettings: settings),

    // Test support: a whole site in one string, and one `check`.
    .target(
      name: "Support", dependencies: ["Diagnostics", "FileTrees", "Files"], path: "Tests/Support",
      swiftSettings: settings),
    // What must hold of whatever is read and of every template, for a fuzzer and for what it found.
    .target(
      name: "ReaderTrial", dependencies: ["Calendars", "Diagnostics", "FileTrees", "Importing", "Records"],
      path: "Tests/ReaderTrial", swiftSettings: settings),
    tests("ReaderTrial"),
    .target(
      name: "TemplateTrial", dependencies: ["Diagnostics", "Markup", "Templating"],
      path: "Tests/TemplateTrial",
      swiftSettings: settings + optimised),
    // Files as inputs, without a fuzzer; in processes of its own, because what it tries is meant to bring them down.
    .executableTarget(
      name: "fuzz-replay", dependencies: ["Diagnostics", "TemplateTrial"], path: "Tests/TemplateReplay",
      swiftSettings: settings),
    tests("Diagnostics"),
    tests("Markup"),
    tests("Hanzi"),
    tests("Bibliography"),
    tests("Search"),
    tests("Pictures"),
    tests("Phrases"),
    tests("Privacy"),
    tests("QRCodes", ["Markup"]),
    tests("Manifests"),
    tests("SharePictures", ["FileTrees"]),
    tests("Calendars"),
    tests("MarkupTrees"),
    tests("Workbooks", ["Diagnostics"]),
    tests("Markdown", ["Markup", "Diagnostics"]),
    tests("Templating", ["Diagnostics", "Markup"]),
    tests("Records", ["Bibliography", "Calendars", "Diagnostics", "FileTrees", "Markdown"]),
    tests("Authoring", ["Calendars", "Diagnostics", "FileTrees", "Records", "Resolution", "SiteBuild"]),
    tests(
      "Importing",
      [
        "Calendars", "Diagnostics", "FileTrees", "Files", "Planning", "Records", "Rendering", "Resolution",
        "SiteBuild", "Markdown", "Markup",
      ]),
    tests("EditorSupport", ["Diagnostics", "Records"]),
    tests("Health", ["Calendars", "Diagnostics", "FileTrees", "Records", "Resolution"]),
    tests("Resolution", ["Calendars", "Diagnostics", "Records"]),
    tests("Files", ["Diagnostics", "FileTrees"]),
    tests(
      "SiteBuild",
      ["FileTrees", "Files", "Calendars", "Markup", "Resolution", "Records", "Planning", "Rendering"]),
    tests("Publishing", ["Diagnostics", "Files", "FileTrees", "Manifests", "Records"]),
    tests("Preview", ["Diagnostics", "FileTrees", "Files"]),
    tests("UnionpressCLI", ["Diagnostics", argumentParser]),
    .testTarget(
      name: "HouseTests",
      dependencies: [
        "Support", "Authoring", "Calendars", "Diagnostics", "FileTrees", "Files", "Records", "Rendering",
        "SiteBuild",
        "Templating",
      ],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)

/// Lets each of `targets` declare all parts that are below those that it declares. How large a value is may come from any of them,
/// but a target is only compiled again if a module that it declares has changed: it would go on to read a value that has grown as
/// it was.
func declareAllBelow(_ targets: [Target]) {
  let parts = Dictionary(uniqueKeysWithValues: targets.filter { $0.type == .regular }.map { ($0.name, $0) })
  func declared(by target: Target) -> [String] {
    target.dependencies.compactMap { dependency in
      if case .byNameItem(let name, _) = dependency, parts[name] != nil { name } else { nil }
    }
  }
  for target in targets where [.regular, .executable, .test].contains(target.type) {
    var waiting = declared(by: target)
    var below = Set(waiting)
    while let name = waiting.popLast() {
      for next in parts[name].map(declared) ?? [] where below.insert(next).inserted { waiting.append(next) }
    }
    target.dependencies += below.subtracting(declared(by: target)).sorted().map { .byName(name: $0) }
  }
}

declareAllBelow(package.targets)
