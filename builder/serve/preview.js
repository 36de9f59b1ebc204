/* The preview's part of a page: reloads it when it has changed, shows what is to mend, and where a thing is written. */
(() => {
  const home = new URL("/", location.href);
  const page = decodeURIComponent(location.pathname.slice(1)) || "index.html";
  const here = page.endsWith("/") ? `${page}index.html` : page;
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const style = new CSSStyleSheet();
  style.replaceSync(`
    :host { all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647; color-scheme: light dark; }
    section { max-height: 50vh; overflow: auto; background: Canvas; color: CanvasText; border-top: 3px solid #b3261e;
      font: 14px/1.5 ui-monospace, monospace; padding: 12px 16px; box-shadow: 0 -4px 24px #0004; }
    section.mild { border-top-color: #8a6d1a; max-height: 40vh; }
    h2 { font: 600 14px/1.5 system-ui, sans-serif; margin: 0 0 8px; }
    ol { margin: 0; padding: 0; list-style: none; }
    li { padding: 8px 0; border-top: 1px solid color-mix(in srgb, CanvasText 20%, transparent); overflow-wrap: anywhere; }
    p { margin: 0; } .place { font-weight: 600; } .hint { font-style: italic; }
    code { display: block; white-space: pre-wrap; opacity: .8; }
    button { font: 13px/1.5 system-ui, sans-serif; padding: 2px 10px; cursor: pointer; }
    .count { position: absolute; inset: auto 12px 12px auto; }
  `);
  root.adoptedStyleSheets = [style];
  const make = (name, text, kind) => Object.assign(document.createElement(name), { textContent: text || "", className: kind || "" });

  let isOpen = false;
  const show = (faults) => {
    const errors = faults.filter((fault) => fault.severity === "error");
    root.replaceChildren();
    if (!faults.length) return;
    const count = (list, word) => `${list.length} ${word}${list.length === 1 ? "" : "s"}`;
    if (!errors.length && !isOpen) {
      const button = make("button", count(faults, "remark"), "count");
      button.addEventListener("click", () => { isOpen = true; show(faults); });
      root.append(button);
      return;
    }
    const box = make("section", "", errors.length ? "" : "mild");
    box.setAttribute("role", "status");
    box.append(make("h2", errors.length ? `${count(errors, "error")}; the page below is the last one without` : count(faults, "remark")));
    if (!errors.length) {
      const button = make("button", "Close");
      button.addEventListener("click", () => { isOpen = false; show(faults); });
      box.firstChild.append(" ", button);
    }
    const list = make("ol");
    for (const fault of errors.length ? errors : faults) {
      const item = make("li");
      item.append(make("p", `${fault.place}  ${fault.code}`, "place"), make("p", fault.message));
      if (fault.hint) item.append(make("p", fault.hint, "hint"));
      if (fault.line) item.append(make("code", fault.line));
      list.append(item);
    }
    box.append(list);
    root.append(box);
  };

  /* A style sheet alone is loaded anew without its page. */
  const restyle = () => {
    for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
      const url = new URL(link.href);
      url.searchParams.set("turn", String(Date.now()));
      link.href = url.href;
    }
  };
  const reload = () => {
    sessionStorage.setItem(`whence ${location.pathname}`, String(scrollY));
    location.reload();
  };
  const kept = sessionStorage.getItem(`whence ${location.pathname}`);
  if (kept !== null) {
    sessionStorage.removeItem(`whence ${location.pathname}`);
    scrollTo({ top: Number(kept), behavior: "instant" });
  }

  let wasLost = false;
  const listen = () => {
    const socket = new WebSocket(new URL(`/.whence/live?page=${encodeURIComponent(here)}`, home).href.replace(/^http/, "ws"));
    socket.addEventListener("message", (message) => {
      const news = JSON.parse(message.data);
      const isEmpty = document.body.childElementCount === 1 && news.changed.length;
      if (wasLost || isEmpty || news.changed.includes(here)) return reload();
      if (news.changed.includes("script.js")) return reload();
      if (news.changed.includes("style.css")) restyle();
      show(news.faults);
    });
    socket.addEventListener("close", () => { wasLost = true; setTimeout(listen, 500); });
  };
  if (document.contentType === "text/html") document.documentElement.append(host);
  listen();

  /* Alt and a click: where this is written, and with --edit the editor at that line. */
  addEventListener("click", async (press) => {
    const thing = press.altKey && press.target.closest('[id^="event-"], [id^="quote-"]');
    if (!thing) return;
    press.preventDefault();
    const asked = new URLSearchParams({ page: here, anchor: thing.id });
    const found = await (await fetch(`/.whence/place?${asked}`)).json();
    if (!found.place) return;
    if (found.edits) await fetch(`/.whence/place?${asked}`, { method: "POST" });
    const box = make("section", "", "mild");
    box.setAttribute("role", "status");
    box.append(make("p", found.place, "place"));
    root.replaceChildren(box);
    setTimeout(() => box.remove(), 4000);
  }, true);
})();
