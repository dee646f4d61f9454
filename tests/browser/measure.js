// What the test asks a page: contrast, sizes, structure. The value of each is a list of faults.
(() => {
  const seen = (element) => {
    const style = getComputedStyle(element);
    return style.display !== "none" && style.visibility !== "hidden" && element.checkVisibility();
  };
  const texts = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.data.trim() && seen(node.parentElement)) found.push(node);
    return found;
  };
  const colour = (text) => {
    const parts = text.match(/[\d.]+/g).map(Number);
    return { r: parts[0], g: parts[1], b: parts[2], a: parts.length > 3 ? parts[3] : 1 };
  };
  const luminance = ({ r, g, b }) => {
    const line = (part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * line(r) + 0.7152 * line(g) + 0.0722 * line(b);
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const found = colour(getComputedStyle(at).backgroundColor);
      if (found.a === 1) return found;
      if (found.a !== 0) throw new Error("a translucent ground");
    }
    return { r: 255, g: 255, b: 255, a: 1 };
  };
  const ratio = (element) => {
    const pair = [colour(getComputedStyle(element).color), ground(element)].map(luminance);
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
  };
  const short = (node) => node.data.trim().slice(0, 40);

  window.measured = {
    contrast: () => texts()
      .filter((node) => ratio(node.parentElement) < 4.5)
      .map((node) => short(node) + " " + ratio(node.parentElement).toFixed(2)),
    lowest: () => Math.min(...texts().map((node) => ratio(node.parentElement))),
    small: () => texts()
      .filter((node) => parseFloat(getComputedStyle(node.parentElement).fontSize) < 16)
      .map(short),
    sideways: () => {
      const width = document.documentElement.clientWidth;
      const faults = document.documentElement.scrollWidth > width ? ["the page scrolls sideways"] : [];
      for (const element of document.querySelectorAll("main *, header *, nav *, footer *")) {
        if (element.closest(".wide, .off, svg") || !seen(element)) continue;
        const box = element.getBoundingClientRect();
        if (box.right > width + 1) faults.push(element.tagName + " ends at " + box.right);
      }
      return faults;
    },
    structure: (site) => {
      const faults = [];
      const all = (selector) => [...document.querySelectorAll(selector)];
      const want = (holds, fault) => holds || faults.push(fault);
      want(document.documentElement.lang === "en", "lang");
      want(document.title.length > 0, "title");
      want(all("h1").length === 1, "one h1");
      for (const name of ["header", "main", "footer"]) want(all("body > " + name).length === 1, name);
      let level = 0;
      for (const heading of all("h1,h2,h3,h4,h5,h6")) {
        want(Number(heading.tagName[1]) <= level + 1, "skips to " + heading.outerHTML);
        level = Number(heading.tagName[1]);
      }
      for (const table of all("main table:not(.body table)"))
        want(table.caption && table.caption.innerText, "a table without a caption");
      for (const cell of all("th")) want(cell.scope, "a th without scope");
      for (const cell of all("[aria-labelledby]"))
        want(document.getElementById(cell.getAttribute("aria-labelledby")), "a label that is not there");
      const ids = all("[id]").map((element) => element.id);
      want(new Set(ids).size === ids.length, "an id twice");
      for (const link of all("a")) {
        want(link.innerText.trim(), "a link without words");
        const beside = site && /^(\.\.\/)?([a-z]+\/)?[-\w~]+\.html(#[-\w]+)?$/.test(link.getAttribute("href"));
        want(beside || /^(https?:\/\/|mailto:|#)/.test(link.getAttribute("href")), "a link to " + link.href);
        if (link.getAttribute("href")[0] === "#")
          want(document.getElementById(link.hash.slice(1)), "a link to nothing");
        want(!link.target, "a link that opens a window");
      }
      const own = site ? ':not([src^="search/"],#search,#search-words)' : "";
      want(all("script,img,iframe,object,embed,form,input,link,base,video,audio")
        .every((element) => own && !element.matches(own)), "an element that loads or acts");
      for (const element of all("*"))
        for (const { name } of element.attributes)
          want(!name.startsWith("on") && name !== "style", "attribute " + name);
      return faults;
    },
    focus: () => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      return {
        name: element.innerText.trim().slice(0, 40), skip: element.classList.contains("skip"),
        outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        inside: box.left >= 0 && box.top >= 0 && box.right <= innerWidth + 1,
        place: [...document.querySelectorAll("*")].indexOf(element),
      };
    },
    closed: () => [...document.querySelectorAll("details .body")]
      .filter((body) => body.getBoundingClientRect().height === 0).length,
  };
})();
