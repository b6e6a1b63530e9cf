/// The paper that lies in the folder of a new site, for whoever opens it next.
func starterReadme(_ year: Int) -> String {
  """
  # 工会网站

  这个文件夹就是整个网站。平时只做三件事：写、看、发。

  | 要做的事 | 命令 |
  | --- | --- |
  | 新建一个活动（也可以是 club、news、award、book、booklist、proposal、campaign、person、page） | `unionpress new event` |
  | 在浏览器里边写边看，Ctrl-C 结束 | `unionpress serve` |
  | 检查写得对不对 | `unionpress check` |
  | 生成网站到 `public/` | `unionpress build` |
  | 一周活动，发到群里或公众号 | `unionpress digest` |
  | 看看有什么要照看 | `unionpress doctor` |

  在这个文件夹里运行。要改内容，用记事本一类的编辑器打开 `content/` 里的文件就行。

  | 位置 | 内容 |
  | --- | --- |
  | `unionpress.yaml` | 网站的名称和网址 |
  | `content/index.md` | 首页的一段话 |
  | `content/clubs/` | 俱乐部，一个一份 |
  | `content/events/\(year)/` | 活动，一个一份 |
  | `content/news/\(year)/` | 新闻、通知、公示 |
  | `content/pages/` | 其他页面：关于我们、制度…… |
  | `content/data/` | 场地、学期、放假安排 |
  | `public/` | 生成的网站，原样放到服务器上；不要在里面改东西 |

  第一次请做：

  1. 打开 `unionpress.yaml`，核对名称和网址。
  2. 打开 `content/data/terms.yaml`，按校历核对学期。
  3. 把排球俱乐部和它的训练换成自己的。
  4. 运行 `unionpress build`，再按手册“放到网上”一章发布。

  写错了不要紧：`unionpress check` 会指出哪个文件第几行、怎么改；没改好之前，网站保持原样。

  ---

  # The union's website

  This folder is the whole site. There are three things to do: write, look, publish.

  | To | run |
  | --- | --- |
  | begin an event (or a club, news, award, book, booklist, proposal, campaign, person, page) | `unionpress new event` |
  | see it in a browser while you write; Ctrl-C ends | `unionpress serve` |
  | check what is written | `unionpress check` |
  | build the site in `public/` | `unionpress build` |
  | have the week for a group chat or a WeChat article | `unionpress digest` |
  | learn what to look after | `unionpress doctor` |

  Run them in this folder. To change content, open its file below `content/` in any text editor.

  First: compare `unionpress.yaml` with the site's name and address, compare `content/data/terms.yaml` with the school's
  calendar, put your own clubs in place of the volleyball club, and build. What is wrong is told with its file and
  line, and as long as it is wrong the site stays as it was.

  """
}
