// The search page: asks the index (search-index.js) and shows what it gives. Whatever is shown is set as text, never as markup.
(() => {
  "use strict";

  const PER_PAGE = 20;
  const PROGRAMMES = 10; // shown without being asked for
  const AROUND = 160; // characters of an excerpt
  const BEFORE = 50; // of them before the first hit
  const EXCERPTS = 3;
  const { Unsearchable, find, record, search, textOf } = window.redheaderSearch;
  const form = document.getElementById("search");
  const input = document.getElementById("query");
  const status = document.getElementById("search-status");
  const results = document.getElementById("search-results");
  const { ready, say } = window.redheader;

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
    const facts = [stated ? null : say("script.untitled"), date ?? say("script.undated"), place?.[0], place?.[1]].filter(Boolean).join(" · ");
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
      " ", element("span", { class: "count" }, say("script.documents", { n: documents })),
    ));
    const list = element("ul", { class: "plain" }, ...items.slice(0, PROGRAMMES));
    const more = element("button", { type: "button" }, say("script.more", { n: items.length - PROGRAMMES }));
    more.addEventListener("click", () => {
      list.append(...items.slice(PROGRAMMES));
      more.parentElement.remove();
      items[PROGRAMMES].querySelector("a").focus();
    });
    const section = element("section", { "aria-labelledby": "found-programmes" }, element("h2", { id: "found-programmes" }, say("script.of_programmes")), list);
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
    const nav = element("nav", { class: "pager", "aria-label": say("script.pages") });
    if (finding.complete && last < 2) return nav;
    if (page > 1) nav.append(button(`← ${say("script.previous")}`, page - 1));
    nav.append(element("span", {}, say(finding.complete ? "script.page" : "script.page_open", { number: page, last })));
    if (page < last) nav.append(button(`${say("script.next")} →`, page + 1));
    return nav;
  }

  function counted(finding, programmes, query) {
    const documents = finding.documents.length;
    if (!finding.complete) return say("script.counting", { query });
    const given = { query, documents: say("script.documents", { n: documents }), programmes: say("script.programmes", { n: programmes.length }) };
    if (documents && programmes.length) return say("script.found_both", given);
    const found = say("script.found", { query, what: programmes.length ? given.programmes : given.documents });
    return documents || programmes.length ? found : `${found} ${say("script.fewer")}`;
  }

  // Running a search --------------------------------------------------------------------------------------------------------------

  let current = 0;
  let latest = { query: null, finding: null, programmes: [] };

  async function run(query, page, focus) {
    const mine = (current += 1);
    document.title = `${query ? `${query} · ` : ""}${document.querySelector("h1").textContent} · redheader`;
    if (!query.trim()) {
      results.replaceChildren();
      status.textContent = "";
      return;
    }
    status.textContent = say("script.searching");
    try {
      if (latest.query !== query) latest = { query, ...(await search(query)) };
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
      status.textContent = error instanceof Unsearchable ? say(error.message, error.given) : say("script.broken", { why: error.message });
    }
  }

  function show(finding, programmes, items, page) {
    results.replaceChildren();
    if (programmes.length && page === 1) results.append(programmeList(programmes));
    if (items.length) {
      results.append(
        element("h2", { tabindex: "-1" }, say("script.of_documents")),
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

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(input.value, 1, false);
  });
  window.addEventListener("popstate", open);
  document.addEventListener("redheader:language", open);
  ready.then(() => {
    form.hidden = false;
    open();
  });
})();
