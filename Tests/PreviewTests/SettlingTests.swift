import Testing

@testable import Preview

struct SettlingTests {
  @Test func `nothing is waited for while nothing has changed`() {
    var settling = Settling()
    #expect(settling.patience == nil)
    settling.note([])
    #expect(settling.patience == nil)
    #expect(!settling.isFull)
  }

  @Test func `the steps of one save become one round`() {
    var settling = Settling()
    settling.note(["content/news/.swap", "content/news/a.md"])
    settling.note(["content/news/a.md"])
    #expect(settling.patience.map { $0 > 0 } == true)
    #expect(settling.take() == ["content/news/.swap", "content/news/a.md"])
    #expect(settling == Settling())
  }

  @Test func `changes without end are built all the same`() {
    var settling = Settling()
    var rounds = 0
    while !settling.isFull, rounds < 1000 {
      settling.note(["content/\(rounds).md"])
      rounds += 1
    }
    #expect(rounds < 100)
    #expect(settling.take().count == rounds)
    #expect(!settling.isFull)
  }
}
