/* Whence, the default theme's script: only what a page can do without. Event and passage light up together, j and k go
   from event to event, lists can be filtered, and search.html searches all events of the site. No dependency, nothing
   from another server; it works from disk too, where pages may load scripts but fetch nothing. */
(() => {
  "use strict";
  const all = (query, inside = document) => [...inside.querySelectorAll(query)];
  const one = (query, inside = document) => inside.querySelector(query);
  const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const home = new URL(".", document.currentScript.src).href;

  /* Event and passage: what belongs together, by the id of the event in the list. */
  const together = new Map();
  const join = (id, node) => {
    const group = together.get(id);
    if (group) group.push(node); else together.set(id, [node]);
  };
  const target = (link) => decodeURIComponent(link.hash || link.href.baseVal || "").replace(/^#/, "");
  const eventsOf = (node) => {
    if (node.matches("mark")) return node.dataset.event.split(" ");
    return [node.matches("a") ? target(node) : node.id];
  };
  const PART = "mark[data-event], a.ref, .strip-svg a, .event[id], .sides > li[id]";
  let lit = [];
  const light = (node) => {
    lit.forEach((each) => each.classList.remove("lit"));
    lit = node ? eventsOf(node).flatMap((id) => together.get(id) || []) : [];
    lit.forEach((each) => each.classList.add("lit"));
  };
  all(PART).forEach((node) => eventsOf(node).forEach((id) => join(id, node)));
  for (const kind of ["mouseover", "focusin"]) {
    document.addEventListener(kind, (moment) => light(moment.target.closest(PART)));
  }

  /* Keys. They can be turned off (WCAG 2.1.4), and are off wherever something is typed. */
  const keys = one(".keys");
  const ask = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
  const keep = (name, value) => { try { localStorage.setItem(name, value); } catch { /* then for this page only */ } };
  let hasKeys = Boolean(keys) && ask("whence-keys") !== "off";
  let reached = null;
  const isShown = (node) => node.getClientRects().length > 0;
  const go = (step) => {
    const items = all("#timeline-list .event[id], #timeline-list .sides > li[id]").filter(isShown);
    let place = items.indexOf(document.activeElement.closest("li[id]") || reached);
    if (place < 0) {
      place = items.findIndex((item) => item.getBoundingClientRect().top > 0);
      if (place < 0) place = items.length;
      if (step > 0) place -= 1;
    }
    const next = items[place + step];
    if (!next) return;
    reached = next;
    const heading = one("h3.t, h4", next);
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  };
  if (keys) {
    const button = one("button", keys);
    const show = () => { button.textContent = hasKeys ? button.dataset.off : button.dataset.on; };
    button.addEventListener("click", () => {
      hasKeys = !hasKeys;
      keep("whence-keys", hasKeys ? "on" : "off");
      show();
    });
    show();
    keys.hidden = false;
  }
  document.addEventListener("keydown", (press) => {
    if (!hasKeys || press.ctrlKey || press.altKey || press.metaKey || press.shiftKey) return;
    if (press.target.closest("input, textarea, select, [contenteditable]")) return;
    const step = { j: 1, k: -1 }[press.key];
    if (step) go(step);
  });

  /* Filters: each choice is a word that an event of the list bears or not. */
  const filters = one("form.filters");
  const filter = () => {
    const wanted = all("select", filters).map((select) => select.value).filter(Boolean);
    const typed = plain(one("input", filters).value).split(/\s+/).filter(Boolean);
    let shown = 0;
    let year = null;
    const items = all("#timeline-list > .event");
    for (const item of items) {
      const parts = [item, ...all("[data-tags]", item)].filter((part) => part.dataset.tags !== undefined);
      const meets = (part) => wanted.every((tag) => part.dataset.tags.split(" ").includes(tag));
      const text = typed.length ? plain(item.textContent) : "";
      const isIn = parts.some(meets) && typed.every((word) => text.includes(word));
      item.classList.toggle("out", !isIn);
      item.classList.remove("heading");
      if (one(".year", item)) year = item;
      if (isIn && year) {
        year.classList.add("heading");
        year = null;
      }
      for (const part of parts) {
        shown += isIn;
        (together.get(part.id) || []).filter((each) => each.matches("a")).forEach(
          (each) => each.classList.toggle("faint", !isIn));
      }
    }
    const total = all("[data-tags]", one("#timeline-list")).length;
    one(".filtered").textContent = wanted.length || typed.length
      ? fill(filters.dataset.shown, { count: shown, all: total }) : "";
  };
  const plain = (text) => text.normalize("NFD").toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  if (filters) {
    filters.addEventListener("input", filter);
    filters.addEventListener("submit", (moment) => { moment.preventDefault(); filter(); });
    filters.addEventListener("reset", () => setTimeout(filter));
    filters.parentElement.hidden = false;
    if (one("input", filters).value || all("select", filters).some((select) => select.value)) filter();
  }

  /* Search. The index is cut into scripts, of which only those are loaded that hold the words asked for. */
  const asked = new Map();
  const load = (name) => {
    if (!asked.has(name)) {
      asked.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        whence.waiting.set(name, resolve);
        script.onerror = () => { asked.delete(name); reject(new Error(name)); };
        script.src = `${home}search/${name}.js`;
        document.head.append(script);
      }));
    }
    return asked.get(name);
  };
  const whence = (name, value) => whence.waiting.get(name)?.(value);
  whence.waiting = new Map();
  globalThis.whence = whence;

  const wordsOf = (text) => plain(text).replace(/ς/g, "σ").match(/[\p{L}\p{N}]+/gu) || [];
  const find = async (index, word) => {
    const near = index.starts.flatMap((start, place) => start.startsWith(word) || word.startsWith(start) ? [place] : []);
    const found = new Set();
    for (const shard of await Promise.all(near.map((place) => load(`words-${place}`)))) {
      for (const [known, gaps] of Object.entries(shard)) {
        let number = 0;
        if (known.startsWith(word)) gaps.forEach((gap) => { number += gap; found.add(number); });
      }
    }
    return found;
  };
  const search = (form) => {
    const box = one("input", form);
    const said = one("[role=status]");
    const list = one(".results");
    const more = one(".more-results");
    let turn = 0;
    let found = [];
    const show = async (size) => {
      const mine = turn;
      const from = list.children.length;
      const part = found.slice(from, from + 20);
      const blocks = await Promise.all(part.map((number) => load(`events-${Math.floor(number / size)}`)));
      if (mine !== turn) return;
      part.forEach((number, place) => {
        const [title, when, href, article, lang] = blocks[place][number % size];
        const item = document.createElement("li");
        const link = document.createElement("a");
        const date = document.createElement("span");
        const origin = document.createElement("span");
        link.textContent = title;
        link.href = home + href;
        if (lang) link.lang = origin.lang = lang;
        date.textContent = when;
        date.className = "when";
        origin.textContent = article;
        origin.className = "from";
        link.dir = origin.dir = "auto";
        item.append(date, link, origin);
        list.append(item);
      });
      more.hidden = list.children.length >= found.length;
      if (from) one("a", list.children[from]).focus();
    };
    const run = async () => {
      const mine = ++turn;
      const typed = wordsOf(box.value).filter((word) => word.length > 1 || /[^a-z]/.test(word));
      list.replaceChildren();
      more.hidden = true;
      said.textContent = "";
      if (!typed.length) return;
      try {
        const index = await load("index");
        const sets = await Promise.all(typed.map((word) => find(index, word)));
        if (mine !== turn) return;
        found = [...sets[0]].filter((number) => sets.every((set) => set.has(number))).sort((a, b) => a - b);
        const words = found.length ? form.dataset[found.length === 1 ? "one" : "other"] : form.dataset.none;
        said.textContent = fill(words, { count: found.length });
        more.onclick = () => show(index.size);
        await show(index.size);
      } catch {
        if (mine === turn) said.textContent = form.dataset.broken;
      }
    };
    let pause = 0;
    box.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(run, 150); });
    form.addEventListener("submit", (moment) => { moment.preventDefault(); run(); });
    form.hidden = false;
    box.value ||= new URLSearchParams(location.search).get("q") || "";
    if (box.value) run();
  };
  if (one("form.search")) search(one("form.search"));

  /* The code of an embed, copied at a press; all reasons open for printers of browsers that cannot do it by style. */
  for (const button of all("button.copy")) {
    const code = one("textarea", button.closest("details"));
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(code.value);
      one("output", button.parentElement).textContent = button.dataset.done;
    });
  }
  addEventListener("beforeprint", () => all("details").forEach((each) => { each.open = true; }));
})();
