// The script of a site's search, the only one there is.
#include "render/site_search.hpp"

namespace trail::render {

// Whatever it shows it sets as text. Numbers, names of files and the order of words are those of
// the index.
std::string_view site_script() {
    return R"js("use strict";
(() => {
  const atOnce = 30;
  const mostWords = 12;
  const mostFiles = 60;
  const form = document.getElementById("search");
  const box = document.getElementById("search-words");
  const status = document.getElementById("search-status");
  const list = document.getElementById("search-results");
  const more = document.getElementById("search-more");

  // A page from a disk may not fetch files, but it may load scripts.
  const received = new Map();
  const asked = new Map();
  window.trail = { put: (name, value) => received.set(name, value) };
  const load = (name) => {
    if (asked.has(name)) return asked.get(name);
    const answer = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = "search/" + name + ".js";
      script.onload = () => resolve(received.get(name));
      script.onerror = () => {
        asked.delete(name);
        reject(new Error(name));
      };
      document.head.append(script);
    });
    asked.set(name, answer);
    return answer;
  };

  const accents =
    /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g;
  const unspaced = new RegExp("[" + ["Han", "Hira", "Kana", "Hang", "Thai", "Lao", "Khmr", "Mymr"]
    .map((script) => "\\p{Script=" + script + "}").join("") + "]", "u");
  const fold = (text) => text.toUpperCase().toLowerCase().replace(/\u03c2/g, "\u03c3")
    .normalize("NFD").replace(accents, "").normalize("NFC");
  // What to look for: whole words of the index, or how they begin.
  const terms = (text) => (fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).flatMap((word) => {
    const letters = [...word];
    if (!unspaced.test(word)) return [{ word: letters.slice(0, 32).join(""), begins: true }];
    if (letters.length === 1) return [{ word, begins: true }];
    return letters.slice(1).map((letter, i) => ({ word: letters[i] + letter, begins: false }));
  }).slice(0, mostWords);

  // The order of the index is that of code points, not of JavaScript.
  const compare = (a, b) => {
    const left = [...a], right = [...b];
    for (let i = 0; i < left.length && i < right.length; ++i)
      if (left[i] !== right[i]) return left[i].codePointAt(0) - right[i].codePointAt(0);
    return left.length - right.length;
  };
  const holds = (term, word) => (term.begins ? word.startsWith(term.word) : word === term.word);
  const files = (table, term) => {
    let from = table.words.findIndex((word) => compare(word, term.word) >= 0);
    if (from < 0) from = table.words.length;
    const found = [];
    for (let i = Math.max(0, from - 1); i < table.words.length; ++i) {
      if (compare(table.words[i], term.word) > 0 && !holds(term, table.words[i])) break;
      found.push("words-" + i);
    }
    return found.slice(0, mostFiles);
  };
  const mark = (piece, hits, round) => {
    let entry = 0;
    for (const part of piece.split(" ")) {
      entry += parseInt(part, 36);
      if (hits[entry] === round) hits[entry] = round + 1;
    }
  };
  const find = async (text) => {
    const table = await load("table");
    const wanted = terms(text);
    const hits = new Uint8Array(table.total);
    for (const [round, term] of wanted.entries())
      for (const file of await Promise.all(files(table, term).map(load)))
        for (const [word, piece] of file) if (holds(term, word)) mark(piece, hits, round);
    const found = [];
    for (let entry = table.total - 1; wanted.length > 0 && entry >= 0; --entry)
      if (hits[entry] === wanted.length) found.push(entry);
    return found;
  };

  const entry = async (number) => {
    const table = await load("table");
    let file = table.entries.findIndex((first) => first > number);
    if (file < 0) file = table.entries.length;
    const [target, text, facts] = (await load("entries-" + (file - 1)))[number - table.entries[file - 1]];
    const item = document.createElement("li");
    const link = document.createElement("a");
    const words = document.createElement("bdi");
    const behind = document.createElement("span");
    link.href = target;
    words.textContent = text;
    behind.className = "facts";
    behind.textContent = " (" + facts + ")";
    link.append(words);
    item.append(link, behind);
    return item;
  };

  let last = 0;
  let rest = [];
  const show = async () => {
    const run = last;
    const items = await Promise.all(rest.slice(0, atOnce).map(entry));
    if (run !== last) return;
    rest = rest.slice(atOnce);
    list.append(...items);
    more.hidden = rest.length === 0;
    return items[0];
  };
  const said = (number) => {
    if (number === 0) return "Nothing found.";
    return number === 1 ? "1 entry, newest first." : number.toLocaleString("en") + " entries, newest first.";
  };
  const search = async () => {
    const run = ++last;
    const text = box.value;
    try {
      const found = text.trim() ? await find(text) : [];
      if (run !== last) return;
      list.replaceChildren();
      rest = found;
      await show();
      if (run === last) status.textContent = text.trim() ? said(found.length) : "";
    } catch (fault) {
      if (run === last) status.textContent = "The index cannot be read: search/" + fault.message + ".js";
    }
  };
  let waiting = 0;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 150);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    search();
  });
  more.addEventListener("click", async () => {
    const first = await show();
    first?.querySelector("a").focus();
  });
  form.hidden = false;
  window.addEventListener("pageshow", () => box.value && search());
})();
)js";
}

}  // namespace trail::render
