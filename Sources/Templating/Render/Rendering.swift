public import Diagnostics

extension TemplateSet {
  /// Renders the template called `name` with the fields of `model` as its variables.
  ///
  /// Almost everything that can be wrong was found by ``compile(_:pages:functions:filters:translations:)``; what depends on the
  /// values themselves, such as an address with a scheme that could run script, is reported at its place and not printed.
  /// - Complexity: linear in the output. Output, steps and nesting are limited, so a template cannot run away.
  public func render(_ name: String, _ model: some TemplateModel, language: Language) -> Checked<[UInt8]> {
    render(name, model.templateValue, language)
  }

  /// Renders the template called `name` with `data`.
  public func render(_ name: String, data: TemplateData, language: Language) -> Checked<[UInt8]> {
    render(name, .map(data.fields), language)
  }

  private func render(_ name: String, _ root: Value, _ language: Language) -> Checked<[UInt8]> {
    guard let program = programs[name] else { return Checked([]) }
    var machine = Machine(program, root: root, RenderContext(language: language), translations)
    machine.run()
    // A copy of just its size: what a page was written into has room for a longer one.
    return Checked(machine.output.withUnsafeBufferPointer { Array($0) }, machine.problems)
  }
}
