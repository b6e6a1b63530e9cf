/// The elements of an SVG with what each repeats, to know how much there is to draw once all is unfolded.
///
/// Ten groups that each use the one before ten times are a kilobyte of text and ten thousand million shapes.
struct SVGOutline {
  /// More elements than any drawing made by people has, and that a telephone still draws.
  static let mostElements = 200_000
  /// Elements inside elements, and uses of uses.
  static let mostLevels = 256

  private struct Element {
    var children: [Int] = []
    var references: [String] = []
  }

  private var elements: [Element] = []
  private var places: [String: Int] = [:]
  private var open: [Int] = []
  private var isTooDeep = false

  /// Takes the next tag of the file.
  mutating func add(_ tag: SVGTag) {
    guard !tag.isClosing else {
      _ = open.popLast()
      return
    }
    let place = elements.count
    if let parent = open.last { elements[parent].children.append(place) }
    var element = Element()
    for (name, value) in tag.attributes {
      if name == "id" {
        // The first of a name is the one that is found.
        if places[value] == nil { places[value] = place }
      } else if name == "href" {
        if tag.name == "use" { element.references.append(String(value.drop { $0 != "#" }.dropFirst())) }
      } else {
        element.references += value.matches(of: #/url\(\s*["']?#([^)"'\s]*)/#).map { String($0.1) }
      }
    }
    elements.append(element)
    guard !tag.isEmpty else { return }
    open.append(place)
    if open.count > Self.mostLevels { isTooDeep = true }
  }

  /// Whether it has too many elements once everything is unfolded, too many levels, or something that contains itself.
  var growsTooLarge: Bool {
    guard !isTooDeep else { return true }
    var extents = [Extent](repeating: .unknown, count: elements.count)
    return elements.indices.contains { measure($0, level: 0, &extents) == nil }
  }

  private enum Extent { case unknown, underWay, known(weight: Int, levels: Int) }

  /// The number of elements and of levels that one unfolds to; `nil` if that is too many.
  private func measure(_ place: Int, level: Int, _ extents: inout [Extent]) -> (weight: Int, levels: Int)? {
    switch extents[place] {
    case .known(let weight, let levels): return (weight, levels)
    case .underWay: return nil
    case .unknown: break
    }
    guard level <= Self.mostLevels else { return nil }
    extents[place] = .underWay
    let element = elements[place]
    var (weight, levels) = (1, 1)
    for next in element.children + element.references.compactMap({ places[$0] }) {
      guard let more = measure(next, level: level + 1, &extents) else { return nil }
      weight += more.weight
      levels = max(levels, more.levels + 1)
      guard weight <= Self.mostElements, levels <= Self.mostLevels else { return nil }
    }
    extents[place] = .known(weight: weight, levels: levels)
    return (weight, levels)
  }
}
