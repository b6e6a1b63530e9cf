// What a page gains where there is a script; everything works without it. Deferred, no library.
// Texts come from the page (data attributes), so that they are translated where all others are.
"use strict";

(() => {
  const page = document.body.dataset;
  const language = document.documentElement.lang;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  const element = (name, className, text) => {
    const node = document.createElement(name);
    if (className) node.className = className;
    if (text) node.textContent = text;
    return node;
  };

  // --- The clock: moments are absolute, days are the site's, wherever the reader is.
  const hour = 36e5;
  const day = 24 * hour;
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(page.offset || "") || [0, "+", 0, 0];
  const offset = (sign === "-" ? -1 : 1) * (hours * hour + minutes * (hour / 60));
  const now = Date.now();
  const dayNumber = (moment) => Math.floor((moment + offset) / day);
  const isoDay = (moment) => new Date(moment + offset).toISOString().slice(0, 10);
  // A date without a time is midnight at the site.
  const moment = (iso) => (iso.includes("T") ? Date.parse(iso) : Date.parse(iso + "T00:00Z") - offset);
  // Days include their last one; what has no end is over with its day.
  const end = (from, to) => (to && to.includes("T") ? moment(to) : (dayNumber(moment(to || from)) + 1) * day - offset);

  const relative = (days) => new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(days, "day");

  const tell = (row) => {
    const from = moment(row.dataset.from);
    const time = row.querySelector(".meta b, .fact");
    if (!time || row.classList.contains("is-off")) return;
    const days = dayNumber(from) - dayNumber(now);
    row.classList.toggle("is-today", days === 0);
    const isOn = from <= now && row.dataset.from.includes("T");
    if (!isOn && (days < 0 || days > 6)) return;
    const word = element("b", "rel", isOn ? page.on : relative(days));
    if (time.matches(".fact")) time.prepend(word, " ");
    else time.before(word);
  };

  const markOver = (row) => {
    row.classList.add("is-over");
    const title = row.querySelector(".t");
    if (title && !row.classList.contains("is-off")) title.append(" ", element("span", "badge", page.over));
  };

  const isOver = (node) => end(node.dataset.from, node.dataset.to) <= now;

  // The day stands before the first event of it that is shown.
  const sayDaysOnce = (rows) => rows.forEach((row, index) => {
    row.classList.toggle("is-same", row.dataset.from.slice(0, 10) === rows[index - 1]?.dataset.from.slice(0, 10));
  });

  // What is over leaves a list of what comes; after the last one what stands hidden below it is left, or no section.
  // In a week it is folded away above.
  for (const list of all(".rows[data-live]")) {
    const rows = [...list.children];
    const left = rows.filter((row) => !isOver(row));
    const fold = list.parentElement.querySelector(".over");
    left.forEach(tell);
    for (const row of rows.filter(isOver)) {
      if (!fold) row.hidden = true;
      else fold.querySelector(".rows").append(row);
    }
    sayDaysOnce(left);
    if (fold) {
      const over = all(".ev", fold);
      const text = fold.querySelector("summary");
      for (const row of over) row.classList.add("is-over");
      sayDaysOnce(over);
      text.textContent = text.dataset.text.replace("#", over.length);
      fold.hidden = over.length === 0;
    } else if (left.length === 0) {
      const instead = list.nextElementSibling;
      if (instead) instead.hidden = false;
      else (list.closest(".sec") || list).hidden = true;
    }
  }

  // Of several that come one after another only the next is shown, or where it is; the last may say that there is none.
  for (const list of all('[data-live="next"], [data-live="place"]')) {
    const turns = [...list.children];
    const next = turns.find((turn) => !turn.dataset.from || !isOver(turn)) || turns.at(-1);
    for (const turn of turns) turn.hidden = turn !== next;
    if (next.dataset.from && list.dataset.live === "next") tell(next);
  }

  for (const block of all("[data-from]:not([data-live] *, .rows *)")) {
    if (!isOver(block)) {
      if (!block.querySelector("[data-live]")) tell(block);
    } else if (!block.classList.contains("is-past")) {
      block.classList.add("is-over");
      const notice = block.querySelector("[data-when-over]");
      if (notice) notice.hidden = false;
      else markOver(block);
      for (const action of all(".act .btn:not(.copy), .sub", block)) action.hidden = true;
    }
  }

  // What holds until a moment gives way to what is true then, or to nothing.
  for (const word of all("[data-until]")) {
    if (end("", word.dataset.until) > now) continue;
    if (word.dataset.then) word.textContent = word.dataset.then;
    else word.hidden = true;
  }

  for (const time of all(`:is(.cal, .days, .agenda) time[datetime="${isoDay(now)}"]`)) {
    const cell = time.closest("td, .days > li, .agenda > li");
    if (!cell || time.closest("ul") !== null) continue;
    cell.setAttribute("aria-current", "date");
    if (cell.matches("li")) time.after(element("b", "rel", relative(0)));
  }

  for (const time of all(":is(.agenda .stub, .days h2) > time")) {
    if (time.dateTime < isoDay(now)) time.closest("li").classList.add("is-over");
  }

  // --- Lists that narrow down.
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  for (const box of all("[data-filter]")) {
    const list = document.getElementById(box.dataset.filter);
    const rows = list ? all("li[data-from], .honours > li, .proposals > li, .clubs > li, .shelf > li", list) : [];
    if (rows.length < 5) continue;
    const texts = rows.map((row) => plain(row.textContent));
    const input = box.querySelector("input");
    const output = box.querySelector("output");
    // What is over has left the list for good.
    const gone = rows.map((row) => row.hidden);
    input.addEventListener("input", () => {
      const words = plain(input.value).split(/\s+/).filter(Boolean);
      let count = 0;
      rows.forEach((row, index) => {
        row.hidden = gone[index] || !words.every((word) => texts[index].includes(word));
        count += row.hidden ? 0 : 1;
        row.classList.toggle("is-alone", words.length > 0);
      });
      for (const part of all(".sec, .board, .board h3", list)) {
        const scope = part.matches("h3") ? part.nextElementSibling : part;
        part.hidden = !all("li", scope).some((row) => !row.hidden && rows.includes(row));
      }
      output.textContent = words.length ? output.dataset.text.replace("#", count) : "";
    });
    box.hidden = false;
  }

  // --- Tables that sort by the column whose head is pressed.
  const order = new Intl.Collator(language, { numeric: true });
  const value = (row, column) => row.cells[column].textContent.trim();
  for (const table of all("table[data-sort], .prose table")) {
    const heads = table.tHead ? [...table.tHead.rows[0].cells] : [];
    const body = table.tBodies[0];
    if (!body || body.rows.length < 6 || table.tHead.classList.contains("vh")) continue;
    heads.forEach((head, column) => {
      if (!head.textContent.trim()) return;
      const button = element("button", "sort", head.textContent);
      button.type = "button";
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const isDown = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
        const rows = [...body.rows].sort((a, b) => order.compare(value(a, column), value(b, column)));
        body.append(...(isDown ? rows.reverse() : rows));
      });
    });
  }

  // --- A table wider than the screen scrolls by the arrow keys too.
  for (const table of all(".prose table")) if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;

  // --- Copying. Inside WeChat the clipboard may be closed; then a selection does.
  const copied = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = element("textarea", "vh");
      field.value = text;
      document.body.append(field);
      field.select();
      const isDone = document.execCommand("copy");
      field.remove();
      return isDone;
    }
  };
  for (const button of all("[data-copy]")) {
    const label = button.querySelector("span");
    const text = label.textContent;
    label.setAttribute("aria-live", "polite");
    button.hidden = false;
    button.addEventListener("click", async () => {
      if (!(await copied(button.dataset.copy))) return;
      label.textContent = button.dataset.done;
      setTimeout(() => { label.textContent = text; }, 2500);
    });
  }

  // --- How this device takes a calendar in: one hint instead of all.
  const agent = navigator.userAgent;
  const device = /MicroMessenger/i.test(agent) ? "wechat"
    : /iPhone|iPad|Macintosh/.test(agent) ? "apple"
    : /Android/.test(agent) ? "android" : "";
  for (const hint of all("[data-for]")) hint.hidden = hint.dataset.for !== device;

  // --- What hangs from a line, the menu of narrow screens and the ways to filter, closes as menus do.
  const folds = all(".rest, .filters details");
  document.addEventListener("keydown", (event) => {
    const open = folds.find((fold) => fold.open);
    if (event.key !== "Escape" || !open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    for (const fold of folds) if (!fold.contains(event.target)) fold.open = false;
  });
})();
