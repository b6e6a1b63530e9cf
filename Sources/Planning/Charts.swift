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

/// Bars that show mixes one below the other, parts with their names and shares written in them.
func mixChart(title: String, description: String, _ rows: [(name: String, parts: [ChartPart])], id: String)
  -> HTML
{
  let (width, left, tall) = (480, 0, 68)
  var drawing = head(title, description, id)
  for (number, row) in rows.enumerated() {
    let top = number * (tall + 28)
    drawing.append(text("row", left, top + 18, row.name))
    var x = left
    for part in row.parts where part.share > 0 {
      let wide = (width - left) * part.share / 1000
      drawing.append(rectangle("f-\(part.code)", x, top + 26, max(wide - 2, 1), 44))
      // A name needs its room; what is too narrow for it stands in the table below.
      if wide > part.name.displayWidth * 8 + 10 { drawing.append(text("in", x + 6, top + 44, part.name)) }
      if wide > 48 { drawing.append(text("in", x + 6, top + 62, "\(tenths(part.share))%")) }
      x += wide
    }
  }
  return svg(width, rows.count * (tall + 28), id, drawing)
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
