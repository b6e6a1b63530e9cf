import Diagnostics
import Testing
import Workbooks

struct OfficeTextTests {
  private func document(_ parts: (name: String, text: String)...) -> [UInt8] {
    archive([("[Content_Types].xml", "<Types/>")] + parts)
  }

  @Test func `a number in a text document is whole though it is formatted in parts`() {
    let bytes = document(
      (
        "word/document.xml",
        #"<w:document xmlns:w="w"><w:p w:id="13912345678"><w:r><w:t>139</w:t></w:r><w:r><w:t>12345678</w:t></w:r></w:p><w:p><w:r><w:t>9</w:t></w:r></w:p></w:document>"#
      ),
      (
        "docProps/core.xml",
        #"<c:core xmlns:c="c" xmlns:d="d"><d:title>名单</d:title><d:creator>138</d:creator></c:core>"#
      ))
    #expect(officeTexts(in: bytes)?.texts == ["名单\n138\n", "13912345678\n9\n"])
  }

  @Test func `cells of a workbook do not run together, and fractions are left out`() {
    let bytes = document(
      ("xl/sharedStrings.xml", "<sst><si><t>张三</t></si><si><r><t>李</t></r><r><t>四</t></r></si></sst>"),
      (
        "xl/worksheets/sheet1.xml",
        "<worksheet><row><c><v>139</v></c><c><v>12345678</v></c><c><v>0.13912345678</v></c></row></worksheet>"
      ))
    #expect(officeTexts(in: bytes)?.texts == ["张三\n李四\n", "139\n12345678\n"])
  }

  @Test func `what cannot be read is said, and what is no document is none`() {
    #expect(officeTexts(in: [0xD0, 0xCF, 0x11, 0xE0, 0xA1])?.fault?.zh.contains("旧格式") == true)
    #expect(officeTexts(in: document(("word/document.xml", "<w:p>")))?.fault?.zh.contains("打不开") == true)
    #expect(officeTexts(in: archive([("a.txt", "13912345678")])) == nil)
    #expect(officeTexts(in: Array("PK\u{3}\u{4}".utf8)) == nil)
    #expect(officeTexts(in: Array("姓名,手机".utf8)) == nil)
  }
}
