/// Words of a union's life in which a character is not read as usual: 音乐 is yīn yuè, not yīn lè.
///
/// Only words of two characters, only such as stand in titles; names have ``Surnames`` and overrides.
package enum Phrases {
  /// The two syllables of the word that `first` and `second` make, if it is one of these.
  /// - Complexity: O(1).
  package static func reading(of first: Character, _ second: Character) -> [String]? {
    table[String([first, second])]
  }

  /// All words, sorted by code points.
  package static var words: [String] { table.keys.sorted() }

  private static let table: [String: [String]] = {
    var table: [String: [String]] = [:]
    for entry in text.split(separator: ",") {
      let parts = entry.split(whereSeparator: \.isWhitespace)
      if let word = parts.first { table[String(word)] = parts.dropFirst().map(String.init) }
    }
    return table
  }()

  private static let text = """
    音乐 yin1 yue4, 乐理 yue4 li3, 乐器 yue4 qi4, 乐队 yue4 dui4, 乐团 yue4 tuan2, 声乐 sheng1 yue4, 民乐 min2 yue4,
    器乐 qi4 yue4, 国乐 guo2 yue4, 重阳 chong2 yang2, 重新 chong2 xin1, 重庆 chong2 qing4, 重温 chong2 wen1,
    调休 tiao2 xiu1, 调整 tiao2 zheng3, 调解 tiao2 jie3, 空调 kong1 tiao2, 长期 chang2 qi1, 长跑 chang2 pao3,
    长征 chang2 zheng1, 长城 chang2 cheng2, 长江 chang2 jiang1, 特长 te4 chang2, 银行 yin2 hang2, 行业 hang2 ye4,
    会计 kuai4 ji4, 供给 gong1 ji3, 角色 jue2 se4, 参差 cen1 ci1,
    出差 chu1 chai1, 处理 chu3 li3, 处分 chu3 fen4, 中奖 zhong4 jiang3,
    应急 ying4 ji2, 应对 ying4 dui4, 复兴 fu4 xing1, 振兴 zhen4 xing1, 兴国 xing1 guo2,
    教书 jiao1 shu1, 率先 shuai4 xian1, 传记 zhuan4 ji4, 自传 zi4 zhuan4, 着力 zhuo2 li4, 沉着 chen2 zhuo2
    """
}
