import Diagnostics
import FileTrees
import Records
import Support
import Testing

/// The events taken over from another site that has one, made of `fields`.
private func gathered(_ fields: String) -> [GatheredEvent] {
  let copy = fingerprint(Array("../physics".utf8))
  let tree = site(
    """
    -- unionpress.yaml
    name: 工会
    url: https://gh.example.edu.cn
    gather: [{name: 物理学院工会, from: ../physics}]
    -- .cache/gathered/\(copy).json
    {"version": 1, "records": [{\(fields), "dates": [{"start": "2026-12-01"}]}]}
    """)
  return decodeRecords(tree).value.gathered
}

struct GatheredTests {
  @Test func `an event of another site is shown with its address`() {
    let found = gathered(#""title": "红歌赛", "url": "https://wl.example.edu.cn/events/1/""#)
    #expect(found.map(\.title) == ["红歌赛"] && found.map(\.url) == ["https://wl.example.edu.cn/events/1/"])
  }

  @Test func `an event with a private number is left out, wherever it hides`() {
    // A mobile number made up for the test; the mark turns directions and is not seen.
    #expect(gathered(#""title": "甲", "url": "https://wl.example.edu.cn/events/15912345678/""#).isEmpty)
    #expect(gathered(#""title": "电话138\n00138000", "url": "https://wl.example.edu.cn/a/""#).isEmpty)
    #expect(gathered(#""title": "电话138\u202A00138000", "url": "https://wl.example.edu.cn/a/""#).isEmpty)
  }
}
