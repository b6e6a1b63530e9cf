import Mustache

/// The page by swift-mustache from dictionaries.
func mustacheEngine(dictionaries list: EventList) throws -> Engine {
  try mustacheEngine("mustache-dictionaries", "swift-mustache, dictionaries", list.dictionary) {
    _ = try MustacheTemplate(string: templateText)
  }
}

/// The page by swift-mustache from structs, which it reads by reflection.
func mustacheEngine(structs list: EventList) throws -> Engine {
  try mustacheEngine("mustache-structs", "swift-mustache, structs", list)
}

/// The template is the same for both kinds of data, so it is made ready for the figures only once.
private func mustacheEngine(
  _ id: String, _ title: String, _ data: Any, prepare: (() throws -> Void)? = nil
) throws -> Engine {
  let template = try MustacheTemplate(string: templateText)
  return Engine(
    id: id, title: title, page: { Array(template.render(data).utf8) },
    render: { template.render(data).utf8.count }, prepare: prepare)
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
      {{#menu}}
      <a href="{{ href }}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{ title }}</a>
      {{/menu}}
    </nav>
  </header>
  <main>
  <h1>{{ title }}</h1>
  <ul>
  {{#events}}
  <li{{#isCancelled}} class="off"{{/isCancelled}}>\
  <time datetime="{{ dateISO }}">{{ dateText }}</time> \
  <a href="{{ href }}">{{ title }}</a> \
  {{ venue }}{{#isCancelled}} <b>已取消</b>{{/isCancelled}}\
  <p>{{ summary }}</p>\
  {{#clubs}} <a href="{{ href }}">{{ title }}</a>{{/clubs}}</li>
  {{/events}}
  </ul>
  </main>
  <footer>© 2026 {{ site }}</footer>
  </body>
  </html>
  """
