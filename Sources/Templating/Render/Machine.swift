import Diagnostics

/// Runs a program over a page's data.
struct Machine: ~Copyable {
  let program: Program
  let context: RenderContext
  let translations: Translations
  var output: [UInt8] = []
  var problems: [Problem] = []
  /// Globals first, then the frame of the page, then those of macros.
  var registers: Registers
  /// Where the frame of the running macro begins.
  var base: Int
  /// The instruction being carried out.
  var index = 0
  private var calls: [(index: Int, base: Int)] = []
  private var captured: [[UInt8]] = []
  var isStopped = false

  /// The longest page, text or JSON, in bytes.
  static let outputLimit = 16 << 20
  /// The most instructions of one page; no real page comes near.
  static let stepLimit = 10_000_000
  static let callLimit = 200

  init(_ program: Program, root: Value, _ context: RenderContext, _ translations: Translations) {
    self.program = program
    self.context = context
    self.translations = translations
    registers = Registers(count: program.globals + program.frame)
    registers[0] = root
    base = program.globals
    output.reserveCapacity(32 << 10)
  }

  func slot(_ register: Int32) -> Int { register >= 0 ? base + Int(register) : -1 - Int(register) }

  /// The value in a register.
  subscript(_ register: Int32) -> Value {
    get { registers[slot(register)] }
    set { registers[slot(register)] = newValue }
  }

  /// Runs to the end, or until a limit is passed.
  mutating func run() {
    let program = program
    program.code.withUnsafeBufferPointer { code in
      program.literals.withUnsafeBufferPointer { literals in
        program.fields.withUnsafeBufferPointer { fields in
          program.printers.withUnsafeBufferPointer { run(code, literals, fields, $0) }
        }
      }
    }
  }

  /// The parts that every instruction needs are handed in, so that none is looked up, or counted as used, at each.
  private mutating func run(
    _ code: UnsafeBufferPointer<Instruction>, _ literals: UnsafeBufferPointer<UInt8>,
    _ fields: UnsafeBufferPointer<@Sendable (AnyObject) -> Value>,
    _ printers: UnsafeBufferPointer<@Sendable (AnyObject, inout [UInt8]) -> Void>
  ) {
    var steps = 0
    while !isStopped {
      let instruction = code[index]
      let (a, b) = (instruction.a, instruction.b)
      steps += 1
      if steps & 0xFFF == 0, steps > Self.stepLimit || output.count > Self.outputLimit { stop() }
      switch instruction.operation {
      case .literal:
        output += UnsafeBufferPointer(rebasing: literals[Int(a)..<Int(a) + Int(b)])
      case .print:
        if let refusal = write(registers[slot(a)], escape(instruction.mode), to: &output) { refused(refusal) }
      case .printField:
        guard case .object(let object) = registers[slot(a)] else { break }
        if let refusal = write(fields[Int(b)](object), escape(instruction.mode), to: &output) {
          refused(refusal)
        }
      case .printTextField:
        if case .object(let object) = registers[slot(a)] { printers[Int(b)](object, &output) }
      case .constant:
        registers[slot(a)] = program.constants[Int(b)]
      case .move:
        registers[slot(a)] = registers[slot(b)]
      case .field:
        if case .object(let object) = registers[slot(b)] {
          registers[slot(a)] = fields[Int(instruction.c)](object)
        } else {
          registers[slot(a)] = .none
        }
      case .jump:
        index = Int(instruction.c)
        continue
      case .jumpIfFalse:
        if !registers[slot(a)].isTrue {
          index = Int(instruction.c)
          continue
        }
      case .jumpIfTrue:
        if registers[slot(a)].isTrue {
          index = Int(instruction.c)
          continue
        }
      case .loopBegin:
        if !begin(a, b) {
          index = Int(instruction.c)
          continue
        }
      case .loopNext:
        if !next(slot(a), slot(b)) {
          index = Int(instruction.c)
          continue
        }
      case .call:
        if call(Int(b), at: base + Int(a)) { continue }
      case .end:
        guard let back = calls.popLast() else { return }
        (index, base) = back
      case .captureBegin:
        captured.append(output)
        output = []
      case .captureEnd:
        if output.count > Self.outputLimit { stop() }
        registers[slot(a)] = markup(output)
        output = captured.popLast() ?? []
      default:
        compute(instruction)
      }
      index += 1
    }
  }

