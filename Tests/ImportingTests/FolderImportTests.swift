import Calendars
import Diagnostics
import FileTrees
import Importing
import Testing

private func imported(_ generator: FolderGenerator, _ files: [String: String]) throws -> Checked<
  [ImportedFile]
> {
  let settings = SourceFile(path: "unionpress.yaml", text: "name: 学院工会\nurl: https://gh.example.edu.cn\n")
  return importFolder(
    files.filter { generator.wants($0.key) }.map { SourceFile(path: $0.key, text: $0.value) }, of: generator,
    into: SourceTree(texts: [settings]), today: try #require(LocalDate(iso: "2026-11-23")))
}

/// Each problem as `file:line`.
private func places(_ problems: [Problem], _ files: [String: String]) -> [String] {
  problems.compactMap(\.span).map { span in
    let file = SourceFile(path: span.path, text: files[span.path] ?? "")
    return "\(span.path):\(LineTable(file).position(at: span.lower).line)"
  }
}

struct FolderImportTests {
  @Test(arguments: [
    "---\ntitle: 红歌赛\ndate: 2026-10-08T09:00:00+08:00\nlastmod: 2026-10-09\ntags: [红歌]\ncategories:\n  - 文体\ndraft: false\naliases: [/old/red/]\n---\n",
    "+++\ntitle = \"红歌赛\"\ndate = 2026-10-08T09:00:00+08:00\nlastmod = 2026-10-09\ntags = [\"红歌\"]\ndraft = false\naliases = [\"old/red\"]\n[taxonomies]\ncategories = ['文体']\n+++\n",
    "{\n \"title\": \"红歌赛\", \"date\": \"2026-10-08\", \"lastmod\": \"2026-10-09\",\n \"tags\": [\"红歌\"], \"categories\": \"文体\", \"draft\": false, \"aliases\": [\"/old/red/\"]\n}\n",
  ])
  func `a page of Hugo is the same whatever its header is written in`(header: String) throws {
    let result = try imported(.hugo, ["content/posts/Red Song.md": header + "\n一等奖。\n"])
    #expect(result.problems == [])
    #expect(result.value.map(\.path) == ["content/news/2026/red-song.md"])
    let text = try #require(result.value.first?.text)
    #expect(
      text.replacing("\"/old/red\"", with: "\"/old/red/\"") == """
        ---
        标题: 红歌赛
        日期: 2026-10-08
        更新: 2026-10-09
        标签: [红歌, 文体]
        旧网址: ["/posts/red-song/", "/old/red/"]
        ---
        一等奖。

        """)
  }

  @Test func `pages, bundles, drafts, sections and translations of Hugo are told apart`() throws {
    let files = [
      "hugo.toml": "baseURL = 'https://old.example.edu.cn/'\n",
      "content/about.md": "---\ntitle: 关于\n---\n[活动](/posts/a/)\n",
      "content/posts/a/index.md": "---\ntitle: 甲\ndate: 2025-01-02\ndraft: true\n---\n![合影](team.jpg)\n",
      "content/posts/_index.md": "---\ntitle: 全部文章\n---\n",
      "content/posts/b.en.md": "---\ntitle: B\ndate: 2025-01-02\n---\nB\n",
      "content/posts/c.zh-cn.md": "---\ntitle: 丙\ndate: 2025-01-03\n---\n丙\n",
      "themes/x/content/t.md": "---\ntitle: T\n---\n", "public/p.html": "<p>x</p>", "notes.txt": "x",
    ]
    let result = try imported(.hugo, files)
    #expect(
      result.value.map(\.path) == [
        "content/pages/about.md", "content/news/2025/a.md", "content/news/2025/c.md",
      ])
    #expect(result.value[0].text.contains("[活动](https://old.example.edu.cn/posts/a/)"))
    #expect(result.value[1].text.contains("草稿: true"))
    #expect(result.value[1].text.contains("[图片：合影](https://old.example.edu.cn/team.jpg)"))
    #expect(places(result.problems, files) == ["content/posts/a/index.md:6", "content/posts/b.en.md:1"])
  }

  @Test func `shortcodes and HTML are taken away and told of with their lines, code is left alone`() throws {
    let files = [
      "content/posts/a.md": """
      ---
      title: 甲
      date: 2025-01-02
      ---
      {{< figure src="https://img.example.cn/a.jpg" alt="合影" >}}
      {{< youtube abc >}}
      <div align="center">居中<br>的<b>字</b></div>

      ```go
      {{< kept >}} <div>
      ```
      {{< highlight swift >}}
      let a = 1
      {{< /highlight >}}
      <!-- 不
      显示 --><marquee>滚动</marquee>
      """
    ]
    let result = try imported(.hugo, files)
    let text = try #require(result.value.first?.text)
    #expect(
      text.split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)[2] == """
        [图片：合影](https://img.example.cn/a.jpg)

        居中 的**字**

        ```go
        {{< kept >}} <div>
        ```
        ```swift
        let a = 1
        ```

        滚动

        """)
    #expect(places(result.problems, files) == [5, 6, 16].map { "content/posts/a.md:\($0)" })
  }

  @Test func `posts, drafts and pages of Jekyll keep their days and addresses`() throws {
    let files = [
      "_config.yml": "url: https://old.example.edu.cn\nbaseurl: /gh\n",
      "_posts/2024-03-08-nv-shen-jie.md":
        "---\ntitle: 女神节\ncategories: [活动]\nredirect_from: /w/8/\n---\n{% include x.html %}\n[首页]({{ site.baseurl }}/) 见[这里]({% post_url 2024-01-01-a %})\n{: .wide}\n",
      "_drafts/idea.md": "---\ntitle: 想法\n---\n想\n",
      "about.md": "---\ntitle: 关于\npermalink: /guan-yu/\n---\n我们\n",
      "_layouts/default.html": "---\n---\n<html>", "README.md": "没有资料头\n",
    ]
    let result = try imported(.jekyll, files)
    #expect(
      result.value.map(\.path) == [
        "content/news/2026/idea.md", "content/news/2024/nv-shen-jie.md", "content/pages/about.md",
      ])
    let news = try #require(result.value.dropFirst().first?.text)
    #expect(news.contains("日期: 2024-03-08\n"))
    #expect(news.contains("旧网址: [\"/活动/2024/03/08/nv-shen-jie.html\", \"/w/8/\"]"))
    #expect(news.contains("[首页](https://old.example.edu.cn/) 见这里\n"))
    #expect(!news.contains("wide") && !news.contains("{%"))
    #expect(result.value.last?.text.contains("旧网址: [\"/guan-yu/\"]") == true)
    let at = places(result.problems, files)
    #expect(
      at.allSatisfy { $0.hasPrefix("_posts/2024-03-08-nv-shen-jie.md:") }
        && at.contains("_posts/2024-03-08-nv-shen-jie.md:6"))
  }

  @Test(arguments: ["[@]", "[[ ]", "[\n", "a = [ }", "a = [1, }", "a = [\u{2028}", "标题 = 1", "\u{FEFF}[@]"])
  func `a header that the library for TOML does not survive is named like any other`(_ header: String) throws
  {
    let files = ["content/posts/a.md": "+++\n\(header)\n+++\n甲\n", "config.toml": header + "\n"]
    let result = try imported(.hugo, files)
    #expect(result.problems.contains { $0.kind == ProblemKind.importSkipped.id })
  }

  @Test func `what looks like a mistake in a header, but stands in a text or a remark, is none`() throws {
    let header = #"""
      # [@]
      title = "甲 [ }" # [ }
      date = 2025-01-02
      a = [
        [ 1 ], [+1],
        [{ b = '[@]' }], # }
      ]
      c = """
      [@]
      \""" , }\""""""
      d = '''
      [@] '''
      [ "e" . f ]
      [[g]]
      """#
    let result = try imported(.hugo, ["content/posts/a.md": "+++\n\(header)\n+++\n甲\n"])
    #expect(result.value.flatMap(\.titles) == ["甲 [ }"], "\(result.problems)")
  }

  @Test func `a file with a header that cannot be read is named, the others are imported`() throws {
    let files = [
      "content/posts/a.md": "+++\ntitle = \"甲\ndate = 2025\n+++\n甲\n",
      "content/posts/b.md": "---\ntitle: 乙\ndate: 2025-01-02\n---\n乙\n",
      "content/posts/c.md": "---\ntitle: 丙\n",
    ]
    let result = try imported(.hugo, files)
    #expect(result.value.flatMap(\.titles) == ["乙"])
    #expect(places(result.problems, files) == ["content/posts/a.md:2", "content/posts/c.md:1"])
    #expect(result.problems.allSatisfy { $0.kind == ProblemKind.importSkipped.id && $0.severity == .warning })
  }
}
