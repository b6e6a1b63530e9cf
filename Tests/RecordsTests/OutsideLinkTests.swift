import Diagnostics
import FileTrees
import Records
import Support
import Testing

/// The outside addresses of one page with `body`, with line and column of each place.
private func links(_ body: String) -> [String] {
  let tree = site("-- content/pages/a.md\n---\ntitle: 关于\n---\n\(body)\n")
  let file = tree.texts[0]
  return outsideLinks(in: tree, own: "https://gh.example.edu.cn").map { link in
    let places = link.places.map { place in
      let position = LineTable(file).position(at: place.lower)
      return "\(position.line):\(position.column)"
    }
    return "\(link.address) \(places.joined(separator: " "))"
  }
}

struct OutsideLinkTests {
  @Test func `an address ends where Chinese or the sentence goes on`() {
    #expect(links("见https://a.edu.cn/b，请于周五前") == ["https://a.edu.cn/b 4:2"])
    #expect(links("See https://a.edu.cn/b. Then") == ["https://a.edu.cn/b 4:5"])
    #expect(links("(https://a.edu.cn/b_(c))") == ["https://a.edu.cn/b_(c) 4:2"])
    #expect(links("<a href=\"http://a.edu.cn/b?c=d\">") == ["http://a.edu.cn/b?c=d 4:10"])
  }

  @Test func `in a link it may hold 汉字`() {
    #expect(links("[百科](https://a.edu.cn/工会 \"题\")") == ["https://a.edu.cn/工会 4:6"])
    #expect(links("<https://a.edu.cn/工会>") == ["https://a.edu.cn/工会 4:2"])
  }

  @Test func `in a table it ends with its cell`() {
    let tree = site(
      "-- content/data/books.csv\n书名,网址,页数\n乡土中国,https://lib.a.edu.cn/b/1,232\n甲;https://lib.a.edu.cn/b/2;3\n"
    )
    #expect(
      outsideLinks(in: tree, own: "https://gh.example.edu.cn").map(\.address) == [
        "https://lib.a.edu.cn/b/1", "https://lib.a.edu.cn/b/2",
      ])
    #expect(links("https://a.edu.cn/b/1,232") == ["https://a.edu.cn/b/1,232 4:1"])
  }

  @Test func `a block of code ends with the sign it began with`() {
    #expect(links("```\n~~~\nhttps://a.edu.cn/\n```\nhttps://b.edu.cn/") == ["https://b.edu.cn/ 8:1"])
  }

  @Test func `an address counts once, with all its places, whatever part of the page is meant`() {
    #expect(links("https://a.edu.cn/b#c\n\nhttps://a.edu.cn/b") == ["https://a.edu.cn/b 4:1 6:1"])
  }

  @Test func `own pages, examples and code are not asked for`() {
    #expect(links("https://gh.example.edu.cn/events/ https://example.com/ https://a.example/x") == [])
    #expect(links("```\nhttps://a.edu.cn/\n```\nhttps://b.edu.cn/") == ["https://b.edu.cn/ 7:1"])
    #expect(links("https:// http://?x mailto:a@b.edu.cn") == [])
  }
}
