import Diagnostics
import Templating

/// The page by our own templates, with models.
func templatingEngine(_ list: EventList) throws -> Engine {
  let set = try compiled()
  return Engine(
    id: "unionpress", title: "Unionpress templates, models",
    page: {
      let result = set.render(templateName, list, language: .zh)
      try check(result.problems)
      return result.value
    },
    render: { set.render(templateName, list, language: .zh).value.count },
    prepare: { _ = try compiled() })
}

private let templateName = "events.html"

/// The template, compiled and checked against the model.
private func compiled() throws -> TemplateSet {
  let result = compile(
    [TemplateSource(name: templateName, file: SourceFile(path: templateName, text: templateText))],
    pages: [templateName: EventList.self], functions: [], translations: Translations([:]))
  try check(result.problems)
  return result.value
}

private func check(_ problems: [Problem]) throws {
  guard let first = problems.first else { return }
  throw Failure(description: "our template has a problem: \(first.message.en)")
}

private let templateText = """
  <!DOCTYPE html>
  <html lang="zh-Hans">
  <head>
  <meta charset="utf-8">
  <title>{{ title }} – {{ site }}</title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="/assets/site.css">
  </head>
  <body>
  <header>
    <b>{{ site }}</b>
    <nav>
      {%- for entry in menu %}
      <a href="{{ entry.href }}"{% if entry.is_current %} aria-current="page"{% endif %}>{{ entry.title }}</a>
      {%- endfor %}
    </nav>
  </header>
  <main>
  <h1>{{ title }}</h1>
  <ul>
  {%- for event in events %}
  <li{% if event.is_cancelled %} class="off"{% endif %}>\
  <time datetime="{{ event.date_iso }}">{{ event.date_text }}</time> \
  <a href="{{ event.href }}">{{ event.title }}</a> \
  {{ event.venue }}{% if event.is_cancelled %} <b>已取消</b>{% endif %}\
  <p>{{ event.summary }}</p>\
  {% for club in event.clubs %} <a href="{{ club.href }}">{{ club.title }}</a>{% endfor %}</li>
  {%- endfor %}
  </ul>
  </main>
  <footer>© 2026 {{ site }}</footer>
  </body>
  </html>
  """
