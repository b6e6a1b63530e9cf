import Diagnostics
import Markup
import Resolution

/// A bar of a chart: a name, a value of at most `whole`, and what stands beside it.
struct ChartBar {
  var name: String
  var value: Int
  var label: String
}

/// A part of a bar that shows a mix.
struct ChartPart {
  /// Names the colour: a family's code.
  var code: String
  var name: String
  /// Tenths of a percent.
  var share: Int
}

/// Columns of a chart over time, as inline SVG: readable without colour, its numbers written on it.
/// - Parameters:
///   - title: what it shows.
///   - description: the same as a sentence with its numbers, for those who do not see it.
///   - whole: the value at full height.
func columnChart(title: String, description: String, _ bars: [ChartBar], whole: Int, id: String) -> HTML {
  let (width, height, base, step) = (480, 220, 184, 480 / max(bars.count, 1))
  var drawing = head(title, description, id)
  drawing.append(line(0, base, width, base))
  for (number, bar) in bars.enumerated() {
    let tall = whole == 0 ? 0 : bar.value * 150 / whole
    let left = number * step + step / 4
    drawing.append(rectangle("col", left, base - tall, step / 2, tall))
    drawing.append(text("val", number * step + step / 2, base - tall - 8, bar.label))
    drawing.append(text("lab", number * step + step / 2, base + 24, bar.name))
  }
  return svg(width, height, id, drawing)
}

/// Bars that show mixes one below the other. What the colours stand for is said once above them, in their order; a share stands in
/// its part where there is room for all of it.
func mixChart(title: String, description: String, _ rows: [(name: String, parts: [ChartPart])], id: String)
  -> HTML
{
  let (width, line, tall) = (480, 26, 40)
  var drawing = head(title, description, id)
  let shown = rows.first?.parts.filter { part in
    rows.contains { $0.parts.contains { $0.code == part.code && $0.share > 0 } }
  }
  let names = shown ?? []
  for (number, part) in names.enumerated() {
    let (x, y) = (number % 2 * width / 2, number / 2 * line)
    drawing.append(rectangle("f-\(part.code)", x, y + 4, 16, 16))
    drawing.append(text("key", x + 24, y + 18, part.name))
  }
  let begin = (names.count + 1) / 2 * line + 6
  for (number, row) in rows.enumerated() {
    let top = begin + number * (tall + line)
    drawing.append(text("row", 0, top + 18, row.name))
    var x = 0
    for part in row.parts where part.share > 0 {
      let wide = width * part.share / 1000
      drawing.append(rectangle("f-\(part.code)", x, top + line, max(wide - 2, 1), 30))
      // In the bold of any system's font.
      let label = "\(tenths(part.share))%"
      if wide > label.count * 10 + 12 { drawing.append(text("in", x + 6, top + line + 20, label)) }
      x += wide
    }
  }
  return svg(width, begin + rows.count * (tall + line), id, drawing)
}

private func head(_ title: String, _ description: String, _ id: String) -> HTML {
  var result = HTML.element("title", [("id", "\(id)-t")], HTML(escaping: title))
  result.append(HTML.element("desc", [("id", "\(id)-d")], HTML(escaping: description)))
  return result
}

private func svg(_ width: Int, _ height: Int, _ id: String, _ drawing: HTML) -> HTML {
  let box: String? = "0 0 \(width) \(height)"
  let names: String? = "\(id)-t \(id)-d"
  return HTML.element(
    "svg", [("class", "chart"), ("role", "img"), ("aria-labelledby", names), ("viewBox", box)], drawing)
}

private func rectangle(_ name: String, _ x: Int, _ y: Int, _ width: Int, _ height: Int) -> HTML {
  let values: [(StaticString, String?)] = [
    ("class", name), ("x", String(x)), ("y", String(y)), ("width", String(width)), ("height", String(height)),
  ]
  return HTML.element("rect", values)
}

private func line(_ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int) -> HTML {
  let values: [(StaticString, String?)] = [
    ("x1", String(x1)), ("y1", String(y1)), ("x2", String(x2)), ("y2", String(y2)),
  ]
  return HTML.element("line", values)
}

private func text(_ name: String, _ x: Int, _ y: Int, _ content: String) -> HTML {
  let values: [(StaticString, String?)] = [("class", name), ("x", String(x)), ("y", String(y))]
  return HTML.element("text", values, HTML(escaping: content))
}
