// The index of the site's search, without a server and without a request: script files beside this one, loaded as they are needed
// (publish/search_index.py says what is in them). Tokens are made as text/tokens.py makes them, from the pattern and the table that
// came with the index; a test compares both on the same strings.
(() => {
  "use strict";

  const BATCH = 20; // texts that are looked at together
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const version = document.currentScript.dataset.index;

  // Why nothing can be searched: its message is a key of the catalogue.
  class Unsearchable extends Error {
    constructor(key, given) {
      super(key);
      this.given = given;
    }
  }

  // Files of the index ------------------------------------------------------------------------------------------------------------

  const arrivals = new Map();
  const files = new Map();

  window.redheaderShard = (name, data) => arrivals.get(name)?.(data);

  function load(name) {
    if (!files.has(name)) {
      files.set(name, new Promise((arrive, fail) => {
        arrivals.set(name, arrive);
        const script = document.createElement("script");
        const missing = () => fail(new Unsearchable("script.missing", { file: `search/${name}.js` }));
        script.onerror = missing;
        script.onload = () => {
          script.remove();
          missing(); // which says nothing new to a promise that has its data
        };
        script.src = `search/${name}.js?${version}`; // a browser must not mix files of two indexes
        document.head.append(script);
      }));
    }
    return files.get(name);
  }

  const opened = load("meta").then((data) => {
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
    if (Array.from(query).length > index.longest) throw new Unsearchable("script.long", { n: index.longest });
    const quoted = normalise(index, query).split('"');
    const pieces = quoted.flatMap((part, place) => (place % 2 ? [part] : part.split(/[ \t\n\r\f\v]+/)));
    const terms = new Map();
    for (const piece of pieces) {
      const term = Array.from(segments(index, piece), ({ text, run }) => ({ text, run }));
      if (term.length) terms.set(JSON.stringify(term), term);
    }
    if (!terms.size) throw new Unsearchable("script.nothing");
    if (terms.size > index.most) throw new Unsearchable("script.many", { n: index.most });
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
        const batch = this.candidates.slice(this.looked, this.looked + BATCH);
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

  async function search(query) {
    const index = await opened;
    const terms = parse(index, query);
    const [programmes, numbers] = await Promise.all([programmesFor(index, terms), candidates(index, terms)]);
    return { programmes, finding: new Finding(index, terms, numbers) };
  }

  window.redheaderSearch = Object.freeze({ Unsearchable, find, opened, parse, record, search, segments, termTokens, textOf });
})();
