import Foundation

/// Measures how long it takes to make one page, by several engines side by side.
@main
struct TemplateBench {
  private static let usage = """
    Usage: template-bench [--json] [--rounds N] [--events N]
           template-bench --check
           template-bench --profile N [--engine ID]

      --json         prints JSON instead of Markdown tables
      --rounds N     measures N rounds (100)
      --events N     makes a page of N events (200)
      --check        only compares the engines' pages
      --profile N    renders N times by one engine and measures nothing, for a profiler
      --engine ID    the engine to profile (unionpress)
    """

  static func main() {
    do {
      print(try run(Options(CommandLine.arguments.dropFirst())))
    } catch {
      FileHandle.standardError.write(Data("template-bench: \(error)\n".utf8))
      exit(1)
    }
  }

  /// Does what `options` ask for.
  /// - Returns: what is to be printed.
  private static func run(_ options: Options) throws -> String {
    if options.wantsUsage { return usage }
    let engines = try engines(for: .sample(events: options.events))
    if let count = options.profile {
      guard let engine = engines.first(where: { $0.id == options.engine }) else {
        let known = engines.map(\.id).joined(separator: ", ")
        throw Failure(description: "no engine “\(options.engine)”; there are \(known)")
      }
      var bytes = 0
      for _ in 0..<count { bytes += try engine.render() }
      return "\(engine.title): \(count) pages, \(bytes) bytes"
    }
    let length = try comparePages(of: engines)
    if options.isCheck { return "\(engines.count) engines, the same \(length) bytes" }
    let report = try report(engines, pageBytes: length, rounds: options.rounds)
    return options.isJSON ? try report.json() : report.markdown()
  }

  /// Sees that all `engines` make the same page.
  /// - Returns: its length.
  private static func comparePages(of engines: [Engine]) throws -> Int {
    guard let first = engines.first else { return 0 }
    let expected = try first.page()
    for engine in engines.dropFirst() {
      let page = try engine.page()
      if page == expected { continue }
      let place = zip(page, expected).enumerated().first { $0.element.0 != $0.element.1 }?.offset
      let start = max(0, (place ?? min(page.count, expected.count)) - 60)
      throw Failure(
        description: """
          \(engine.title) and \(first.title) differ at byte \(place ?? min(page.count, expected.count)):
          \(String(decoding: page[min(start, page.count)...].prefix(120), as: UTF8.self))
          --- instead of
          \(String(decoding: expected[min(start, expected.count)...].prefix(120), as: UTF8.self))
          """)
    }
    return expected.count
  }

  private static func report(_ engines: [Engine], pageBytes: Int, rounds: Int) throws -> Report {
    let rendering = try measure(
      engines.map { engine in
        {
          guard try engine.render() == pageBytes else {
            throw Failure(description: "\(engine.title) made another page while it was measured")
          }
        }
      }, rounds: rounds)
    let withTemplates = engines.filter { $0.prepare != nil }
    let preparing = try measure(withTemplates.compactMap(\.prepare), rounds: rounds)
    func timings(_ id: String, _ engines: [Engine], _ all: [Timings]) -> Timings {
      zip(engines, all).first { $0.0.id == id }?.1 ?? Timings()
    }
    let handwritten = timings("handwritten", engines, rendering)
    let rendered = timings("unionpress", engines, rendering)
    let prepared = timings("unionpress", withTemplates, preparing)
    return Report(
      pageBytes: pageBytes, rounds: rounds, isOptimised: isOptimised,
      rendering: zip(engines, rendering).map {
        Report.Row($0, $1, handwritten: handwritten, unionpress: rendered)
      },
      preparing: zip(withTemplates, preparing).map {
        Report.Row($0, $1, handwritten: nil, unionpress: prepared)
      })
  }

  private static var isOptimised: Bool {
    // An assertion is evaluated only where the compiler does not optimise.
    var result = true
    assert(
      {
        result = false
        return true
      }())
    return result
  }
}

/// What the command line asks for.
private struct Options {
  var wantsUsage = false
  var isJSON = false
  var isCheck = false
  var rounds = 100
  var events = 200
  var profile: Int?
  var engine = "unionpress"

  init(_ arguments: some Sequence<String>) throws {
    var rest = Array(arguments)[...]
    func value(of option: String) throws -> String {
      guard let value = rest.popFirst() else { throw Failure(description: "\(option) needs a value") }
      return value
    }
    func number(of option: String) throws -> Int {
      let text = try value(of: option)
      guard let number = Int(text), number > 0 else {
        throw Failure(description: "\(option) needs a whole number above zero, not “\(text)”")
      }
      return number
    }
    while let argument = rest.popFirst() {
      switch argument {
      case "--help", "-h": wantsUsage = true
      case "--json": isJSON = true
      case "--check": isCheck = true
      case "--rounds": rounds = try number(of: argument)
      case "--events": events = try number(of: argument)
      case "--profile": profile = try number(of: argument)
      case "--engine": engine = try value(of: argument)
      default: throw Failure(description: "unknown option “\(argument)”; --help lists them")
      }
    }
  }
}
