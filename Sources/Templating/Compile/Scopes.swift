import Diagnostics

/// A variable or a field of one, as far as it can be followed before rendering.
struct Path: Hashable, Sendable {
  /// The variable: a number, because the same name may mean another variable later.
  var binding: Int
  var steps: [String] = []

  func appending(_ step: String) -> Path { Path(binding: binding, steps: steps + [step]) }
}

/// What a condition has shown of a value.
enum Fact: Int, Sendable {
  /// It is not missing.
  case present
  /// It counts as true: it is not missing, empty or zero.
  case truthy
}

typealias Facts = [Path: Fact]

/// Where a value is and what is known of it.
struct Operand: Sendable {
  var register: Int32
  var type: ValueType
  var path: Path?
}

/// What a name means.
enum Binding: Sendable {
  case value(register: Int32, type: ValueType, id: Int)
  case macro(MacroReference)
  case module(MacroSource)
  case loop(LoopReference)
  case namespace(Int)
  case caller(CallerReference)

  /// Whether the two mean the same.
  func isSame(_ other: Binding) -> Bool {
    switch (self, other) {
    case (.value(_, _, let a), .value(_, _, let b)): a == b
    case (.macro(let a), .macro(let b)): a == b
    case (.module(let a), .module(let b)): a == b
    case (.loop(let a), .loop(let b)): a.register == b.register
    case (.namespace(let a), .namespace(let b)): a == b
    case (.caller(let a), .caller(let b)): a.caller === b.caller
    default: false
    }
  }
}

/// A template whose macros are meant, and whether they see the page's variables.
struct MacroSource: Hashable, Sendable {
  var template: String
  var hasContext: Bool
}

struct MacroReference: Sendable, Hashable {
  var macro: Macro
  var source: MacroSource

  static func == (a: MacroReference, b: MacroReference) -> Bool {
    a.macro === b.macro && a.source == b.source
  }
  func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(macro))
    hasher.combine(source)
  }
}

/// A running loop.
struct LoopReference: Sendable {
  /// The registers with the items and the position.
  var register: Int32
  var element: ValueType
  /// For what conditions show of its neighbours.
  var id: Int
}

/// The content of a call, with the names that mean something where it is written.
struct CallerReference: Sendable {
  var caller: Caller
  var context: Context
}

typealias Scope = [String: Binding]

/// What names mean at a point of a template.
struct Context: Sendable {
  /// Innermost last. The first is the page's own, or that of the macros' template.
  var scopes: [Scope] = [[:]]
  /// Templates whose macros and imports are seen, innermost last.
  var sources: [MacroSource] = []
  /// Whether the page's fields are variables here.
  var hasRoot = true
  /// How many scopes a block sees that is not scoped.
  var shared = 1
  /// The inheritance chain, most special first.
  var chain: [String] = []
  /// Blocks that this point is inside of, with their place in the chain and what they see.
  var blocks: [(name: String, level: Int, scopes: [Scope])] = []
  /// The template whose top is being read for the sake of its macros.
  var importing: MacroSource?
}

extension PageCompiler {
  // MARK: Names

  mutating func newBinding() -> Int {
    bindings += 1
    return bindings
  }

  /// Makes `name` mean a value in the innermost scope.
  mutating func bind(_ name: String, _ register: Int32, _ type: ValueType) {
    context.scopes[context.scopes.count - 1][name] = .value(register: register, type: type, id: newBinding())
  }

  mutating func bind(_ name: String, _ binding: Binding) {
    // Macros and imports at the top of a template belong to it, not to its children.
    if context.scopes.count <= context.shared, let source = context.sources.last {
      sourceScopes[source, default: [:]][name] = binding
    } else {
      context.scopes[context.scopes.count - 1][name] = binding
    }
  }

  /// What `name` means; fields of the page last.
  mutating func lookUp(_ name: String) -> Binding? {
    for scope in context.scopes.dropFirst().reversed() {
      if let binding = scope[name] { return binding }
    }
    for source in context.sources.reversed() {
      if let binding = sourceScopes[source]?[name] { return binding }
    }
    if let binding = context.scopes.first?[name] { return binding }
    return context.hasRoot ? rootField(name) : nil
  }

