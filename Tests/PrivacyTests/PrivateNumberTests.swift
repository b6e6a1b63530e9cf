import Privacy
import Testing

private func found(_ text: String) -> [String] {
  privateNumbers(in: Array(text.utf8)).map { "\($0.kind.rawValue) \($0.masked)" }
}

struct PrivateNumberTests {
  @Test(arguments: [
    ("身份证11010519491231002X，", "id-number 110105********002X"),
    ("11010519491231002x", "id-number 110105********002X"),
    ("１１０１０５１９４９１２３１００２Ｘ", "id-number 110105********002X"),
    ("110105 19491231 002X", "id-number 110105********002X"),
    ("138 0013 8000", "mobile 138****8000"), ("13800138000", "mobile 138****8000"),
    ("138-0013-8000", "mobile 138****8000"),
    ("+86 13800138000", "mobile 138****8000"), ("+8613800138000", "mobile 86138****8000"),
    ("１３８００１３８０００", "mobile 138****8000"),
    ("手机：138\u{3000}0013\u{3000}8000。", "mobile 138****8000"), ("2026年 13800138000", "mobile 138****8000"),
    ("４１１１ 1111 1111 1111", "bank-card 4111********1111"), ("4111111111111111", "bank-card 4111********1111"),
    ("6222 0200 0000 0000 007", ""), ("110105491231002", "old-id-number 110105******002"),
  ])
  func `numbers of people are found in every spelling`(text: String, expected: String) {
    #expect(found(text) == (expected.isEmpty ? [] : [expected]), "\(text)")
  }

  @Test(arguments: [
    "010-12345678", "978-7-300-11595-5", "9787300115955", "校工〔2026〕12号", "20260907202701",
    "2026-09-07 20:27:01",
    "11010519491231002", "110105194912310021", "23800138000", "138001380001", "x13800138000", "13800138000x1",
    "1.13800138000",
    "4111111111111112", "UID:20261123T0830@gh.example.edu.cn", "10.1000/182",
    "/assets/icons.d2d18432138001.svg", "2026 138 12",
    "3.141592653589793", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15", "158 2026 12", "2026-11-23 2026-11-24",
    "12345678901234567890",
    "0x1380013800013800", "M13 80h7v1", "京ICP备12345678号-1", "11010502000001",
  ])
  func `numbers of things are not`(text: String) { #expect(found(text) == [], "\(text)") }

  @Test func `places are bytes, several in one text are all found`() throws {
    let text = "联系：13800138000、13900139000；卡 4111 1111 1111 1111。"
    let data = privateNumbers(in: Array(text.utf8))
    #expect(data.map(\.kind) == [.mobileNumber, .mobileNumber, .bankCard])
    let bytes = Array(text.utf8)
    #expect(
      data.map { String(decoding: bytes[$0.range], as: UTF8.self) } == [
        "13800138000", "13900139000", "4111 1111 1111 1111",
      ])
  }

  @Test func `hints are found with their kind, the school's own addresses are not`() {
    var policy = PrivacyPolicy()
    policy.domains = ["example.edu.cn"]
    let text =
      "写信到 union@gh.example.edu.cn 或 li.ming@qq.com，QQ：12345678，微信号: li_ming2026；绩效为 3,200 元，奖金另计。@老师"
    #expect(privateHints(in: text, policy).map(\.kind) == [.mailAddress, .chatAccount, .chatAccount, .pay])
    #expect(privateHints(in: text, policy)[0].masked == "l***@qq.com")
    #expect(privateHints(in: "请加微信号 lisi_2020，QQ群 123456789").map(\.kind) == [.chatAccount, .chatAccount])
    #expect(privateHints(in: "绩效办法 2026 年修订，微信群里通知", policy).isEmpty)
  }
}
