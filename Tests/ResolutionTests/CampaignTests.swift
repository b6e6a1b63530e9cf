import Calendars
import Diagnostics
import Records
import Resolution
import Support
import Testing

private let club = "-- content/clubs/volunteers.md\n---\n标题: 志愿服务队\n类别: 公益\n---\n"

private func read(_ fields: String) -> (campaign: Campaign?, problems: [Problem], text: String) {
  let tree = site(
    club + "-- content/campaigns/a.md\n---\n标题: 甲\n俱乐部: volunteers\n开始: 2026-03-01\n\(fields)\n---\n")
  let records = decodeRecords(tree)
  let union = resolve(records.value, today: LocalDate(iso: "2026-11-20")!)
  let problems = records.problems + union.problems
  return (union.value.campaigns.first?.entry.original, problems, report(problems, in: tree))
}

struct CampaignTests {
  @Test func `T6: sessions add up to attendances and hours, people are counted once`() throws {
    let (found, problems, text) = read("场次: [{人数: 12, 时长: 2}, {人数: 8, 时长: 1.5}]\n人数: 15")
    let campaign = try #require(found, "\(text)")
    #expect(problems.isEmpty)
    #expect(campaign.people?.value == 15 && campaign.totalAttendances == 20 && campaign.totalHalfHours == 72)
  }

  @Test func `T6: what was given, by how many of how many`() throws {
    let (found, _, text) = read("捐赠人数: 2167\n教职工数: 2266\n金额: 407,051.00元\n去向: 帮扶基金")
    let campaign = try #require(found, "\(text)")
    #expect(campaign.amount?.value == 40_705_100 && tenths(share(2167, of: 2266)) == "95.6")
    for (written, fen) in [("18420.5", 1_842_050), ("0.05", 5), ("12", 1200), ("￥1,000", 100_000)] {
      #expect(read("金额: \(written)\n去向: 甲").campaign?.amount?.value == fen, "\(written)")
    }
  }

  @Test func `hours are read with their unit, and with nothing else`() throws {
    for (written, halves) in [
      ("2 hours", 4), ("2hours", 4), ("1.5h", 3), ("2小时", 4), ("2个小时", 4), ("1 Hour", 2), ("3", 6),
    ] {
      let (found, problems, text) = read("场次: [{人数: 1, 时长: \(written)}]")
      #expect(problems.isEmpty && found?.totalHalfHours == halves, "\(written): \(text)")
    }
    let text = read("时长: 2 h 30").text
    #expect(text.contains("看不懂“2 h 30”"), "\(text)")
  }

  @Test func `T6: a field for what one person gave is refused`() {
    let text = read("捐赠人数: 3\n个人金额: 见附件").text
    #expect(text.contains("错误[privacy.key]") && text.contains("个人金额"))
  }

  @Test(arguments: [
    ("人数: 20\n人次: 15", "人次（15）少于人数（20）"), ("结束: 2026-02-01", "早于开始"), ("捐赠人数: 10\n教职工数: 9", "多于教职工数"),
    ("金额: 100", "也要写“去向”"), ("物品: [{名称: 图书, 数量: 3}]", "也要写“去向”"), ("时长: 1.3", "看不懂"),
    ("金额: 一百\n去向: 甲", "看不懂"),
    ("金额: 1.234\n去向: 甲", "看不懂"),
  ])
  func `numbers that cannot be are errors`(fields: String, expected: String) {
    let (_, problems, text) = read(fields)
    #expect(problems.containsErrors && text.contains(expected), "\(text)")
  }
}