  /// The page's field `name`, read once before everything else.
  private mutating func rootField(_ name: String) -> Binding? {
    if let known = rootFields[name] { return known }
    let type: ValueType
    switch root {
    case .object(let model):
      guard let field = model.field(name) else { return nil }
      type = field.type
      let register = newGlobal()
      program.fields.append(field.get)
      rootCode.emit(.field, a: register, b: -1, c: program.fields.count - 1)
      return keep(name, register, type)
    case .record(let fields):
      guard let field = fields.first(where: { $0.name == name }) else { return nil }
      type = field.isAlways ? field.type : field.type.orNone
    default: return nil
    }
    let register = newGlobal()
    program.names.append(name)
    rootCode.emit(.member, a: register, b: -1, c: program.names.count - 1)
    return keep(name, register, type)
  }

  private mutating func keep(_ name: String, _ register: Int32, _ type: ValueType) -> Binding {
    let binding = Binding.value(register: register, type: type, id: newBinding())
    rootFields[name] = binding
    return binding
  }

  mutating func newGlobal() -> Int32 {
    program.globals += 1
    return Int32(-program.globals)
  }

  /// Names that mean something here, for suggestions.
  var knownNames: [String] {
    var names = context.scopes.flatMap(\.keys)
    for source in context.sources { names += (sourceScopes[source] ?? [:]).keys }
    if context.hasRoot {
      switch root {
      case .object(let model): names += model.fields.map(\.name)
      case .record(let fields): names += fields.map(\.name)
      default: break
      }
    }
    return (names + library.functions.keys + ["t", "range", "namespace"]).sorted()
  }

  // MARK: What conditions show

  /// The path of a variable or of a field of one.
  mutating func path(_ expression: Expression) -> Path? {
    switch expression.kind {
    case .name(let name):
      guard case .value(_, _, let id)? = lookUp(name) else { return nil }
      return Path(binding: id)
    case .member(let base, let name):
      if case .name(let variable) = base.kind {
        switch lookUp(variable) {
        case .namespace(let id)?: return namespaces[id]?[name].map { Path(binding: $0.id) }
        case .loop(let loop)?: return Path(binding: loop.id, steps: [name])
        default: break
        }
      }
      return path(base)?.appending(name)
    case .index(let base, let key):
      switch key.kind {
      case .literal(.string(let name)): return path(base)?.appending(name)
      case .literal(.int(let position)): return path(base)?.appending("[\(position)]")
      default: return nil
      }
    default: return nil
    }
  }

  /// What is known when `condition` has turned out as `holds`.
  mutating func implied(by condition: Expression, holds: Bool) -> Facts {
    switch condition.kind {
    case .name, .member, .index:
      guard holds, let path = path(condition) else { return [:] }
      return [path: .truthy]
    case .not(let operand): return implied(by: operand, holds: !holds)
    case .binary(.and, let left, let right):
      let (a, b) = (implied(by: left, holds: holds), implied(by: right, holds: holds))
      return holds ? union(a, b) : intersection(a, b)
    case .binary(.or, let left, let right):
      let (a, b) = (implied(by: left, holds: holds), implied(by: right, holds: holds))
      return holds ? intersection(a, b) : union(a, b)
    case .binary(let operation, let left, let right): return implied(operation, left, right, holds)
    case .test(let base, let name, let arguments, let isNegated):
      let holds = holds != isNegated
      let name = testAliases[name] ?? name
      if let argument = arguments.positional.first, name == "eq" || name == "ne" {
        return implied(name == "eq" ? .equal : .unequal, base, argument, holds)
      }
      let wanted = name == "defined" || !["undefined", "none"].contains(name)
      guard holds == wanted, let path = path(base), !(wanted && name == "false") else { return [:] }
      return [path: name == "true" ? .truthy : .present]
    case .filter(let base, let name, let arguments)
    where ["length", "count"].contains(name) && arguments.isEmpty:
      guard holds, let path = path(base) else { return [:] }
      return [path: .truthy]
    default: return [:]
    }
  }

