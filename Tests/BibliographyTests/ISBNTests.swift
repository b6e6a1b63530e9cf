import Bibliography
import Testing

@Suite struct ISBNTests {
  @Test(arguments: [
    "978-7-300-11595-5", "9787300115955", "978 7 300 11595 5", "７３００１１５９５０", "7-300-11595-0", "7300115950",
    "ISBN 978-7-300-11595-5", "ISBN：978—7—300—11595—5", "isbn7-300-11595-0", " 9787300115955 ",
    "978-7300115955",
  ])
  func `one book's number is read in every spelling`(text: String) throws {
    let isbn = try ISBN.parse(text).get()
    #expect(isbn.digits == "9787300115955" && isbn.description == "978-7-300-11595-5")
    #expect(isbn.ten == "7300115950")
  }

  @Test(arguments: [
    "978-7-300-11595-5", "978-7-302-58978-5", "978-7-5214-1574-2", "978-7-80750-319-4", "978-3-031-54638-9",
    "978-1-119-59612-7", "978-7-01-000001-5",
  ])
  func `hyphens stand where the agency puts them`(text: String) throws {
    #expect(try ISBN.parse(text).get().description == text)
  }

  @Test(arguments: [
    ("978-7-300-11595-6", ISBNFault.check(given: "6", right: "5")),
    ("7-300-11595-1", .check(given: "1", right: "0")),
    ("978-7-300-11595", .length(12)), ("", .length(0)), ("977-7-300-11595-5", .prefix("977")),
    ("X787300115955", .misplacedX), ("7X00115950", .misplacedX), ("978-7-300-11595-?", .character("?")),
    ("书号", .character("书")),
  ])
  func `what is wrong is said exactly`(text: String, fault: ISBNFault) {
    #expect(ISBN.parse(text) == .failure(fault))
    #expect(!fault.chinese.isEmpty && !fault.english.isEmpty)
  }

  @Test func `a wrong check digit names the right one`() {
    #expect(ISBNFault.check(given: "6", right: "5").chinese.hasPrefix("校验码应为5"))
  }

  @Test func `an old number may end in X and a number with 979 has no old form`() throws {
    #expect(try ISBN.parse("0-8044-2957-X").get().digits == "9780804429573")
    #expect(try ISBN.parse("0-8044-2957-x").get().ten == "080442957X")
    let french = try ISBN.parse("979-10-90636-07-1").get()
    #expect(french.ten == nil && french.description == "979-10-9063607-1")
  }

  @Test func `every slip in one digit is noticed`() {
    let right = Array("9787300115955")
    for place in right.indices {
      for digit in "0123456789" where digit != right[place] {
        var wrong = right
        wrong[place] = digit
        #expect((try? ISBN.parse(String(wrong)).get()) == nil)
      }
    }
  }

  @Test func `hyphens never change the digits`() throws {
    var state: UInt64 = 7
    for _ in 0..<2000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1
      let nine = String(String(1_000_000_000 + state >> 34 % 1_000_000_000).suffix(9))
      for check in "0123456789X" {
        guard let isbn = try? ISBN.parse(nine + String(check)).get() else { continue }
        #expect(isbn.description.filter { $0 != "-" } == isbn.digits && isbn.ten == nine + String(check))
      }
    }
  }
}
