import Markup
import QRCodes
import Testing

/// That cameras read the codes is shown by `Tests/tools/check_qr.py` on the posters of the sample.
struct QRCodeTests {
  /// The finder patterns of ISO/IEC 18004 §6.3.3 in three corners, and not in the fourth.
  @Test func `a code has its finder patterns in three corners`() throws {
    let code = try #require(QRCode("https://gh.example.edu.cn/"))
    #expect(code.size % 4 == 1 && code.size >= 21)
    func isFinder(_ top: Int, _ left: Int) -> Bool {
      (0..<7).allSatisfy { row in
        (0..<7).allSatisfy { column in
          let ring = max(abs(row - 3), abs(column - 3))
          return code[top + row, left + column] == (ring != 2)
        }
      }
    }
    let far = code.size - 7
    #expect(isFinder(0, 0) && isFinder(0, far) && isFinder(far, 0) && !isFinder(far, far))
    #expect(!code[-1, 0] && !code[0, code.size])
  }

  @Test func `longer text makes a larger code, and the same text the same code`() throws {
    let short = try #require(QRCode("https://gh.example.edu.cn/"))
    let long = try #require(
      QRCode("https://gh.example.edu.cn/events/2026/" + String(repeating: "排球", count: 30)))
    #expect(long.size > short.size)
    #expect(QRCode("https://gh.example.edu.cn/") == short)
  }

  @Test func `what no code can hold has none`() {
    #expect(QRCode("") == nil)
    #expect(QRCode(String(repeating: "a", count: 2331))?.size == 177)
    #expect(QRCode(String(repeating: "a", count: 2332)) == nil)
  }

  @Test func `the drawing holds every dark module, inside a quiet zone of four`() throws {
    let code = try #require(QRCode("BEGIN & <end>"))
    let svg = code.svg(label: #"Page "A" & more"#).text
    #expect(svg.contains(#"aria-label="Page &quot;A&quot; &amp; more""#))
    #expect(svg.contains(#"viewBox="0 0 \#(code.size + 8) \#(code.size + 8)""#))
    // The runs of the path, read back.
    var dark = 0
    for run in svg.split(separator: "M").dropFirst() {
      dark += Int(run.split(separator: "h")[1].split(separator: "v")[0]) ?? 0
    }
    let expected = (0..<code.size).reduce(0) { sum, row in
      sum + (0..<code.size).count { code[row, $0] }
    }
    #expect(dark == expected && dark > 100)
  }
}
