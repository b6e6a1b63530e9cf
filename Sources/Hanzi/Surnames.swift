/// How surnames are read, where a general converter would take the commoner reading of the character: 曾 is
/// Zēng, not céng. Readings follow 《现代汉语词典》; families that read theirs otherwise use an override.
package enum Surnames {
  /// The readings of the surname that begins `name`, one `zeng1` a character; two-character surnames first.
  /// `nil` if the table does not hold it.
  package static func reading(of name: [Character]) -> [String]? {
    if name.count > 2, let found = double[String(name[0..<2])] { return found }
    guard let first = name.first, let found = single[first] else { return nil }
    return [found]
  }

  /// All surnames of one character, in no order that matters.
  package static var all: [Character] { single.keys.sorted() }

  private static let single: [Character: String] = {
    var table: [Character: String] = [:]
    for entry in singleText.split(whereSeparator: \.isWhitespace) {
      let reading = entry.prefix { $0.isASCII }
      for character in entry.dropFirst(reading.count) { table[character] = String(reading) }
    }
    return table
  }()

  private static let double: [String: [String]] = {
    var table: [String: [String]] = [:]
    for entry in doubleText.split(separator: ",") {
      let parts = entry.split(whereSeparator: \.isWhitespace)
      if let surname = parts.first { table[String(surname)] = parts.dropFirst().map(String.init) }
    }
    return table
  }()

  /// Reading with tone, then the surnames read so.
  private static let singleText = """
    ai4艾 an1安 ao2敖 ba1巴 bai2白 bai3柏 ban1班 bao1包 bao4鲍 bei4贝 ben1贲 bi4毕秘 bian1边 bian4卞 bing3邴
    bo2薄 bu3卜 bu4布步 cai4蔡 cang1苍 cao2曹 cen2岑 chai2柴 chang1昌 chang2常苌 chao2晁巢 che1车 chen2陈谌
    cheng2程成 chi2迟池 chong2种崇 chu3褚楚储 cong2丛 cui1崔 cui4翠 da2笪 dai4戴代 dang3党 deng4邓 di2狄
    diao1刁 ding1丁 dong1东 dong3董 dou4窦 du1都 du4杜 duan1端 duan4段 e4鄂 fan2樊 fan4范 fang1方 fang2房
    fei4费 feng1丰封 feng2冯 feng4凤 fu2符伏扶 fu4付傅富 gan1甘干 gao1高 ge3葛盖 geng3耿 gong1龚宫公弓 gong3巩
    gong4贡 gou1勾句 gou3苟 gu1辜 gu3古谷 gu4顾 guan1关官 guan3管 gui4桂 guo1郭过 guo2国 ha3哈 hai3海 han2韩
    hang2杭 hao3郝 he2何和 he4贺赫 heng2衡 hong2洪红 hou2侯 hou4后 hu2胡 hu4扈 hua1花 hua4华 huai2怀 huan2桓
    huang2黄 hui4惠 huo4霍 ji1姬嵇 ji2吉汲籍 ji3纪 ji4季计暨冀 jia1家 jia3贾 jian3简 jiang1江姜 jiang3蒋
    jiao1焦 jin1金 jin4靳晋 jing1荆经 jing3井景 ju1居鞠 kan4阚 kang1康 ke1柯 kong3孔 kou4寇 kuang1匡 kuang4邝
    lai4赖 lan2蓝兰 lang2郎 lao2劳 lei2雷 leng3冷 li2黎 li3李 li4厉利郦 lian2连廉 liang2梁 liao4廖 lin2林
    lin4蔺 ling2凌 liu2刘 liu3柳 long2龙隆 lou2娄 lu2卢 lu3鲁 lu4陆路逯禄 luan2栾 luo2罗 luo4骆 lv3吕 ma2麻
    ma3马 man3满 mao2毛茅 mei2梅 meng2蒙 meng4孟 mi3米 mi4宓 miao2苗 miao4缪 min3闵 ming2明 mo4莫 mu4穆牟慕木
    na1那 ni2倪 nie4聂乜 ning2宁 niu2牛 niu3钮 ou1欧区 pan1潘 pang2庞逄 pei2裴 peng2彭 pi2皮 piao2朴 ping2平
    pu2蒲濮 pu3浦 qi1戚 qi2齐祁 qian2钱 qiang2强 qiao2乔 qin2秦覃 qiu1邱丘 qiu2仇 qu1屈曲 qu2瞿璩 quan2全权
    que1阙 ran3冉 rao2饶 ren2任 rong2容荣戎 ru2茹 ruan3阮 rui4芮 sa3撒 sang1桑 sha1沙 shan1山 shan4单 shang1商
    shang4尚 shao4邵 she2佘 shen1申莘 shen3沈 sheng4盛 shi1施师 shi2石时 shi3史 shou4寿 shu1舒 shuai4帅
    shui3水 si1司 song1松 song4宋 su1苏 su4宿 sui1眭 sui2隋 sun1孙 suo3索 tai2台邰 tan2谭谈 tang1汤 tang2唐
    tao2陶 teng2滕 tian2田 tong1通 tong2童佟 tu2涂屠 wan4万 wang1汪 wang2王 wei1危 wei2韦 wei3隗 wei4魏卫蔚
    wen1温 wen2文闻 weng1翁 wu1邬巫乌 wu2吴 wu3武伍 xi1奚郗 xi2习席 xia4夏 xian2咸 xian3冼 xiang4向项相
    xiao1萧肖 xie4谢解 xin1辛 xing2邢 xiong2熊 xiu1修 xu2徐 xu3许 xuan1宣 xue1薛 xun2荀郇 yan1鄢燕
    yan2严颜阎言 yan4晏 yang2杨羊阳 yang3仰 yao2姚 ye4叶 yi1衣伊 yi4易 yin1殷阴 yin3尹 yin4印 ying1应 yong1雍
    you2尤游 you4幼 yu2于余俞虞鱼 yu3禹 yu4喻郁裕 yuan2袁元 yuan4苑 yue4岳乐 yun2云 yun4员恽 zai3宰 zang1臧
    zeng1曾 zha1查 zhai2翟 zhan1詹占 zhan4战湛 zhang1张章 zhao4赵 zhen1甄 zheng4郑 zhi1支 zhong1钟终 zhong4仲
    zhou1周 zhu1朱诸 zhu2竺 zhu4祝 zhuang1庄 zhuo2卓 zi1訾 zong1宗 zou1邹 zu3祖 zuo3左
    """

  private static let doubleText = """
    欧阳 ou1 yang2, 上官 shang4 guan1, 司马 si1 ma3, 司徒 si1 tu2, 司空 si1 kong1, 诸葛 zhu1 ge3,
    夏侯 xia4 hou2, 皇甫 huang2 fu3, 尉迟 yu4 chi2, 公孙 gong1 sun1, 慕容 mu4 rong2, 令狐 ling2 hu2,
    长孙 zhang3 sun1, 宇文 yu3 wen2, 东方 dong1 fang1, 南宫 nan2 gong1, 西门 xi1 men2, 独孤 du2 gu1,
    端木 duan1 mu4, 百里 bai3 li3, 万俟 mo4 qi2, 澹台 tan2 tai2, 淳于 chun2 yu2, 单于 chan2 yu2,
    申屠 shen1 tu2, 轩辕 xuan1 yuan2, 钟离 zhong1 li2, 闻人 wen2 ren2, 呼延 hu1 yan2, 赫连 he4 lian2,
    太史 tai4 shi3, 濮阳 pu2 yang2, 公冶 gong1 ye3, 鲜于 xian1 yu2, 完颜 wan2 yan2
    """
}
