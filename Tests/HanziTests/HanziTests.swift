import Foundation
import Testing

import Hanzi

@Suite struct SlugTests {
  @Test(arguments: [
    ("排球俱乐部周三训练", "pai-qiu-ju-le-bu-zhou-san-xun-lian"),
    ("女职工手工沙龙", "nv-zhi-gong-shou-gong-sha-long"),
    ("AI 讲座：第3期", "ai-jiang-zuo-di-3-qi"),
    ("ＡＩ讲座", "ai-jiang-zuo"),
    ("Café – Staff's Day!", "cafe-staffs-day"),
    ("2026—2027学年", "2026-2027-xue-nian"),
    ("《乡土中国》共读", "xiang-tu-zhong-guo-gong-du"),
    ("音乐会与乐理讲座", "yin-yue-hui-yu-yue-li-jiang-zuo"), ("重阳节长跑", "chong-yang-jie-chang-pao"),
    ("——", ""), ("", ""), ("🏐", ""), ("already-a-slug", "already-a-slug"),
  ])
  func `a title becomes a readable part of a URL`(text: String, expected: String) {
    #expect(slug(text) == expected)
  }

  @Test func `words read unlike their characters have one reading a character`() {
    for word in Phrases.words {
      #expect(word.count == 2 && readings(Array(word)[...]).count == 2, "\(word)")
      #expect(
        readings(Array(word)[...]).compactMap { $0 }.allSatisfy { $0.last?.isNumber == true }, "\(word)")
      // A word that its characters' usual readings already give is dead weight.
      #expect(readings(Array(word)[...]) != word.map { syllable(of: $0) }, "\(word)")
    }
  }

  @Test func `slugs are short, ASCII and stable under repetition`() {
    let long = String(repeating: "关于召开教职工代表大会的通知", count: 9)
    #expect(slug(long).utf8.count <= 60 && !slug(long).hasSuffix("-"))
    #expect(slug(String(repeating: "a", count: 99)).count == 60)
    for text in ["排球", "Ångström Straße ﬁ", "第十二周①", "a--b", "ÄÖÜ", "한국", "русский"] {
      let once = slug(text)
      #expect(slug(once) == once && once.utf8.allSatisfy { $0 < 0x80 } && !once.contains("--"), "\(text)")
    }
  }

  @Test func `the table of readings has every common character and agrees with the general converter`() throws
  {
    // GB 18030, of whose first level the table consists.
    let encoding = String.Encoding(rawValue: 0x8000_0632)
    var differences = ""
    var count = 0
    for high in UInt8(0xB0)...0xD7 {
      for low in UInt8(0xA1)...0xFE where high < 0xD7 || low <= 0xF9 {
        let text = try #require(String(data: Data([high, low]), encoding: encoding))
        let character = try #require(text.first)
        count += 1
        if Readings.reading(of: character) != foundationSyllable(of: character) {
          differences.append(character)
        }
      }
    }
    #expect(count == 3755)
    // The converter's choice for these is not the reading they have in titles.
    #expect(differences == "地桔咳埔拓")
  }

  @Test func `Chinese characters are told from punctuation and kana`() {
    for character in "汉〇々㐀𠀀龥" { #expect(isHan(character)) }
    for character in "，。《a1のア가　" { #expect(!isHan(character)) }
  }
}

@Suite struct NameOrderTests {
  @Test func `strokes order surnames as prize lists do`() {
    let sorted = sortNames(["张伟", "仇强", "李娜", "王芳", "司琪", "石磊", "田园"], by: .stroke)
    #expect(sorted.names == ["王芳", "仇强", "石磊", "田园", "司琪", "李娜", "张伟"])
    #expect(sorted.indices == [3, 1, 5, 6, 4, 2, 0] && sorted.unknown.isEmpty)
    #expect(NameOrder.stroke.note == "按姓氏笔画排序")
  }

  @Test func `pinyin reads surnames as surnames`() {
    let sorted = sortNames(["曾国", "单亮", "解明", "仇强", "安静"], by: .pinyin)
    #expect(sorted.names == ["安静", "仇强", "单亮", "解明", "曾国"])
    #expect(pinyinKey("仇强").plain == "Qiu Qiang" && pinyinKey("单亮").plain == "Shan Liang")
    #expect(pinyinKey("解明").plain == "Xie Ming" && pinyinKey("曾国").plain == "Zeng Guo")
  }

  @Test(arguments: [
    ("查良镛", "zha1"), ("区寄", "ou1"), ("朴树", "piao2"), ("盖聂", "ge3"), ("翟天", "zhai2"), ("覃海", "qin2"),
    ("乐毅", "yue4"), ("任平", "ren2"), ("华罗庚", "hua4"), ("尉迟恭", "yu4 chi2"), ("万俟卨", "mo4 qi2"),
    ("令狐冲", "ling2 hu2"), ("欧阳修", "ou1 yang2"), ("吕布", "lv3"), ("上官婉儿", "shang4 guan1"), ("万里", "wan4"),
    ("单于", "shan4"), ("单于明", "chan2 yu2"),
  ])
  func `surnames have their own readings, double ones first`(name: String, reading: String) {
    let wanted = reading.split(separator: " ").map(String.init)
    #expect(Array(pinyinKey(name).syllables.prefix(wanted.count)) == wanted)
  }

  @Test func `an override wins over the table`() {
    #expect(pinyinKey("覃海", override: "Tán Hǎi").syllables == ["tan2", "hai3"])
    #expect(pinyinKey("覃海", override: "tan2").syllables == ["tan2", "hai3"])
    #expect(pinyinKey("吕布", override: "Lǚ Bù").syllables == ["lv3", "bu4"])
    #expect(sortNames(["覃海", "秦川"], by: .pinyin, overrides: ["覃海": "Tan Hai"]).names == ["秦川", "覃海"])
    let strokes = sortNames(["犇一", "王二"], by: .stroke, overrides: ["犇一": "1"])
    #expect(strokes.names == ["犇一", "王二"] && strokes.unknown.isEmpty)
  }

  @Test func `an unknown surname is put last and reported, an unknown given name only if it decides`() {
    let sorted = sortNames(["犇甲", "王芳", "张鬱", "王靁", "王伟"], by: .stroke)
    #expect(sorted.names == ["王伟", "王芳", "王靁", "张鬱", "犇甲"])
    #expect(sorted.unknown == ["王靁", "犇甲"])
  }

  @Test func `equal names keep their order and other scripts come last`() {
    #expect(sortNames(["Anna", "王芳", "王芳"], by: .stroke).indices == [1, 2, 0])
    #expect(sortNames(["乙", "甲"], by: .given).names == ["乙", "甲"])
  }

  @Test func `titles sort by pinyin with Latin words among them`() {
    let titles = ["读书会", "AI讲座", "春游", "爱心捐助", "2026年总结", "排球"]
    let keys = titles.map { pinyinKey(title: $0) }.sorted()
    #expect(keys.map(\.text) == ["2026年总结", "AI讲座", "爱心捐助", "春游", "读书会", "排球"])
    #expect(keys.map(\.indexLetter) == ["#", "A", "A", "C", "D", "P"])
  }

  @Test func `the published strokes of common surnames are in the table`() {
    let published = [
      "王": "1121", "仇": "3235", "石": "13251", "田": "25121", "司": "51251", "李": "1234521", "张": "5153154",
    ]
    for (surname, strokes) in published {
      #expect(strokeKey(surname).strokes == [strokes])
    }
  }

  @Test func `the hundred commonest surnames have strokes and a reading`() {
    let common =
      "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
    #expect(common.count == 100)
    for surname in common {
      #expect(strokeKey(String(surname)).knowsSurname, "\(surname)")
      #expect(Surnames.reading(of: [surname]) != nil, "\(surname)")
    }
  }

  @Test func `readings of unambiguous surnames agree with the general converter`() {
    // What the table exists for: characters whose commonest reading is not the surname's.
    let special = Set(
      "秘薄卜种都宓干葛盖句过哈华纪阚缪牟那乜区朴覃仇阙任撒单隗相肖解郇燕乐员曾查翟占应宁俞谌尉万长贾洗石冼佘晟沈繁盛车訾")
    var differences: [String] = []
    for surname in Surnames.all where !special.contains(surname) {
      let general = foundationSyllable(of: surname)
      if Surnames.reading(of: [surname])?.first != general {
        differences.append("\(surname) \(general ?? "?")")
      }
    }
    #expect(differences.sorted() == [])
  }
}
