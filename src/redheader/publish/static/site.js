/* What pages can do beyond being read: switch the language, find within a list, copy a citation. They are whole without it.
   Nothing is fetched but files of the site itself; whatever a document says is set as text, never as HTML. */
"use strict";
(() => {
  const root = document.documentElement;
  const messages = { en: {}, zh: {} };
  const ready = new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve));
  const loaded = new Promise((resolve) => {
    window.redheaderMessages = (given) => { Object.assign(messages, given); resolve(); };
  });

  const store = {
    get: () => { try { return localStorage.getItem("redheader.language"); } catch { return null; } },
    set: (language) => { try { localStorage.setItem("redheader.language", language); } catch { /* not kept, then */ } },
  };
  const wanted = () => (new URLSearchParams(location.search).get("lang") ?? store.get()) === "zh" ? "zh" : "en";
  let language = "en";

  const shown = (value) => (typeof value === "number" ? value.toLocaleString("en") : value);
  const say = (key, given = {}) => {
    const forms = messages[language][key] ?? messages.en[key] ?? { other: key };
    const form = (given.n === 1 && forms.one) || forms.other;
    return form.replace(/\{(\w+)\}/g, (hole, name) => shown(given[name]) ?? hole);
  };

  /* The language. Of every message its English is kept; its arguments are elements that both languages share. */
  const english = new WeakMap();
  let title;

  const word = (element, words) => {
    if (!english.has(element)) english.set(element, [...element.childNodes]);
    if (words === undefined) return element.replaceChildren(...english.get(element));
    const given = new Map(english.get(element).filter((node) => node.dataset?.a).map((node) => [node.dataset.a, node]));
    element.replaceChildren(...words.split(/\{(\w+)\}/).map((part, place) => (place % 2 ? given.get(part) ?? "" : part)));
  };

  const speak = (to) => {
    const catalogue = to === "zh" ? messages.zh : {};
    for (const element of document.querySelectorAll("[data-t]")) word(element, catalogue[element.dataset.t]?.other);
    for (const element of document.querySelectorAll("[data-l]")) {
      element.dataset.en ??= element.getAttribute("aria-label");
      element.setAttribute("aria-label", catalogue[element.dataset.l]?.other ?? element.dataset.en);
      if (element.classList.contains("sign")) element.lang = to === "zh" ? "zh-Hans" : "en";
    }
    for (const element of document.querySelectorAll("[data-zh]")) {
      element.dataset.en ??= element.textContent;
      element.textContent = to === "zh" ? element.dataset.zh : element.dataset.en;
    }
    language = to;
    title ??= document.title;
    document.title = to === "zh" ? `${[...document.querySelector("h1").childNodes].filter((node) => node.className !== "sub").map((node) => node.textContent).join("")} · redheader` : title;
    root.lang = to === "zh" ? "zh-Hans" : "en";
    for (const button of document.querySelectorAll("[data-switch]")) button.hidden = button.dataset.switch === to;
    document.dispatchEvent(new Event("redheader:language"));
  };

  const keep = (to) => {
    store.set(to);
    const address = new URL(location.href);
    if (address.searchParams.has("lang")) {
      address.searchParams.delete("lang");
      history.replaceState(null, "", address);
    }
    speak(to);
  };

  /* Finding. A list of one page hides its rows; one of several pages shows what its script holds. */
  const LONGEST = 200;
  const folded = (text) => text.normalize("NFKC").toLowerCase();

  const finder = (form) => {
    const output = form.querySelector("output");
    const list = document.querySelector("[data-list]");
    const found = document.querySelector(".matches");
    const here = [...(list?.querySelector("[data-rows]")?.children ?? [])];
    let rows = null;

    const read = () => {
      rows ??= form.dataset.script ? script(form.dataset.script) : Promise.resolve(
        here.map((element) => ({ element, text: folded(element.textContent), within: (element.dataset.in ?? "").split(" ") })));
      return rows;
    };
    const asked = () => [...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value);
    const fits = (row, words, cuts) => cuts.every((cut) => row.within.includes(cut)) && words.every((each) => row.text.includes(each));

    const show = async () => {
      const query = asked();
      remember(query);
      const words = folded(query.find(([name]) => name === "find")?.[1] ?? "").split(/\s+/).filter(Boolean);
      const cuts = query.filter(([name]) => name !== "find").map(([, value]) => value);
      if (!query.length && rows === null) return;
      let all;
      try { all = await read(); } catch { output.textContent = say("script.failed"); return; }
      const fitting = all.filter((row) => fits(row, words, cuts));
      if (form.dataset.script) {
        list.hidden = query.length > 0;
        found.hidden = query.length === 0;
        found.replaceChildren(...(query.length ? fitting.slice(0, LONGEST).map(match) : []));
      } else {
        for (const row of all) row.element.hidden = true;
        for (const row of fitting) row.element.hidden = false;
      }
      const cut = form.dataset.script && fitting.length > LONGEST;
      const given = { n: cut ? LONGEST : fitting.length, total: (cut ? fitting : all).length };
      output.textContent = query.length ? say(cut ? "script.first" : "script.shown", given) : "";
    };
    const match = (row) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const more = document.createElement("span");
      link.href = form.dataset.root + row.path;
      link.textContent = row.words;
      more.textContent = row.more;
      more.className = "meta";
      item.append(link, " ", more);
      return item;
    };
    const remember = (query) => {
      const address = new URL(location.href);
      address.search = new URLSearchParams(query);
      if (address.href !== location.href) history.replaceState(null, "", address);
      for (const link of document.querySelectorAll("a[data-keep]")) link.search = address.search;
    };

    form.hidden = false;
    root.classList.add("finding");
    for (const [name, value] of new URLSearchParams(location.search)) if (form.elements[name]) form.elements[name].value = value;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", show);
    document.addEventListener("redheader:language", show);
    show();
  };

  const script = (source) => new Promise((resolve, reject) => {
    window.redheaderRows = (given) => resolve(given.map(([path, words, more, within]) => (
      { path, words, more, text: folded(`${words} ${more}`), within: within.split(" ") })));
    const element = document.createElement("script");
    element.src = source;
    element.addEventListener("error", reject);
    document.head.append(element);
  });

  /* Citing. What is copied is what the page shows, with the page's own address. */
  const site = () => new URL(document.querySelector("a.brand").getAttribute("href"), location.href);
  const lines = (element) => [...element.querySelectorAll("p")].map((line) => line.textContent.replace(/\s+/g, " ").trim());

  const copy = async (text, button) => {
    let done = false;
    try { await navigator.clipboard.writeText(text); done = true; } catch { done = older(text); }
    button.textContent = say(done ? "script.copied" : "script.press");
    setTimeout(() => { button.textContent = say("script.copy"); }, 2500);
  };
  const older = (text) => {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "hidden";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  };
  const button = (text) => {
    const made = document.createElement("button");
    const name = () => { made.textContent = say("script.copy"); };
    made.type = "button";
    made.className = "copy";
    made.addEventListener("click", () => copy(text(), made));
    document.addEventListener("redheader:language", name);
    name();
    return made;
  };

  const citations = () => {
    for (const block of document.querySelectorAll("[data-citation]")) {
      for (const place of block.querySelectorAll("[data-address]")) place.textContent = new URL(place.dataset.address, site()).href;
      block.after(button(() => lines(block).join("\n")));
    }
    const reference = document.querySelector("[data-reference]");
    if (!reference) return;
    for (const link of document.querySelectorAll(".statements .cite")) {
      const passage = link.closest("li").querySelector("a.statement");
      link.after(" ", button(() => cited(reference, passage.hash.slice(1), link.href)));
    }
  };

  /* Beside a passage that an address names, what it states. */
  const point = () => {
    const panel = document.querySelector(".reading > aside");
    if (!panel) return;
    for (const item of panel.querySelectorAll(".current")) item.classList.remove("current");
    const stated = [...panel.querySelectorAll("a.statement")].filter((link) => location.hash && link.hash === location.hash).map((link) => link.parentElement);
    for (const item of stated) item.classList.add("current");
    if (stated.length && getComputedStyle(panel).position === "sticky") panel.scrollTop += stated[0].getBoundingClientRect().top - panel.getBoundingClientRect().top - panel.clientHeight / 3;
  };
  const cited = (reference, anchor, claim) => {
    const quote = [...document.querySelectorAll(`[id="${anchor}"], [data-of="${anchor}"]`)].map((piece) => piece.textContent).join("");
    const [title, ...rest] = lines(reference);
    const [start, end] = anchor.slice(2).split("-");
    return [`“${quote}”`, `${title} ${say("script.offsets", { start, end })}`, ...rest, `${say("script.claim")} ${claim}`].join("\n");
  };

  if (wanted() === "zh") root.classList.add("waiting");
  const started = Promise.all([ready, loaded]).then(() => {
    citations();
    speak(wanted());
    root.classList.remove("waiting");
    for (const form of document.querySelectorAll("form.finder")) finder(form);
    window.addEventListener("hashchange", point);
    point();
    for (const each of document.querySelectorAll("[data-switch]")) each.addEventListener("click", () => keep(each.dataset.switch));
  });
  window.redheader = { ready: started, say };
  window.addEventListener("load", () => root.classList.remove("waiting"));
})();
