import Diagnostics
import Templating

/// `asset("site.css")`: the address of a file of the theme.
func assetFunction(_ urls: [String: String]) -> TemplateFunction {
  TemplateFunction("asset", arity: 1, zh: "主题文件的网址", en: "address of a file of the theme") {
    arguments, _ in
    guard case .string(let name)? = arguments.first else { return nil }
    return urls[name].map { .string($0) }
  }
}