  /// A comparison with something that is there shows that the other side is there too.
  private mutating func implied(_ operation: Operator, _ left: Expression, _ right: Expression, _ holds: Bool)
    -> Facts
  {
    func isNone(_ expression: Expression) -> Bool {
      if case .literal(.none) = expression.kind { true } else { false }
    }
    func isLiteral(_ expression: Expression) -> Bool {
      if case .literal(let value) = expression.kind { !value.isNone } else { false }
    }
    if operation == .greater, holds, case .literal(.int(let bound)) = right.kind, bound >= 0,
      case .filter(let base, let name, _) = left.kind, name == "length" || name == "count",
      let path = path(base)
    {
      return [path: .truthy]
    }
    guard operation == .equal || operation == .unequal else { return [:] }
    for (side, other) in [(left, right), (right, left)] {
      let shows =
        isNone(other) ? (operation == .unequal) == holds : isLiteral(other) && (operation == .equal) == holds
      if shows, let path = path(side) { return [path: .present] }
    }
    return [:]
  }

  private func union(_ a: Facts, _ b: Facts) -> Facts { a.merging(b) { $0.rawValue > $1.rawValue ? $0 : $1 } }

  private func intersection(_ a: Facts, _ b: Facts) -> Facts {
    a.reduce(into: [:]) { result, entry in
      guard let other = b[entry.key] else { return }
      result[entry.key] = entry.value.rawValue < other.rawValue ? entry.value : other
    }
  }

  mutating func learn(_ new: Facts) { facts = union(facts, new) }

  /// `type` with what conditions have shown of `path`.
  func narrowed(_ type: ValueType, _ path: Path?) -> ValueType {
    guard let path, let fact = facts[path] else { return type }
    let present = type.present
    if fact == .truthy, case .list(let element, let least) = present {
      return .list(element, atLeast: max(least, 1))
    }
    return present == .none ? .any : present
  }

  /// The type of a variable or field without reading it; `nil` if it is not one or does not exist.
  mutating func knownType(_ expression: Expression) -> ValueType? {
    switch expression.kind {
    case .literal(.none): return ValueType.none
    case .name(let name):
      switch lookUp(name) {
      case .value(_, let type, let id)?: return narrowed(type, Path(binding: id))
      case .namespace?, .loop?, .macro?, .module?, .caller?: return .any
      case nil: return nil
      }
    case .member(let base, let name):
      if case .name(let variable) = base.kind, case .namespace(let id)? = lookUp(variable) {
        return namespaces[id]?[name].map { narrowed($0.type, Path(binding: $0.id)) }
      }
      guard let type = knownType(base) else { return nil }
      if case .name(let variable) = base.kind, case .loop? = lookUp(variable) { return .any }
      return fieldType(type.present, name).map { narrowed($0, path(expression)) }
    default: return .any
    }
  }

  /// The type of field `name` of a value of `type`.
  func fieldType(_ type: ValueType, _ name: String) -> ValueType? {
    switch type {
    case .object(let model): model.field(name)?.type
    case .record(let fields): fields.first { $0.name == name }.map { $0.isAlways ? $0.type : $0.type.orNone }
    case .map(let value): value.orNone
    case .any: .any
    default: nil
    }
  }

  /// How a condition turns out, if that is certain before rendering.
  mutating func certainty(_ condition: Expression) -> Bool? {
    switch condition.kind {
    case .literal(let value): return value.isTrue
    case .name, .member: return knownType(condition) == ValueType.none ? false : nil
    case .not(let operand): return certainty(operand).map { !$0 }
    case .binary(.and, let left, let right):
      let first = certainty(left)
      return first == true ? certainty(right) : first
    case .binary(.or, let left, let right):
      let first = certainty(left)
      return first == false ? certainty(right) : first
    case .test(let base, let name, _, let isNegated) where ["defined", "undefined", "none"].contains(name):
      guard let type = knownType(base) else {
        note(absentName: base)
        return (name != "defined") != isNegated
      }
      notePresence(base)
      if type == .none { return (name != "defined") != isNegated }
      return nil
    default: return nil
    }
  }
}
