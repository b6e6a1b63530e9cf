import Pictures
import Testing

struct SVGSafetyTests {
  @Test(arguments: [
    #"<svg><path d="M0 0h9"/></svg>"#,
    #"<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg/>"#,
    ##"<svg><use xlink:href="#a"/><rect fill="url(#fade)"/><style>.a { fill: #aabbcc }</style></svg>"##,
    #"<svg><image href="data:image/png;base64,AAAA"/><!-- <script> --></svg>"#,
    #"<svg><text>a &lt; b</text><title>opening night</title></svg>"#,
    #"<svg><style>.a &gt; .b { fill: red }<!-- plain --> .c { fill: blue }</style><g aria-label="a&#10;&amp; b"/></svg>"#,
    "<svg><style><![CDATA[.a > .b { fill: red }]]></style><text>@import &#169;</text></svg>",
  ])
  func `a drawing that only draws is let through`(_ svg: String) {
    #expect(dangers(inSVG: Array(svg.utf8)) == [])
  }

  @Test(arguments: [
    ("<svg><script>alert(1)</script></svg>", SVGDanger.element("script")),
    ("<svg><SCRIPT href='#a'/></svg>", .element("script")),
    ("<svg xmlns:s='http://www.w3.org/2000/svg'><s:script/></svg>", .element("script")),
    ("<svg><foreignObject/></svg>", .element("foreignobject")),
    ("<svg onload='a()'/>", .handler("onload")),
    ("<svg\nONCLICK = 'a()'/>", .handler("onclick")),
    ("<svg><a xlink:href='javascript:a()'/></svg>", .address("javascript:a()")),
    ("<svg><a href='java\tscript:a()'/></svg>", .address("java\tscript:a()")),
    ("<svg><a href='&#106;avascript:a()'/></svg>", .address("javascript:a()")),
    (
      "<svg><style><!-- a -->@import url(https://x.example/a.css)</style></svg>",
      .address("@import url(https://x.example/a.css)")
    ),
    ("<svg><style>@imp<!-- a -->ort 'a.css'</style></svg>", .address("@import 'a.css'")),
    ("<svg><style>@imp<![CDATA[ort 'a.css']]></style></svg>", .address("@import 'a.css'")),
    ("<svg><style>&#64;import 'a.css'</style></svg>", .address("@import 'a.css'")),
    ("<svg><style><style></style>@import 'a.css'</style></svg>", .declaration),
    ("<svg><style>@import 'a.css'", .declaration),
    ("<svg><set attributeName='hr&#101;f' to='java&#x73;cript:a()'/></svg>", .handler("attributeName=href")),
    ("<svg><rect fill='ur&#108;(//x.example/a)'/></svg>", .address("//x.example/a")),
    ("<svg><rect fill='&unknown;'/></svg>", .declaration),
    ("<svg><image href='https://x.example/a.png'/></svg>", .address("https://x.example/a.png")),
    ("<svg><image href='data:image/svg+xml;base64,AA'/></svg>", .address("data:image/svg+xml;base64,AA")),
    ("<svg><rect style='fill:url( //x.example/a)'/></svg>", .address("//x.example/a")),
    ("<svg><style>@import 'a.css'</style></svg>", .address("@import 'a.css'")),
    ("<svg><set attributeName='onclick' to='a()'/></svg>", .handler("attributeName=onclick")),
    ("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", .declaration),
    ("<?xml-stylesheet href='a.css'?><svg/>", .declaration),
    ("<svg><rect width=9/></svg>", .declaration),
    ("<svg><rect", .declaration),
  ])
  func `a drawing that can do more is refused`(_ svg: String, _ danger: SVGDanger) {
    #expect(dangers(inSVG: Array(svg.utf8)).first == danger)
  }
}

