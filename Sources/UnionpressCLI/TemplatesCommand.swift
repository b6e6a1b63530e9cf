import ArgumentParser

/// `unionpress templates`: for those who change how the site looks.
struct Templates: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates",
    abstract: "模板：查看、试用 · templates: look at them, try them out",
    subcommands: [TemplatesTypes.self, TemplatesRender.self, TemplatesManual.self])
}