  private func escape(_ mode: UInt8) -> Escape { Escape(rawValue: mode) ?? .attribute }

  // MARK: Loops and macros

  /// Whether the loop over `source` has any item.
  private mutating func begin(_ loop: Int32, _ source: Int32) -> Bool {
    guard let items = items(registers[slot(source)]) else {
      fault(.templateType, Wording(zh: "for 需要列表", en: "“for” needs a list"))
      return false
    }
    registers[slot(loop)] = .list(items)
    registers[slot(loop) + 1] = .int(-1)
    return !items.isEmpty
  }

  /// Goes to the next item; whether there is one.
  private mutating func next(_ loop: Int, _ item: Int) -> Bool {
    guard case .int(let position) = registers[loop + 1], case .list(let items) = registers[loop],
      position + 1 < items.count
    else { return false }
    registers[item] = items[position + 1]
    registers[loop + 1] = .int(position + 1)
    return true
  }

  private mutating func call(_ number: Int, at frame: Int) -> Bool {
    guard calls.count < Self.callLimit else {
      stop()
      return false
    }
    let macro = program.macros[number]
    calls.append((index, base))
    base = frame
    registers.grow(to: frame + macro.frame)
    index = macro.start
    return true
  }

  // MARK: Problems

  /// Reports what went wrong at the present instruction.
  mutating func report(_ problem: (Span?) -> Problem) {
    guard problems.count < 50 else { return }
    let place = program.places[index]
    let problem = problem(place < 0 ? nil : program.spans[Int(place)])
    if !problems.contains(where: { $0.kind == problem.kind && $0.span == problem.span }) {
      problems.append(problem)
    }
  }

  mutating func fault(_ kind: ProblemKind, _ message: Wording) {
    report { Problem(kind, at: $0, message) }
  }

  mutating func stop() {
    guard !isStopped else { return }
    isStopped = true
    fault(
      .templateLimit,
      Wording(
        zh: "页面太大（超过 16 MiB）、步骤太多或宏套得太深（超过 200 层），停止生成",
        en:
          "the page is too large (over 16 MiB), takes too many steps or its macros go too deep (over 200 levels); rendering was stopped"
      ))
  }

  private mutating func refused(_ refusal: EscapeRefusal) {
    func shown(_ text: String) -> String { text.count > 60 ? String(text.prefix(58)) + "…" : text }
    switch refusal {
    case .address(let text):
      fault(
        .templateURL,
        Wording(
          zh: "“\(shown(text))”不能当网址，只能用 http、https、mailto、tel、webcal、sms 或站内网址",
          en:
            "“\(shown(text))” cannot be an address; http, https, mailto, tel, webcal, sms or an address on this site can"
        ))
    case .resource(let text):
      fault(
        .templateURL,
        Wording(
          zh: "“\(shown(text))”不在本站，脚本、样式和内嵌页面只能来自本站",
          en: "“\(shown(text))” is not on this site, where scripts, styles and frames must come from"))
    case .style(let text):
      fault(
        .templateCSS,
        Wording(
          zh: "“\(shown(text))”不能放在样式里，只能用数字、单词和颜色",
          en: "“\(shown(text))” cannot stand in a style; numbers, words and colours can"))
    case .shape:
      fault(
        .templateType,
        Wording(zh: "列表、映射和对象不能直接显示", en: "a list, map or object cannot be printed"))
    }
  }
}
