import Diagnostics

/// What the preview says in the browser.
struct BrowserWords: Sendable, Encodable, Equatable {
  var failed: String
  var remarks: String
  var close: String
  var expected: String
  var suggestion: String
  var severities: [String: String]
  var unpublished: String
  var lost: String

  init(_ language: Language) {
    switch language {
    case .zh:
      failed = "网站没有更新，下面是上一次的页面。改好以后保存，页面会自己刷新。"
      remarks = "处可以再看看"
      close = "收起"
      expected = "应为："
      suggestion = "建议："
      severities = ["error": "错误", "warning": "警告", "note": "提示"]
      unpublished = "读者还看不到这一页："
      lost = "预览程序停了，等它再开……"
    case .en:
      failed =
        "Not updated: this is the last good page. Mend what is listed and save; the page reloads by itself."
      remarks = "worth a look"
      close = "Close"
      expected = "expected: "
      suggestion = "help: "
      severities = ["error": "error", "warning": "warning", "note": "note"]
      unpublished = "Readers do not see this page yet: "
      lost = "The preview has stopped; waiting for it to come back…"
    }
  }
}
