/* Search in the browser, over the index that Sources/Search writes; SearchIndex.swift there answers the same.
   It reads index.json, a small file for each pair of characters asked for, and the texts of what it shows.
   All texts of the page come from the page; what is found is put in as text, never as markup. */
(() => {
  "use strict";

  const form = document.querySelector("form[data-index]");
  if (!form || !window.fetch || !window.URLSearchParams) return;
  const say = form.dataset;
  const list = document.getElementById("results");
  const status = document.getElementById("status");
  const more = document.getElementById("more");
  const wider = document.getElementById("wider");
  const filters = ["kind", "family", "year"];
  const fields = ["q", ...filters];
  const pageSize = 10;
  const longestQuery = 100;
  const mostTerms = 8;

  /* ---- Text: the same classes of characters as Folding.swift */

  const dense = /[\u4e00-\u9fff\u3400-\u4dbf\u3005\u3007\u3021-\u3029\u3038-\u303b\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\uf900-\ufa6d\ufa70-\ufad9\u{20000}-\u{2fa1d}\u{30000}-\u{323af}\u3041-\u3096\u30a1-\u30fa\u30fc]/u;
  const word = /[\p{L}\p{M}\p{N}]/u;
  const isDense = (c) => dense.test(c);
  const isWord = (c) => !dense.test(c) && word.test(c);

  const known = new Map();
  function foldOne(c) {
    if (!known.has(c)) {
      const small = Array.from(c.normalize("NFKC"), (part) => part.toLowerCase()).join("");
      known.set(c, Array.from(small, (part) => (dense.test(part) || word.test(part) ? part : " ")));
    }
    return known.get(c);
  }

  /** A list of code points made comparable, and for each the index of the one it came from. */
  function fold(text) {
    const chars = [];
    const from = [];
    text.forEach((c, index) => {
      for (const part of foldOne(c)) {
        chars.push(part);
        from.push(index);
      }
    });
    return { chars, from };
  }

  /** The first place from `start` on where `term` stands; a word must begin there. */
  function place(folded, term, start) {
    const chars = folded.chars;
    const bound = isWord(term[0]);
    for (let i = start; i + term.length <= chars.length; i++) {
      if (chars[i] !== term[0] || (bound && i > 0 && isWord(chars[i - 1]))) continue;
      let n = 1;
      while (n < term.length && chars[i + n] === term[n]) n++;
      if (n === term.length) return i;
    }
    return -1;
  }

  const points = (text) => Array.from(text);
  const has = (text, term) => place(fold(points(text)), term, 0) >= 0;

  function termsOf(query) {
    const chars = fold(points(query.normalize("NFC")).slice(0, longestQuery)).chars;
    const terms = [];
    for (const part of chars.join("").split(" ")) {
      if (part && !terms.some((t) => t.join("") === part)) terms.push(points(part));
    }
    return terms.slice(0, mostTerms);
  }

  function runsOf(term) {
    const runs = [];
    for (const c of term) {
      const kind = isWord(c);
      const last = runs[runs.length - 1];
      if (last && last.isWord === kind) last.chars.push(c);
      else runs.push({ isWord: kind, chars: [c] });
    }
    return runs;
  }

  function gramsOf(term) {
    const grams = [];
    for (const run of runsOf(term)) {
      const chars = run.chars;
      const last = chars.length - 2;
      if (run.isWord || last < 0) {
        grams.push({ isWord: run.isWord, chars });
        continue;
      }
      const step = last < 4 ? 1 : 2;
      for (let i = 0; i < last; i += step) grams.push({ isWord: false, chars: chars.slice(i, i + 2) });
      grams.push({ isWord: false, chars: chars.slice(last) });
    }
    return grams;
  }

  function isExact(term) {
    const runs = runsOf(term);
    return runs.length === 1 && (runs[0].isWord || term.length <= 2);
  }

  /* ---- Pinyin: as in Spelling.swift */

  const mayBeSpelling = (term) => term.length >= 2 && term.every((c) => c >= "a" && c <= "z");

  /** Where `letters` end that spell the syllables from `start` on, the first of them whole; or -1. */
  function endOf(letters, syllables, start) {
    let rest = letters;
    for (let i = start; syllables[i]; i++) {
      if (!rest.startsWith(syllables[i])) return i > start && syllables[i].startsWith(rest) ? i + 1 : -1;
      rest = rest.slice(syllables[i].length);
      if (!rest) return i + 1;
    }
    return -1;
  }

  /** The first code points of a title that `term` spells, by first letters or by syllables; or nothing. */
  function spelled(term, pinyin) {
    if (!pinyin) return null;
    const syllables = pinyin.split(" ");
    const letters = term.join("").replace(/v/g, "u");
    for (let start = 0; start < syllables.length; start++) {
      if (term.every((c, i) => syllables[start + i] && syllables[start + i][0] === c)) return [start, start + term.length];
      const end = endOf(letters, syllables, start);
      if (end >= 0) return [start, end];
    }
    return null;
  }

  /* ---- The index */

  /** Distances in base 26, capitals for all digits but the last of each. */
  function numbersIn(text) {
    const numbers = [];
    let previous = -1;
    let digits = 0;
    for (const c of text) {
      if (c >= "A" && c <= "Z") digits = digits * 26 + c.charCodeAt(0) - 65;
      else if (c >= "a" && c <= "z") {
        previous += digits * 26 + c.charCodeAt(0) - 97 + 1;
        numbers.push(previous);
        digits = 0;
      } else break;
    }
    return numbers;
  }

  const files = new Map();
  /** A file of the index, asked for once; a failure is forgotten, so that it can be tried again. */
  function load(name, mode) {
    if (!files.has(name)) {
      const file = fetch(say.index + name, { credentials: "same-origin", cache: mode || "default" }).then((answer) => {
        if (!answer.ok) throw new Error(name);
        return answer.json();
      });
      file.catch(() => files.delete(name));
      files.set(name, file);
    }
    return files.get(name);
  }

  /** The list of documents is asked for anew on each visit; all other files have names that change with them. */
  async function manifest() {
    const index = await load("index.json", "no-cache");
    if (index.v !== 1) throw new Error("layout");
    return index;
  }

  async function numbersOf(index, gram) {
    const first = gram.chars[0];
    const bucket = (((first.codePointAt(0) * 40503) & 0xffff) * index.keys.length) >>> 16;
    if (!index.keys[bucket]) return [];
    const file = await load(`k${bucket}.${index.keys[bucket]}.json`);
    if (gram.isWord) {
      const entries = Object.prototype.hasOwnProperty.call(file.w, first) ? file.w[first] : [];
      const beginning = gram.chars.join("");
      const found = new Set();
      for (let i = 0; i < entries.length; i += 2) {
        if (entries[i].startsWith(beginning)) numbersIn(entries[i + 1]).forEach((n) => found.add(n));
      }
      return Array.from(found);
    }
    const entry = Object.prototype.hasOwnProperty.call(file.d, first) ? file.d[first] : "";
    if (gram.chars.length === 1) return numbersIn(entry);
    const at = entry.indexOf(gram.chars[1]);
    return at < 0 ? [] : numbersIn(entry.slice(at + gram.chars[1].length));
  }

  async function textOf(index, number) {
    const bundle = index.bundle[number];
    return (await load(`t${bundle}.${index.texts[bundle]}.json`))[number] || "";
  }

  /** What may be found, best first. Titles and keywords are compared here; `open` are the terms that only the text can
      confirm. */
  async function candidates(index, terms, filter) {
    const lists = await Promise.all(terms.map((term) => Promise.all(gramsOf(term).map((g) => numbersOf(index, g)))));
    let found = null;
    terms.forEach((term, t) => {
      const weights = new Map();
      const note = (number, weight, open) => {
        const before = found ? found.get(number) : { score: 0, open: [] };
        if (before) weights.set(number, { score: before.score + weight, open: before.open.concat(open) });
      };
      const others = lists[t].slice(1).map((numbers) => new Set(numbers));
      const bySound = new Set();
      if (mayBeSpelling(term)) {
        index.pinyin.forEach((pinyin, number) => { if (spelled(term, pinyin)) bySound.add(number); });
      }
      const exact = isExact(term);
      for (const number of lists[t][0].filter((n) => others.every((set) => set.has(n)))) {
        if (has(index.title[number], term)) note(number, 4, []);
        else if (bySound.has(number)) continue;
        else if (has(index.tags[number], term)) note(number, 2, []);
        else note(number, 1, exact ? [] : [term]);
      }
      for (const number of bySound) if (!weights.has(number)) note(number, 3, []);
      found = weights;
    });
    const [kind, family, year] = filter;
    return Array.from(found || [])
      .filter(([n]) => (!kind || index.kind[n] === kind) && (!family || index.family[n].split(" ").includes(family))
        && (!year || index.date[n].startsWith(year)))
      .map(([number, { score, open }]) => ({ number, score, open, date: index.date[number] }))
      .sort((a, b) => b.score - a.score || byDate(a.date, b.date) || a.number - b.number);
  }

  /** What has no date does not age and comes first; then the latest. */
  function byDate(a, b) {
    if (a === b) return 0;
    if (!a || !b) return a ? 1 : -1;
    return a > b ? -1 : 1;
  }

  /* ---- What is shown */

  function marksIn(chars, terms) {
    const folded = fold(chars);
    const marks = [];
    for (const term of terms) {
      for (let at = place(folded, term, 0); at >= 0; at = place(folded, term, at + term.length)) {
        marks.push([folded.from[at], folded.from[at + term.length - 1] + 1]);
      }
    }
    return marks;
  }

  /** Code points from `start` to `end` as nodes, marks in <mark>; marks that touch become one. */
  function passages(chars, marks, start, end) {
    const pieces = [];
    let index = start;
    const add = (to, isMatch) => {
      const stop = Math.min(to, end);
      if (stop <= index) return;
      const text = chars.slice(index, stop).join("");
      const last = pieces[pieces.length - 1];
      if (isMatch && last && last.isMatch) last.text += text;
      else pieces.push({ text, isMatch });
      index = stop;
    };
    for (const [from, to] of marks.sort((a, b) => a[0] - b[0])) {
      add(from, false);
      add(to, true);
    }
    add(end, false);
    return pieces.map(({ text, isMatch }) => {
      if (!isMatch) return document.createTextNode(text);
      const mark = document.createElement("mark");
      mark.textContent = text;
      return mark;
    });
  }

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  function entry(index, number, text, terms) {
    const title = points(index.title[number]);
    const marks = marksIn(title, terms);
    for (const term of terms.filter(mayBeSpelling)) {
      const found = spelled(term, index.pinyin[number]);
      if (found) marks.push(found);
    }
    const link = element("a", "", ...passages(title, marks, 0, title.length));
    link.href = index.url[number];
    const chars = points(text);
    const found = marksIn(chars, terms);
    const first = found.reduce((least, mark) => Math.min(least, mark[0]), found.length ? Infinity : 0);
    const start = first <= 30 ? 0 : first - 30;
    const end = Math.min(chars.length, start + 100);
    const line = chars.map((c) => (c === "\n" ? " " : c));
    const excerpt = element("p", "why", ...passages(line, found, start, end));
    if (start > 0) excerpt.prepend("…");
    if (end < chars.length) excerpt.append("…");
    const kind = form.elements.kind.querySelector(`option[value="${index.kind[number]}"]`);
    const facts = element("p", "meta", kind ? kind.textContent : "");
    if (index.date[number]) {
      const day = element("time", "", index.date[number]);
      day.dateTime = index.date[number];
      facts.append(" ", day);
    }
    const item = element("li", "", element("h2", "", link));
    if (text) item.append(excerpt);
    item.append(facts);
    if (index.named[number] !== document.documentElement.lang) link.lang = index.named[number];
    if (index.lang[number] !== document.documentElement.lang) excerpt.lang = index.lang[number];
    return item;
  }

  /* ---- The page */

  let turn = 0;
  let rest = [];
  let shown = 0;

  /** Takes confirmed documents from `rest` until a page is full; texts are fetched together, a page at a time. */
  async function next(index, own) {
    const page = [];
    while (rest.length && page.length < pageSize) {
      const batch = rest.splice(0, pageSize - page.length);
      const texts = await Promise.all(batch.map(({ number }) => textOf(index, number)));
      if (own !== turn) return null;
      batch.forEach(({ number, open }, i) => {
        if (open.every((term) => has(texts[i], term))) page.push([number, texts[i]]);
      });
    }
    return page;
  }

  /** Drops what only seemed to be found from the front of `rest`, so that "more" never leads to nothing. */
  async function peek(index, own) {
    while (rest.length && rest[0].open.length) {
      const text = await textOf(index, rest[0].number);
      if (own !== turn) return;
      if (rest[0].open.every((term) => has(text, term))) return;
      rest.shift();
    }
  }

  async function show(isMore, isRetry) {
    const own = isMore ? turn : ++turn;
    const query = form.elements.q.value;
    const terms = termsOf(query);
    const filter = filters.map((name) => form.elements[name].value);
    if (!terms.length) {
      empty(say.hint, query);
      return;
    }
    list.setAttribute("aria-busy", "true");
    try {
      const index = await manifest();
      if (own !== turn) return;
      if (!isMore) {
        const found = await candidates(index, terms, filter);
        if (own !== turn) return;
        rest = found;
        shown = 0;
      }
      const page = await next(index, own);
      if (!page) return;
      await peek(index, own);
      if (own !== turn) return;
      const items = page.map(([number, text]) => entry(index, number, text, terms));
      if (isMore) list.append(...items);
      else replace(items);
      shown += page.length;
      more.hidden = !rest.length;
      wider.hidden = shown > 0 || !filter.some(Boolean);
      const wording = !shown ? say.none : rest.length ? say.some : shown === 1 ? say.one : say.all;
      status.textContent = wording.replace("{n}", shown).replace("{q}", () => query.trim());
      list.dataset.query = query;
      if (isMore && items.length) items[0].querySelector("a").focus();
    } catch (error) {
      if (own !== turn) return;
      // The site may have been built anew since this page was opened: the list of files is asked for once more.
      files.clear();
      if (isRetry) empty(say.error, query);
      else show(false, true);
    } finally {
      if (own === turn) list.removeAttribute("aria-busy");
    }
  }

  function replace(items) {
    list.textContent = "";
    list.append(...items);
  }

  function empty(text, query) {
    rest = [];
    replace([]);
    list.removeAttribute("aria-busy");
    list.dataset.query = query;
    more.hidden = true;
    wider.hidden = true;
    status.textContent = text;
  }

  /** The address says what is shown, so that it can be sent to somebody. */
  function remember() {
    const asked = new URLSearchParams();
    for (const name of fields) {
      const value = form.elements[name].value.trim();
      if (value) asked.set(name, value);
    }
    const text = asked.toString();
    history.replaceState(null, "", location.pathname + (text ? "?" + text : ""));
  }

  let timer;
  function soon() {
    clearTimeout(timer);
    timer = setTimeout(() => { remember(); show(false); }, 180);
  }

  const asked = new URLSearchParams(location.search);
  for (const name of fields) if (asked.has(name)) form.elements[name].value = asked.get(name);
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); remember(); show(false); });
  // Between the keys of an input method there is nothing to look for yet.
  form.addEventListener("input", (event) => { if (!event.isComposing) soon(); });
  form.addEventListener("compositionend", soon);
  more.addEventListener("click", () => show(true));
  // Nothing found among what was chosen: the same words, everywhere.
  wider.addEventListener("click", () => {
    for (const name of filters) form.elements[name].value = "";
    form.elements.q.focus();
    remember();
    show(false);
  });
  form.hidden = false;
  show(false);
})();
