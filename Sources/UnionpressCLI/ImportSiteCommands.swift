import ArgumentParser
import Diagnostics
import Foundation
import Importing

/// Makes news and pages of a WordPress export.
struct ImportWordPressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wordpress",
    abstract: "把 WordPress 导出的文章和页面搬进来 · bring in posts and pages of a WordPress export (WXR)",
    discussion: """
      在 WordPress 后台“工具—导出”下载 .xml 文件。不加 --write 只看会写什么。文章变成新闻，页面变成页面，旧网址会跳转过来；图片、附件列出来，要自己\
      搬；评论和私密的内容不导入。 · Get the .xml file from Tools › Export. Without --write it only shows what would be written. \
      Posts become news, old addresses lead to the new; pictures are listed to be fetched; comments and private posts stay.

        unionpress import wordpress wordpress.2026-11-23.xml
        unionpress import wordpress wordpress.2026-11-23.xml --write
      """)

  @Argument(
    help: ArgumentHelp("导出的文件 · the exported file", valueName: "FILE.xml"),
    completion: .file(extensions: ["xml"]))
  var file: String

  @OptionGroup var options: ImportOptions

  func run() throws {
    let desk = try ImportDesk(options)
    let result = importWordPress(try desk.read(file), into: desk.site, today: desk.today)
    try desk.finish(result.value.files, result.problems, [result.value.file])
  }
}

/// Makes news and pages of a site of Hugo.
struct ImportHugoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hugo", abstract: "把 Hugo 网站的文章和页面搬进来 · bring in posts and pages of a Hugo site",
    discussion: """
      写 Hugo 网站的文件夹（里面有 content）。不加 --write 只看会写什么。图片列出来，要自己搬；短代码去掉，会说在哪一行。 · Name the site's \
      folder, which has content in it. Without --write it only shows what would be written. Pictures are listed to be copied; \
      shortcodes are taken away and told of.

        unionpress import hugo ../旧网站
        unionpress import hugo ../old-site --write
      """)

  @Argument(
    help: ArgumentHelp("Hugo 网站的文件夹 · the folder of the Hugo site", valueName: "DIR"),
    completion: .directory)
  var folder: String

  @OptionGroup var options: ImportOptions

  func run() throws { try importSite(folder, .hugo, options) }
}

/// Makes news and pages of a site of Jekyll.
struct ImportJekyllCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jekyll", abstract: "把 Jekyll 网站的文章和页面搬进来 · bring in posts and pages of a Jekyll site",
    discussion: """
      写 Jekyll 网站的文件夹（里面有 _posts）。不加 --write 只看会写什么。图片列出来，要自己搬；Liquid 标签去掉，会说在哪一行。 · Name the \
      site's folder, which has _posts in it. Without --write it only shows what would be written. Pictures are listed to be \
      copied; tags of Liquid are taken away and told of.

        unionpress import jekyll ../旧网站
        unionpress import jekyll ../old-site --write
      """)

  @Argument(
    help: ArgumentHelp("Jekyll 网站的文件夹 · the folder of the Jekyll site", valueName: "DIR"),
    completion: .directory)
  var folder: String

  @OptionGroup var options: ImportOptions

  func run() throws { try importSite(folder, .jekyll, options) }
}

private func importSite(_ folder: String, _ generator: FolderGenerator, _ options: ImportOptions) throws {
  let desk = try ImportDesk(options)
  let files = try desk.files(below: folder) { generator.wants($0) }
  let result = importFolder(files, of: generator, into: desk.site, today: desk.today)
  try desk.finish(result.value, result.problems, files)
}
