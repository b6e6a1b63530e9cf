import Markup
import Stencil

/// The page by Stencil from dictionaries.
///
/// Stencil does not escape by itself, so each value goes through a filter made of the function that the
/// hand-written page uses. It splits a template into tokens when it is made, and parses them at each rendering.
func stencilEngine(_ list: EventList) throws -> Engine {
  let data = list.dictionary
  let filters = Extension()
  filters.registerFilter("e") { (value: Any?) in
    guard let text = value as? String else { return value }
    var bytes: [UInt8] = []
    appendEscaped(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
  let environment = Environment(extensions: [filters])
  let template = Template(templateString: templateText, environment: environment)
  return Engine(
    id: "stencil-dictionaries", title: "Stencil, dictionaries",
    page: { Array(try template.render(data).utf8) },
    render: { try template.render(data).utf8.count },
    prepare: { _ = Template(templateString: templateText, environment: environment) })
}

private let templateText = """
  <!DOCTYPE html>
  <html lang="zh-Hans">
  <head>
  <meta charset="utf-8">
  <title>{{ title|e }} – {{ site|e }}</title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="/assets/site.css">
  </head>
  <body>
  <header>
    <b>{{ site|e }}</b>
    <nav>
      {%- for entry in menu %}
      <a href="{{ entry.href|e }}"{% if entry.isCurrent %} aria-current="page"{% endif %}>{{ entry.title|e }}</a>
      {%- endfor %}
    </nav>
  </header>
  <main>
  <h1>{{ title|e }}</h1>
  <ul>
  {%- for event in events %}
  <li{% if event.isCancelled %} class="off"{% endif %}>\
  <time datetime="{{ event.dateISO|e }}">{{ event.dateText|e }}</time> \
  <a href="{{ event.href|e }}">{{ event.title|e }}</a> \
  {{ event.venue|e }}{% if event.isCancelled %} <b>已取消</b>{% endif %}\
  <p>{{ event.summary|e }}</p>\
  {% for club in event.clubs %} <a href="{{ club.href|e }}">{{ club.title|e }}</a>{% endfor %}</li>
  {%- endfor %}
  </ul>
  </main>
  <footer>© 2026 {{ site|e }}</footer>
  </body>
  </html>
  """
