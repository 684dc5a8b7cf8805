// Full-text search inside the site, without a server and without a request: the index is script files beside this one, loaded as
// they are needed (publish/search_index.py says what is in them). Tokens are made as text/tokens.py makes them, from the pattern and
// the table that came with the index; a test compares both on the same strings. Whatever is shown is set as text, never as markup.
(() => {
  "use strict";

  const PER_PAGE = 20;
  const PROGRAMMES = 10; // shown without being asked for
  const AROUND = 160; // characters of an excerpt
  const BEFORE = 50; // of them before the first hit
  const EXCERPTS = 3;
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const form = document.getElementById("search");
  const input = document.getElementById("query");
  const status = document.getElementById("search-status");
  const results = document.getElementById("search-results");
  const title = document.title;
  class Unsearchable extends Error {}

  // Files of the index ------------------------------------------------------------------------------------------------------------

  const arrivals = new Map();
  const files = new Map();

  window.redheaderShard = (name, data) => arrivals.get(name)?.(data);

  function load(name) {
    if (!files.has(name)) {
      files.set(name, new Promise((arrive, fail) => {
        arrivals.set(name, arrive);
        const script = document.createElement("script");
        const missing = () => fail(new Unsearchable(`The file search/${name}.js is missing or damaged; publish the site again.`));
        script.onerror = missing;
        script.onload = () => {
          script.remove();
          missing(); // which says nothing new to a promise that has its data
        };
        script.src = `search/${name}.js?${form.dataset.index}`; // a browser must not mix files of two indexes
        document.head.append(script);
      }));
    }
    return files.get(name);
  }

  const meta = load("meta").then((data) => {
    const [characters, others] = data.folded.map((text) => Array.from(text));
    const table = new Map(characters.map((character, place) => [character, others[place]]));
    const lengths = Array.from(data.lengths, (digit) => 2 ** (DIGITS.indexOf(digit) / 4));
    const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    return { ...data, table, lengths, average, segment: new RegExp(data.pattern, "gu") };
  });

  // Tokens: as in text/tokens.py --------------------------------------------------------------------------------------------------

  function normalise(index, text) {
    let out = "";
    for (const character of text) out += index.table.get(character) ?? character;
    return out;
  }

  function* segments(index, text) {
    for (const match of normalise(index, text).matchAll(index.segment)) {
      yield { text: match[0].replaceAll(",", ""), start: match.index, end: match.index + match[0].length, run: match[1] !== undefined };
    }
  }

  // A run gives each character with the next one, the last one alone.
  function pairs(run) {
    const characters = Array.from(run);
    return characters.map((character, place) => character + (characters[place + 1] ?? ""));
  }

  function termTokens(term) {
    const last = term.at(-1);
    const before = term.slice(0, -1).flatMap((segment) => (segment.run ? pairs(segment.text) : [segment.text]));
    if (!last.run) return { tokens: [...before, last.text], begins: false };
    const ending = pairs(last.text);
    return { tokens: [...before, ...(ending.length > 1 ? ending.slice(0, -1) : ending)], begins: ending.length === 1 };
  }

  function parse(index, query) {
    if (Array.from(query).length > index.longest) throw new Unsearchable(`A query may have ${index.longest} characters at most; shorten it.`);
    const quoted = normalise(index, query).split('"');
    const pieces = quoted.flatMap((part, place) => (place % 2 ? [part] : part.split(/[ \t\n\r\f\v]+/)));
    const terms = new Map();
    for (const piece of pieces) {
      const term = Array.from(segments(index, piece), ({ text, run }) => ({ text, run }));
      if (term.length) terms.set(JSON.stringify(term), term);
    }
    if (!terms.size) throw new Unsearchable("There is no letter, figure or character to search for; give a word, or a phrase in quotation marks.");
    if (terms.size > index.most) throw new Unsearchable(`A query may have ${index.most} words at most; leave some out, or put a phrase in quotation marks.`);
    return [...terms.values()];
  }

  // Every place where a term stands in a text: {term, start, end}, offsets in UTF-16 units.
  function* find(index, text, terms) {
    const longest = Math.max(...terms.map((term) => term.length));
    const recent = [];
    for (const segment of segments(index, text)) {
      recent.push(segment);
      if (recent.length > longest) recent.shift();
      for (const [number, term] of terms.entries()) {
        if (term.length === 1) yield* inside(number, term[0], segment);
        else if (term.length <= recent.length) {
          const here = recent.slice(-term.length);
          const [first, last, wantedFirst, wantedLast] = [here[0], here.at(-1), term[0], term.at(-1)];
          const starts = wantedFirst.run ? first.text.endsWith(wantedFirst.text) : first.text === wantedFirst.text;
          const ends = wantedLast.run ? last.text.startsWith(wantedLast.text) : last.text === wantedLast.text;
          if (starts && ends && term.slice(1, -1).every((wanted, place) => wanted.text === here[place + 1].text)) {
            yield {
              term: number,
              start: wantedFirst.run ? first.end - wantedFirst.text.length : first.start,
              end: wantedLast.run ? last.start + wantedLast.text.length : last.end,
            };
          }
        }
      }
    }
  }

  function* inside(number, wanted, segment) {
    if (!segment.run) {
      if (wanted.text === segment.text) yield { term: number, start: segment.start, end: segment.end };
      return;
    }
    for (let at = segment.text.indexOf(wanted.text); at >= 0; at = segment.text.indexOf(wanted.text, at + 1)) {
      yield { term: number, start: segment.start + at, end: segment.start + at + wanted.text.length };
    }
  }

  // The index ---------------------------------------------------------------------------------------------------------------------

  // How many of a sorted array stand before `wanted`, or with `also`, before or at it.
  function before(sorted, wanted, also = false) {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < wanted || (also && sorted[middle] === wanted)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // Document number -> how often, for one token, or for all tokens that begin so.
  async function postings(index, token, begins) {
    const last = begins ? `${token}\uffff` : token;
    const [from, to] = [Math.max(0, before(index.terms, token) - 1), before(index.terms, last, true)];
    const shards = await Promise.all(Array.from({ length: Math.max(0, to - from) }, (_, place) => load(`terms-${from + place}`)));
    const found = new Map();
    for (const shard of shards) {
      const [terms, lists] = (shard.split ??= shard.map((column) => column.split("\n")));
      for (let place = before(terms, token); place < terms.length && terms[place] <= last; place += 1) decode(lists[place], found);
    }
    return found;
  }

  function decode(list, found) {
    let [at, number] = [0, -1];
    const next = () => {
      for (let [value, shift] = [0, 0]; ; shift += 5) {
        const digit = DIGITS.indexOf(list[at++]);
        value += (digit & 31) << shift;
        if (digit < 32) return value;
      }
    };
    while (at < list.length) {
      const value = next();
      number += (value >> 1) + 1;
      found.set(number, (found.get(number) ?? 0) + (value & 1 ? next() + 2 : 1));
    }
  }

  const record = async (index, number) => (await load(`records-${Math.floor(number / index.records)}`))[number % index.records];

  async function textOf(record) {
    let [text, left] = ["", record[6]?.[2] ?? 0];
    for (let [file, place] = record[6] ?? []; left > 0; file += 1, place = 0) {
      const pieces = (await load(`texts-${file}`)).slice(place, place + left);
      text += pieces.join("");
      left -= pieces.length;
    }
    return text;
  }

  // Documents that hold every token of every term, the best first (BM25), and whether a text must show that tokens follow each other.
  async function candidates(index, terms) {
    let scores = null;
    for (const { tokens, begins } of terms.map(termTokens)) {
      const lists = await Promise.all(tokens.map((token, place) => postings(index, token, begins && place === tokens.length - 1)));
      lists.sort((one, other) => one.size - other.size);
      const held = [...lists[0]].filter(([number]) => lists.every((list) => list.has(number)));
      const rarity = Math.max(1e-6, Math.log((index.lengths.length - held.length + 0.5) / (held.length + 0.5)));
      const next = new Map();
      for (const [number] of held) {
        if (scores && !scores.has(number)) continue;
        const times = Math.min(...lists.map((list) => list.get(number)));
        const weight = times + 1.2 * (0.25 + (0.75 * index.lengths[number]) / index.average);
        next.set(number, (scores?.get(number) ?? 0) + (rarity * times * 2.2) / weight);
      }
      scores = next;
    }
    return [...scores].sort((one, other) => other[1] - one[1] || one[0] - other[0]).map(([number]) => number);
  }

  // What is found, looked at only as far as it is needed: `documents` holds those that are certain, in order.
  class Finding {
    constructor(index, terms, candidates) {
      this.exact = terms.every((term) => termTokens(term).tokens.length === 1);
      [this.index, this.terms, this.candidates] = [index, terms, candidates];
      this.documents = this.exact ? candidates : [];
      this.looked = this.exact ? candidates.length : 0;
    }

    get complete() {
      return this.looked === this.candidates.length;
    }

    async reach(enough) {
      while (!this.complete && this.documents.length < enough) {
        const batch = this.candidates.slice(this.looked, this.looked + PER_PAGE);
        const held = await Promise.all(batch.map((number) => this.holds(number)));
        this.documents.push(...batch.filter((_, place) => held[place]));
        this.looked += batch.length;
      }
    }

    async holds(number) {
      const missing = new Set(this.terms.keys());
      for (const hit of find(this.index, await textOf(await record(this.index, number)), this.terms)) {
        missing.delete(hit.term);
        if (!missing.size) return true;
      }
      return false;
    }
  }

  async function programmesFor(index, terms) {
    const shards = await Promise.all(Array.from({ length: index.programmes }, (_, number) => load(`programmes-${number}`)));
    const holds = (name) => new Set(Array.from(find(index, name, terms), (hit) => hit.term)).size === terms.length;
    return shards.flat().flatMap(([id, name, documents, names]) => {
      const alias = [name, ...names].find(holds);
      return alias === undefined ? [] : [{ id, name, documents, alias }];
    }).sort((one, other) => other.documents - one.documents);
  }

  // What is shown -----------------------------------------------------------------------------------------------------------------

  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children); // strings become text
    return made;
  }

  // The offset in code points, which is what addresses on the site count, of an offset in UTF-16 units.
  function codePoints(text, offset) {
    let count = offset;
    for (let at = 0; at < offset; at += 1) if (text.charCodeAt(at) >> 10 === 0xd800 >> 10) count -= 1;
    return count;
  }

  // Groups of hits: where most terms stand close together, then where those stand that are missing there.
  function closest(hits, terms) {
    const missing = new Set(terms.keys());
    const groups = [];
    while (missing.size && groups.length < EXCERPTS) {
      let [best, most] = [null, 0];
      for (let from = 0, to = 0; from < hits.length; from += 1) {
        while (to < hits.length && hits[to].end <= hits[from].start + AROUND - BEFORE) to += 1;
        const group = hits.slice(from, Math.max(to, from + 1));
        const fresh = new Set(group.map((hit) => hit.term).filter((term) => missing.has(term))).size;
        if (fresh > most) [best, most] = [group, fresh];
        if (most === missing.size) break;
      }
      if (!best) break;
      groups.push(best);
      for (const hit of best) missing.delete(hit.term);
    }
    return groups;
  }

  function excerpt(text, group, address) {
    const [first, last] = [group[0], group.at(-1)];
    const lineStart = text.lastIndexOf("\n", first.start - 1) + 1;
    const lineEnd = (text.indexOf("\n", last.end) + 1 || text.length + 1) - 1;
    let start = Math.max(first.start ? lineStart : 0, first.start - BEFORE);
    let end = Math.min(lineEnd, Math.max(last.end, start + AROUND));
    if (text.charCodeAt(start) >> 10 === 0xdc00 >> 10) start += 1; // never half a character
    if (text.charCodeAt(end) >> 10 === 0xdc00 >> 10) end += 1;
    const link = element("a", { class: "quote", href: address(codePoints(text, first.start ? lineStart : 0), codePoints(text, first.start)) });
    if (start > lineStart) link.append("…");
    let at = start;
    for (const hit of group) {
      if (hit.end <= at) continue;
      link.append(text.slice(at, Math.max(at, hit.start)), element("mark", {}, text.slice(Math.max(at, hit.start), hit.end)));
      at = hit.end;
    }
    link.append(text.slice(at, end), end < lineEnd ? "…" : "");
    return element("p", { dir: "auto" }, link);
  }

  async function documentItem(finding, number) {
    const found = await record(finding.index, number);
    const [id, name, stated, date, place, language, , parts] = found;
    const text = await textOf(found);
    const address = (line, hit) => {
      const part = parts.filter((start) => start <= hit).length;
      const start = part ? Math.max(line, parts[part - 1]) : line;
      return `document/${id}${part ? `-${part + 1}` : ""}.html#p=${start}`;
    };
    const hits = [...find(finding.index, text, finding.terms)].sort((one, other) => one.start - other.start || one.end - other.end);
    const heading = element("a", { href: `document/${id}.html` }, element("bdi", { lang: language }, name));
    const facts = [stated ? null : "untitled", date ?? "undated", place?.[0], place?.[1]].filter(Boolean).join(" · ");
    const item = element("li", {}, element("h3", {}, heading), element("p", { class: "meta" }, element("bdi", {}, facts)));
    const excerpts = closest(hits, finding.terms).map((group) => excerpt(text, group, address));
    for (const each of excerpts) each.lang = language;
    item.append(...excerpts);
    return item;
  }

  function programmeList(found) {
    const items = found.map(({ id, name, documents, alias }) => element(
      "li", {},
      element("a", { href: `programme/${id}.html` }, element("bdi", {}, name)),
      ...(alias === name ? [] : [" ", element("bdi", { class: "of" }, alias)]),
      " ", element("span", { class: "count" }, `${documents.toLocaleString("en")} ${documents === 1 ? "document" : "documents"}`),
    ));
    const list = element("ul", { class: "plain" }, ...items.slice(0, PROGRAMMES));
    const more = element("button", { type: "button" }, `Show ${items.length - PROGRAMMES} more`);
    more.addEventListener("click", () => {
      list.append(...items.slice(PROGRAMMES));
      more.parentElement.remove();
      items[PROGRAMMES].querySelector("a").focus();
    });
    const section = element("section", { "aria-labelledby": "found-programmes" }, element("h2", { id: "found-programmes" }, "Programmes"), list);
    if (items.length > PROGRAMMES) section.append(element("p", { class: "pager" }, more));
    return section;
  }

  function pager(finding, page) {
    const last = Math.ceil(finding.documents.length / PER_PAGE);
    const button = (label, to) => {
      const made = element("button", { type: "button" }, label);
      made.addEventListener("click", () => go(input.value, to, true));
      return made;
    };
    const nav = element("nav", { class: "pager", "aria-label": "Pages of results" });
    if (finding.complete && last < 2) return nav;
    if (page > 1) nav.append(button("← Previous", page - 1));
    nav.append(element("span", {}, finding.complete ? `Page ${page} of ${last}` : `Page ${page}`));
    if (page < last) nav.append(button("Next →", page + 1));
    return nav;
  }

  function counted(finding, programmes, query) {
    const documents = finding.documents.length;
    if (!finding.complete) return `Counting the documents that hold ${query} …`;
    const words = [];
    if (documents || !programmes.length) words.push(documents === 1 ? "1 document" : `${documents.toLocaleString("en")} documents`);
    if (programmes.length) words.push(programmes.length === 1 ? "1 programme" : `${programmes.length.toLocaleString("en")} programmes`);
    const hint = documents || programmes.length ? "" : " Fewer or shorter words find more.";
    return `Found ${words.join(" and ")} for ${query}.${hint}`;
  }

  // Running a search --------------------------------------------------------------------------------------------------------------

  let current = 0;
  let latest = { query: null, finding: null, programmes: [] };

  async function run(query, page, focus) {
    const mine = (current += 1);
    document.title = query ? `${query} · ${title}` : title;
    if (!query.trim()) {
      results.replaceChildren();
      status.textContent = "";
      return;
    }
    status.textContent = "Searching …";
    try {
      const index = await meta;
      if (latest.query !== query) {
        const terms = parse(index, query);
        const [programmes, numbers] = await Promise.all([programmesFor(index, terms), candidates(index, terms)]);
        latest = { query, programmes, finding: new Finding(index, terms, numbers) };
      }
      const { finding, programmes } = latest;
      await finding.reach(page * PER_PAGE + 1);
      page = Math.min(page, Math.max(1, Math.ceil(finding.documents.length / PER_PAGE)));
      const shown = finding.documents.slice((page - 1) * PER_PAGE, page * PER_PAGE);
      const items = await Promise.all(shown.map((number) => documentItem(finding, number)));
      if (mine !== current) return;
      show(finding, programmes, items, page);
      if (focus) results.querySelector("h2[tabindex]")?.focus();
      status.textContent = counted(finding, programmes, query);
      await finding.reach(Infinity);
      if (mine !== current) return;
      status.textContent = counted(finding, programmes, query);
      results.querySelector("nav.pager")?.replaceWith(pager(finding, page));
    } catch (error) {
      if (mine !== current) return;
      results.replaceChildren();
      status.textContent = error instanceof Unsearchable ? error.message : `The search failed (${error.message}); publish the site again.`;
    }
  }

  function show(finding, programmes, items, page) {
    results.replaceChildren();
    if (programmes.length && page === 1) results.append(programmeList(programmes));
    if (items.length) {
      results.append(
        element("h2", { tabindex: "-1" }, "Documents"),
        element("ol", { class: "found", start: (page - 1) * PER_PAGE + 1 }, ...items),
        pager(finding, page),
      );
    }
  }

  function go(query, page, focus) {
    const asked = new URLSearchParams(query.trim() ? { q: query, ...(page > 1 ? { page } : {}) } : {});
    try {
      history.pushState(null, "", `${location.pathname}${asked.size ? `?${asked}` : ""}`);
    } catch {
      // A browser that keeps no history for pages opened from disk searches all the same.
    }
    run(query, page, focus);
  }

  function open() {
    const asked = new URLSearchParams(location.search);
    input.value = asked.get("q") ?? "";
    run(input.value, Math.max(1, Math.floor(Number(asked.get("page"))) || 1), false);
  }

  // What the tests compare with text/tokens.py.
  window.redheaderSearch = Object.freeze({
    segments: async (text) => [...segments(await meta, text)].map(({ text: folded, start, end, run }) => [folded, start, end, run]),
    tokens: async (query) => parse(await meta, query).map((term) => [termTokens(term).tokens, termTokens(term).begins]),
    hits: async (text, query) => [...find(await meta, text, parse(await meta, query))].map(({ term, start, end }) => [term, start, end]),
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(input.value, 1, false);
  });
  window.addEventListener("popstate", open);
  form.hidden = false;
  open();
})();
