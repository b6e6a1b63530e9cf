/// The preview's script: waits for news, loads the page again where it was, exchanges style sheets, shows what is wrong.
///
/// It writes texts with `textContent` only, so nothing that stands in a file becomes markup.
let browserScript = #"""
  (() => {
    "use strict";
    const own = document.currentScript;
    const at = (name) => new URL(name, own.src);
    let version = Number(own.dataset.version);
    let words = null;
    let isReloading = false;

    // The place on the page, kept over a reload.
    const key = "unionpress-place:" + location.pathname;
    const place = sessionStorage.getItem(key);
    if (place) {
      sessionStorage.removeItem(key);
      const [x, y] = JSON.parse(place);
      const restore = () => scrollTo({ left: x, top: y, behavior: "instant" });
      restore();
      if (document.readyState !== "complete") addEventListener("load", restore, { once: true });
    }
    const reload = () => {
      isReloading = true;
      sessionStorage.setItem(key, JSON.stringify([scrollX, scrollY]));
      location.reload();
    };

    const make = (name, kind, text) => {
      const element = document.createElement(name);
      if (kind) element.className = kind;
      if (text) element.textContent = text;
      return element;
    };

    // Everything of ours lives in a tree of its own, so that the site's styles and ours do not meet.
    const host = document.createElement("unionpress-preview");
    const root = host.attachShadow({ mode: "open" });
    const style = make("link");
    style.rel = "stylesheet";
    style.href = at("preview.css");
    const panel = make("section", "panel");
    const bar = make("p", "bar");
    const badge = make("button", "badge");
    badge.type = "button";
    for (const part of [panel, bar, badge]) part.hidden = true;
    panel.setAttribute("role", "alert");
    root.append(style, panel, bar, badge);
    document.documentElement.append(host);
    badge.addEventListener("click", () => { panel.hidden = false; badge.hidden = true; });
    const close = () => { if (!panel.hidden) { panel.hidden = true; badge.hidden = false; } };
    addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });

    const characters = (text) =>
      "Segmenter" in Intl ? Array.from(new Intl.Segmenter().segment(text), (part) => part.segment) : Array.from(text);

    const item = (problem) => {
      const entry = make("li", problem.severity);
      const head = make("p", "message");
      head.append(make("b", "", words.severities[problem.severity] || problem.severity), " ", problem.message);
      entry.append(head);
      if (problem.place) {
        const { file, line, column, endLine, endColumn } = problem.place;
        entry.append(make("p", "place", problem.line == null ? file : `${file}:${line}:${column}`));
        if (problem.line) {
          const all = characters(problem.line);
          const end = endLine === line ? Math.max(endColumn - 1, column) : all.length;
          const code = make("pre");
          code.append(
            make("i", "", line + " "), all.slice(0, column - 1).join(""),
            make("mark", "", all.slice(column - 1, end).join("") || " "), all.slice(end).join(""));
          entry.append(code);
        }
      }
      if (problem.expected) entry.append(make("p", "", words.expected + problem.expected));
      if (problem.suggestion) entry.append(make("p", "help", words.suggestion + problem.suggestion));
      return entry;
    };

    const showProblems = async (hasFailed) => {
      words ||= await (await fetch(at("words.json"))).json();
      const { problems } = await (await fetch(at("problems.json"))).json();
      const head = make("header");
      head.append(make("strong", "", hasFailed ? words.failed : `${problems.length} ${words.remarks}`));
      const button = make("button", "", words.close);
      button.type = "button";
      button.addEventListener("click", close);
      head.append(button);
      const list = make("ol");
      list.append(...problems.slice(0, 50).map(item));
      panel.replaceChildren(head, list);
      panel.classList.toggle("failed", hasFailed);
      panel.hidden = !hasFailed;
      badge.textContent = `${problems.length} ${words.remarks}`;
      badge.hidden = hasFailed || problems.length === 0;
    };

    // What readers do not see yet is marked, on its page and wherever a link leads to it.
    const showMarks = (marks) => {
      for (const old of document.querySelectorAll("[data-unionpress-mark]")) old.remove();
      for (const link of document.querySelectorAll("a[href]")) {
        const word = link.origin === location.origin && marks[link.pathname];
        if (!word || !link.textContent.trim()) continue;
        const mark = make("span", "", word);
        mark.dataset.unionpressMark = "";
        mark.style.cssText =
          "margin-inline-start:.4em;padding:0 .4em;border-radius:.3em;font-size:.75em;background:#7a4b00;color:#fff";
        link.append(mark);
      }
      const word = marks[location.pathname];
      bar.hidden = !word;
      bar.textContent = word ? words.unpublished + word : "";
    };

    const stem = (address) => address.pathname.replace(/\.[0-9a-f]{8}\.css$/, ".css");
    const showStyles = (styles) => {
      for (const link of document.querySelectorAll("link[rel~=stylesheet]")) {
        const present = new URL(link.href);
        const next = styles.map((path) => new URL(path, location)).find((address) => stem(address) === stem(present));
        if (!next || next.pathname === present.pathname) continue;
        const fresh = link.cloneNode();
        fresh.href = next.href;
        fresh.addEventListener("load", () => link.remove(), { once: true });
        link.after(fresh);
      }
    };

    const show = async (news) => {
      version = news.version;
      if (news.isReload) return reload();
      showStyles(news.styles);
      await showProblems(news.hasFailed);
      showMarks(news.marks);
    };

    const pause = (time) => new Promise((done) => setTimeout(done, time));
    const untilSeen = () => new Promise((done) => document.addEventListener("visibilitychange", done, { once: true }));

    const listen = async () => {
      while (!isReloading) {
        // A browser has few connections to one server; a page that nobody looks at needs none.
        if (document.hidden) await untilSeen();
        const control = new AbortController();
        const abort = () => { if (document.hidden) control.abort(); };
        document.addEventListener("visibilitychange", abort);
        try {
          const page = encodeURIComponent(location.pathname);
          const answer = await fetch(at(`news.json?since=${version}&page=${page}`), { signal: control.signal });
          if (answer.status === 200) await show(await answer.json());
          else if (answer.status !== 204) await pause(1000);
        } catch {
          if (!control.signal.aborted && !isReloading) {
            if (words && bar.hidden) { bar.textContent = words.lost; bar.hidden = false; }
            await pause(1000);
          }
        }
        document.removeEventListener("visibilitychange", abort);
      }
    };

    const begin = async () => {
      try {
        const now = await (await fetch(at("now.json"))).json();
        await showProblems(now.hasFailed);
        showMarks(now.marks);
      } finally {
        listen();
      }
    };
    begin();
  })();

  """#

/// The styles of what the preview shows of its own.
let browserStyle = """
  :host { all: initial; }
  [hidden] { display: none !important; }
  .panel, .bar, .badge {
    position: fixed; z-index: 2147483647; box-sizing: border-box; margin: 0; color: #1c1c1c; background: #fffdf7;
    font: 16px/1.6 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
  }
  .panel {
    inset: auto 0 0 0; max-height: 75vh; overflow: auto; padding: 0 1rem 1rem;
    border-top: 4px solid #8a5a00; box-shadow: 0 -6px 30px rgb(0 0 0 / .35);
  }
  .panel.failed { border-top-color: #b3261e; }
  header {
    position: sticky; top: 0; display: flex; gap: 1rem; align-items: start; justify-content: space-between;
    padding: .7rem 0; background: inherit;
  }
  button {
    flex: none; padding: .2rem .8rem; border: 1px solid currentcolor; border-radius: .4rem; background: none;
    color: inherit; font: inherit; cursor: pointer;
  }
  ol { margin: 0; padding: 0; list-style: none; display: grid; gap: .8rem; }
  li { padding: .5rem .8rem; border-inline-start: 4px solid #8a5a00; background: #f6f0e2; overflow-wrap: anywhere; }
  li.error { border-color: #b3261e; }
  p { margin: .2rem 0; }
  .message b { color: #8a5a00; }
  .error .message b { color: #b3261e; }
  .place { font-size: .875em; color: #555; }
  pre {
    margin: .3rem 0; padding: .4rem .6rem; overflow-x: auto; background: #fff; white-space: pre-wrap;
    font: 14px/1.6 ui-monospace, "Noto Sans Mono CJK SC", monospace;
  }
  pre i { color: #777; font-style: normal; user-select: none; }
  mark { background: #ffd8d4; color: inherit; outline: 1px solid #b3261e; }
  .bar { inset: auto 0 0 0; padding: .3rem 1rem; background: #7a4b00; color: #fff; text-align: center; }
  .badge { right: 1rem; bottom: 3rem; }
  @media (prefers-color-scheme: dark) {
    .panel, .badge { color: #eee; background: #24211c; }
    li { background: #322d25; }
    pre { background: #1a1815; }
    .place, pre i { color: #b5b0a6; }
    mark { background: #6b1f1a; color: #fff; }
    .message b { color: #f0b95a; }
    .error .message b { color: #ff9b92; }
  }
  @media print { .panel, .bar, .badge { display: none; } }

  """
