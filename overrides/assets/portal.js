/* What the pages gain with a script: the menu button, search, the choice of colours, what is wider than the window by keyboard.
   Nothing here is needed to read the site. All words come from the page. */
"use strict";
(() => {
  const root = document.documentElement;
  const wide = matchMedia("(min-width: 75em)");
  const dark = matchMedia("(prefers-color-scheme: dark)");

  // A browser that stores nothing still gets its colours for the page it is on.
  const stored = {
    get theme() { try { return localStorage.getItem("theme"); } catch { return null; } },
    set theme(value) { try { localStorage.setItem("theme", value); } catch { /* no storage */ } },
  };

  const here = document.currentScript.src;

  // At once, before the first paint.
  root.classList.add("js");
  if (stored.theme) root.dataset.theme = stored.theme;

  function colours() {
    const button = document.querySelector(".colours");
    const current = () => root.dataset.theme || (dark.matches ? "dark" : "light");
    const name = () => {
      const words = current() === "dark" ? button.dataset.light : button.dataset.dark;
      button.setAttribute("aria-label", words);
      button.title = words;
    };
    button.addEventListener("click", () => {
      stored.theme = root.dataset.theme = current() === "dark" ? "light" : "dark";
      name();
    });
    dark.addEventListener("change", name);
    name();
  }

  // Out of here: what was on the screen goes at once, whatever becomes of the page that is asked for next.
  function leave() {
    const link = document.querySelector(".leave a");
    if (!link) return;
    const status = document.querySelector(".leave [role=status]");
    const { href, dataset: { blank, once, twice } } = link;
    let pressed = 0;
    let alone = false;
    let left = false;
    let waiting;

    const go = () => {
      left = true;
      document.title = blank;
      document.body.replaceChildren();
      location.replace(href); // In place of this page, so that “Back” does not return to it.
    };
    const forget = () => {
      pressed = 0;
      status.textContent = "";
    };

    link.addEventListener("click", (event) => {
      event.preventDefault();
      go();
    });
    // Shift by itself, three times; with another key or in a field it is for writing or moving about.
    document.addEventListener("keydown", ({ key, target, repeat }) => {
      if (repeat) return;
      alone = key === "Shift" && !target.closest("input, textarea, select, [contenteditable]");
      if (!alone) forget();
    });
    document.addEventListener("keyup", ({ key }) => {
      if (key !== "Shift" || !alone) return;
      pressed += 1;
      if (pressed === 3) return go();
      status.textContent = pressed === 1 ? twice : once;
      clearTimeout(waiting);
      waiting = setTimeout(forget, 5000);
    });
    // A browser may keep the empty page and show it again.
    addEventListener("pageshow", ({ persisted }) => { if (persisted && left) location.replace(href); });
  }

  function menu() {
    const button = document.querySelector(".menu-button");
    const list = document.getElementById("menu");
    const show = (open) => {
      button.setAttribute("aria-expanded", String(open));
      list.classList.toggle("open", open);
    };
    const isOpen = () => button.getAttribute("aria-expanded") === "true";
    button.addEventListener("click", () => show(!isOpen()));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !isOpen()) return;
      show(false);
      button.focus();
    });
  }

  function contents() {
    const list = document.querySelector(".contents");
    if (!list) return;
    const fit = () => { list.open = wide.matches; };
    wide.addEventListener("change", fit);
    fit();
  }

  // Said by the reader's clock: true even where nobody has built the site since. Releases come at half past nine.
  function due() {
    for (const line of document.querySelectorAll("[data-due]")) {
      const late = new Date() >= new Date(`${line.dataset.due}T09:30`);
      line.textContent = late ? line.dataset.overdue : line.dataset.coming;
      line.classList.toggle("overdue", late);
    }
  }

  // A table or drawing that is really wider than its place can be scrolled with the arrow keys, whatever made it
  // so: a narrow window, a list that was opened, or letters a reader has made larger.
  function boxes() {
    const fit = (box) => {
      const title = box.querySelector("caption, title").id;
      const wanted = box.scrollWidth > box.clientWidth ? { tabindex: 0, role: "region", "aria-labelledby": title } : {};
      for (const name of ["tabindex", "role", "aria-labelledby"]) {
        if (name in wanted) box.setAttribute(name, wanted[name]);
        else box.removeAttribute(name);
      }
    };
    const watch = new ResizeObserver((seen) => {
      for (const box of new Set(seen.map(({ target }) => target.closest(".table, .drawing")))) fit(box);
    });
    for (const part of document.querySelectorAll(":is(.table, .drawing), :is(.table, .drawing) > *")) watch.observe(part);
  }

  // What a chart needs to be explored is fetched when somebody first asks for it.
  function charts() {
    const buttons = document.querySelectorAll(".explore");
    const fail = (button) => {
      const region = document.getElementById(button.getAttribute("aria-controls"));
      region.hidden = region.querySelector(".explorer-failed").hidden = false;
    };
    const fetchAll = ({ currentTarget: asked }) => {
      // At once: a second click while the first one waits must not fetch the script again.
      for (const button of buttons) button.removeEventListener("click", fetchAll);
      const script = Object.assign(document.createElement("script"), { src: new URL("explore.js", here) });
      script.onload = () => asked.click();
      script.onerror = () => {
        fail(asked);
        for (const button of buttons) button.addEventListener("click", fetchAll);
      };
      document.head.append(script);
    };
    for (const button of buttons) button.addEventListener("click", fetchAll);
  }

  // Copies a text that stands on the page and says so; where a browser refuses, the text is marked instead.
  function copying() {
    for (const day of document.querySelectorAll("[data-visit]")) {
      day.textContent = new Date().toLocaleDateString(day.dataset.visit, { dateStyle: "long" });
    }
    for (const button of document.querySelectorAll(".copy")) {
      const status = button.parentElement.querySelector("[role=status]");
      const { copies, copied, marked } = button.dataset;
      button.addEventListener("click", async () => {
        const source = document.getElementById(copies);
        status.textContent = "";
        try {
          await navigator.clipboard.writeText(source.innerText);
          status.textContent = copied;
        } catch {
          getSelection().selectAllChildren(source);
          status.textContent = marked;
        }
      });
    }
  }

  function search() {
    const dialog = document.getElementById("search");
    const input = dialog.querySelector("input");
    const status = dialog.querySelector("[role=status]");
    const list = dialog.querySelector("ol");
    // On the page for what is missing the base ends with a slash already; two would name a host.
    const base = new URL(dialog.dataset.base.replace(/\/?$/, "/"), location.href);
    let engine = null;

    // Loaded when the dialog opens for the first time, so that nobody else pays for it.
    const load = async () => {
      const module = await import(new URL("pagefind/pagefind.js", base).href);
      await module.options({ baseUrl: base.pathname, excerptLength: 24 });
      return module;
    };

    const item = (page) => {
      const row = document.createElement("li");
      const link = document.createElement("a");
      const excerpt = document.createElement("p");
      link.href = page.url;
      link.textContent = page.meta.title;
      excerpt.innerHTML = page.excerpt; // Pagefind escapes it; only its <mark> is markup.
      row.append(link, excerpt);
      return row;
    };

    const look = async () => {
      const words = input.value.trim();
      if (!words) {
        status.textContent = "";
        list.replaceChildren();
        return;
      }
      status.textContent = dialog.dataset.waiting;
      try {
        engine ||= load();
        const found = await (await engine).debouncedSearch(words, {}, 200);
        if (found === null) return; // more was typed meanwhile
        const pages = await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
        if (words !== input.value.trim()) return;
        list.replaceChildren(...pages.map(item));
        const { found: some, none } = dialog.dataset;
        status.textContent = pages.length ? some.replace("{count}", found.results.length) : none;
      } catch {
        engine = null;
        status.textContent = dialog.dataset.failed;
      }
    };

    for (const button of document.querySelectorAll("[data-opens=search]")) {
      button.addEventListener("click", () => dialog.showModal());
    }
    dialog.querySelector(".close").addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    dialog.querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); look(); });
    input.addEventListener("input", look);
  }

  addEventListener("DOMContentLoaded", () => { for (const start of [leave, colours, menu, contents, due, boxes, charts, copying, search]) start(); });
})();
