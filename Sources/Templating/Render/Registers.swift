/// The registers of a running program: globals, then the frames of the page and its macros.
///
/// Memory of its own rather than an array: a register is read or written several times for every few bytes of a page, and an
/// array would count its users and check its bounds each time. The compiler numbers registers, so none is out of range; the
/// check remains in debug builds.
struct Registers: ~Copyable {
  private var memory: UnsafeMutableBufferPointer<Value>

  init(count: Int) {
    memory = .allocate(capacity: count)
    memory.initialize(repeating: .none)
  }

  deinit {
    memory.deinitialize()
    memory.deallocate()
  }

  var count: Int { memory.count }

  /// Makes room for `count` registers at least.
  mutating func grow(to count: Int) {
    guard count > memory.count else { return }
    let larger = UnsafeMutableBufferPointer<Value>.allocate(capacity: max(count, memory.count * 2))
    let rest = larger.moveInitialize(fromContentsOf: memory)
    larger[rest...].initialize(repeating: .none)
    memory.deallocate()
    memory = larger
  }

  subscript(index: Int) -> Value {
    @inline(__always) get { memory[index] }
    @inline(__always) nonmutating set { memory[index] = newValue }
  }
}
