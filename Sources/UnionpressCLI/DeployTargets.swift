import ArgumentParser
import Diagnostics
import FileTrees
import Files
import Foundation
import Health
import Publishing
import Records

/// The target called `name`, or the first; ends the command with advice if there is none.
func deployTarget(named name: String?, in tree: SourceTree, _ voice: Voice) throws -> DeployTarget {
  let settings = checkedSettings(of: tree)
  let targets = settings.value.deploy
  // A target with a slip in it must not be taken for none.
  if settings.problems.containsErrors {
    voice.report(settings.problems, files: tree.texts)
    throw ExitCode(Outcome.problems)
  }
  if let found = name.map({ name in targets.first { $0.name == name } }) ?? targets.first { return found }
  if targets.isEmpty {
    voice.say(
      Wording(
        zh: """
          unionpress.yaml 里没有写发布到哪里。例如：

          发布到:
            - 名称: school
              种类: 服务器
              位置: web@gh.example.edu.cn:/srv/gonghui

          docs/publishing.md 里有每一种的写法。
          """,
        en: """
          unionpress.yaml does not say where to publish. For example:

          deploy:
            - name: school
              kind: rsync
              to: web@gh.example.edu.cn:/srv/gonghui

          docs/publishing.md shows every kind.
          """))
  } else {
    let names = targets.map(\.name)
    let guess = nearMisses(of: name ?? "", among: names, limit: 1).first
    voice.say(
      Wording(
        zh: "“发布到”里没有“\(name ?? "")”；有 \(names.joined(separator: "、"))。"
          + (guess.map { "您是不是想写 \($0)？" } ?? ""),
        en: "deploy: has no “\(name ?? "")”, but \(names.joined(separator: ", "))."
          + (guess.map { " Did you mean \($0)?" } ?? "")))
  }
  throw ExitCode(Outcome.usage)
}

/// The programs of this machine.
func deployPrograms(timeLimit: Int = 1800) -> Programs {
  let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
  return Programs(searchPath: path.split(separator: ":").map(String.init), timeLimit: timeLimit)
}

/// What keeps the site from being published where the settings say. Other machines are asked, so it takes a moment.
func deployFindings(_ settings: SiteSettings, source: String) -> [Finding] {
  var seen: Set<String> = []
  return settings.deploy.compactMap { target in
    let place = Finding.Place(file: settings.place.path, title: "\(target.name)：\(target.to)")
    guard seen.insert(target.name).inserted else {
      return Finding(
        "deploy.twice", .now,
        Wording(zh: "“发布到”里有两个“\(target.name)”", en: "deploy: has “\(target.name)” twice"),
        remedy: Wording(zh: "给其中一个换个名称", en: "rename one of them"), at: [place])
    }
    let obstacle: DiskError?
    do throws(DiskError) {
      obstacle = try Publishing.place(target, source: source, deployPrograms(timeLimit: 30)).obstacle()
    } catch {
      obstacle = error
    }
    return obstacle.map { obstacle in
      Finding(
        "deploy.target", .soon,
        Wording(
          zh: "现在发布不到“\(target.name)”：\(obstacle.message.zh)",
          en: "“\(target.name)” cannot be published to: \(obstacle.message.en)"),
        remedy: Wording(
          zh: "解决后用 unionpress publish \(target.name) --dry-run 试试",
          en: "once that is mended, try unionpress publish \(target.name) --dry-run"), at: [place])
    }
  }
}