struct SVGGrowthTests {
  /// Groups that each use the one before `times` times.
  private func uses(levels: Int, times: Int) -> String {
    (1...levels).reduce(##"<svg><g id="a0"><rect/></g>"##) { text, level in
      text + #"<g id="a\#(level)">"#
        + String(repeating: ##"<use xlink:href="#a\##(level - 1)"/>"##, count: times) + "</g>"
    } + "</svg>"
  }

  @Test func `uses of uses are counted as what they unfold to`() {
    #expect(dangers(inSVG: Array(uses(levels: 3, times: 10).utf8)) == [])
    #expect(dangers(inSVG: Array(uses(levels: 9, times: 10).utf8)) == [.growth])
    #expect(dangers(inSVG: Array(uses(levels: 300, times: 1).utf8)) == [.growth])
  }

  @Test func `patterns that fill patterns are counted too`() {
    let patterns = (1...9).reduce("<svg>") { text, level in
      text + #"<pattern id="p\#(level)">"#
        + String(repeating: ##"<rect fill="url(#p\##(level - 1))"/>"##, count: 10) + "</pattern>"
    }
    #expect(dangers(inSVG: Array((patterns + #"<rect fill="url('#p9')"/></svg>"#).utf8)) == [.growth])
  }

  @Test(arguments: [
    ##"<svg id="a"><use href="#a"/></svg>"##,
    ##"<svg><g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g></svg>"##,
    "<svg>" + String(repeating: "<g>", count: 300) + String(repeating: "</g>", count: 300) + "</svg>",
    "<svg>" + String(repeating: "<g>", count: 2000),
  ])
  func `what contains itself or lies too deep is refused`(_ svg: String) {
    #expect(dangers(inSVG: Array(svg.utf8)) == [.growth])
  }

  @Test func `many elements side by side and empty ones are no depth`() {
    let svg = "<svg>" + String(repeating: "<g><path d='M0 0'/></g><rect/>", count: 1000) + "</svg>"
    #expect(dangers(inSVG: Array(svg.utf8)) == [])
  }
}

struct SVGSizeTests {
  @Test(arguments: [
    (#"<svg width="40" height="30"/>"#, 40, 30), (#"<svg width="1in" height="25.4mm"/>"#, 96, 96),
    (#"<?xml version="1.0"?><!-- <svg width="9" height="9"> --><svg viewBox="0 0 400 300"/>"#, 400, 300),
    (#"<svg width="100" viewBox="0,0,400,300"/>"#, 100, 75),
    (#"<svg height="150px" viewBox="0 0 400 300"/>"#, 200, 150),
    (#"<svg width="100%" height="100%" viewBox="0 0 400 300"/>"#, 400, 300),
    (#"<s:svg width="12pt" height="3"/>"#, 16, 3),
  ])
  func `an SVG has the size it says, or that of its view`(_ svg: String, _ width: Int, _ height: Int) throws {
    let size = try #require(svgSize(of: Array(svg.utf8)))
    #expect((size.width, size.height) == (width, height))
  }

  @Test(arguments: [
    "<svg/>", #"<svg width="40"/>"#, #"<svg width="-4" height="nan"/>"#, #"<svg width="1e300" height="9"/>"#,
    #"<svg viewBox="0 0 0 9"/>"#, #"<svg viewBox="0 0 inf 9"/>"#, #"<g width="4" height="4"/>"#,
  ])
  func `an SVG that says no sensible size has none`(_ svg: String) {
    #expect(svgSize(of: Array(svg.utf8)) == nil)
  }
}

struct PictureHeaderTests {
  private func jpeg(_ orientation: UInt8) -> [UInt8] {
    let tiff: [UInt8] = [
      0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
    ]
    let exif = Array("Exif\0\0".utf8) + tiff
    return [0xFF, 0xD8, 0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif
      + [0xFF, 0xC0, 0, 11, 8, 0, 30, 0, 40, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 2]
  }

  @Test func `the size of a JPEG is that of the picture as it is shown`() throws {
    let upright = try #require(pictureHeader(of: jpeg(1)))
    #expect((upright.width, upright.height) == (40, 30))
    let turned = try #require(pictureHeader(of: jpeg(6)))
    #expect((turned.width, turned.height) == (30, 40))
  }

  @Test func `what ends before its size or is something else is no picture`() {
    #expect(pictureHeader(of: Array(jpeg(1).prefix(30))) == nil)
    #expect(pictureHeader(of: Array("<html><body>404".utf8)) == nil)
    #expect(pictureHeader(of: []) == nil)
  }

  @Test func `a PNG has no side that its standard does not allow`() throws {
    func png(_ width: [UInt8], _ height: [UInt8]) -> [UInt8] {
      [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13] + Array("IHDR".utf8) + width + height
        + [8, 2, 0, 0, 0, 0, 0, 0, 0]
    }
    let most: [UInt8] = [0x7F, 0xFF, 0xFF, 0xFF]
    #expect(pictureHeader(of: png([0xFF, 0xFF, 0xFF, 0xFF], most)) == nil)
    #expect(pictureHeader(of: png(most, [0x80, 0, 0, 0])) == nil)
    #expect(pictureHeader(of: png([0, 0, 0, 0], most)) == nil)
    let largest = try #require(pictureHeader(of: png(most, most)))
    #expect(largest.width.multipliedReportingOverflow(by: largest.height).overflow == false)
  }

  @Test func `a telephone's HEIC is known by its content`() {
    #expect(pictureHeader(of: [0, 0, 0, 24] + Array("ftypheic\0\0\0\0".utf8))?.kind == .heic)
  }

  @Test func `a GIF of two frames moves, of one does not`() {
    let head = Array("GIF89a".utf8) + [2, 0, 1, 0, 0, 0, 0]
    let frame: [UInt8] = [0x2C, 0, 0, 0, 0, 2, 0, 1, 0, 0, 2, 2, 0x44, 0x01, 0]
    #expect(pictureHeader(of: head + frame + [0x3B])?.isAnimated == false)
    #expect(
      pictureHeader(of: head + frame + [0x21, 0xF9, 4, 0, 0, 0, 0, 0] + frame + [0x3B])?.isAnimated == true)
  }

  @Test func `a GIF that is cut off is not whole, one without its end mark is`() {
    let head = Array("GIF89a".utf8) + [2, 0, 1, 0, 0, 0, 0]
    let frame: [UInt8] = [0x2C, 0, 0, 0, 0, 2, 0, 1, 0, 0, 2, 2, 0x44, 0x01, 0]
    let pause: [UInt8] = [0x21, 0xF9, 4, 0, 0, 0, 0, 0]
    let whole = head + pause + frame + pause + frame
    #expect(reachesEnd(whole + [0x3B], of: .gif))
    #expect(reachesEnd(whole + [0, 0, 0x3B, 1, 2], of: .gif))
    #expect(reachesEnd(whole, of: .gif))
    #expect(!reachesEnd(head + [0x3B], of: .gif))
    #expect(!reachesEnd(head + frame + [0x77], of: .gif))
    for missing in 1..<frame.count { #expect(!reachesEnd(Array(whole.dropLast(missing)), of: .gif)) }
  }

  @Test func `a JPEG needs an end after its pixels; that of a preview does not count`() {
    let preview: [UInt8] = [0xFF, 0xE1, 0, 6, 0xFF, 0xD8, 0xFF, 0xD9]
    let cut = [0xFF, 0xD8] + preview + [0xFF, 0xDA, 0, 2, 1, 2, 3]
    #expect(!reachesEnd(cut, of: .jpeg))
    #expect(reachesEnd(cut + [0xFF, 0xD9], of: .jpeg))
    #expect(reachesEnd(cut + [0xFF, 0xD9] + Array("added by a program".utf8), of: .jpeg))
    #expect(!reachesEnd([0xFF], of: .jpeg))
  }

  @Test func `PNG and WebP end where they say`() {
    let png: [UInt8] =
      [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 0] + Array("IEND".utf8) + [0, 0, 0, 0]
    #expect(reachesEnd(png, of: .png))
    #expect(!reachesEnd(Array(png.dropLast()), of: .png))
    let webp: [UInt8] = Array("RIFF".utf8) + [16, 0, 0, 0] + Array("WEBPVP8 ".utf8) + [3, 0, 0, 0, 1, 2, 3]
    #expect(webp.count == 23)
    #expect(reachesEnd(webp, of: .webp))
    #expect(!reachesEnd(Array(webp.dropLast()), of: .webp))
  }
}
