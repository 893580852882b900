/* Looking through every figure. The file that everybody may take away is fetched at the first choice; what fits
   is shown in the words of the page, kept in its address, and taken away line by line as it was published. */
"use strict";
(() => {
  const STEP = 100;
  const form = document.getElementById("filter");
  const words = form.dataset;
  const status = document.getElementById("filter-status");
  const none = document.querySelector(".filtered .none");
  const fitting = document.getElementById("fitting");
  const [caption, body] = fitting.querySelectorAll("caption, tbody");
  const further = fitting.querySelector(".further");
  const pattern = document.getElementById("one-figure").content;
  const [periods, markers] = [JSON.parse(words.periods), JSON.parse(words.markers)];
  const selects = [...form.querySelectorAll("select")];
  const whole = new Map(selects.map((select) => [select, select.cloneNode(true)]));
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const label = (name) => form.elements[name].labels[0].textContent;
  const named = (name, value) => [...whole.get(form.elements[name]).options].find((option) => option.value === value);

  /* ---- The file, RFC 4180: each line by its columns, and as it stands ---- */

  const read = (text) => {
    const lines = [];
    const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/y;
    let cells = [], start = 0;
    while (cell.lastIndex < text.length) {
      const [, found, end] = cell.exec(text);
      cells.push(found.startsWith('"') ? found.slice(1, -1).replaceAll('""', '"') : found);
      if (end === ",") continue;
      lines.push([cells, text.slice(start, cell.lastIndex - end.length)]);
      [cells, start] = [[], cell.lastIndex];
    }
    const [[names, head], ...rest] = lines;
    return { head, rows: rest.map(([row, line]) => ({ ...Object.fromEntries(names.map((name, at) => [name, row[at]])), line })) };
  };

  let file;
  const fetched = () => file ||= fetch(words.file).then((answer) => {
    if (!answer.ok) throw new Error(answer.status);
    return answer.text();
  }).then(read).catch((error) => { file = null; throw error; });

  /* ---- Which rows fit ---- */

  const choice = () => Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
  const year = (day) => day.slice(0, 4);
  const keys = (row, name) => name === "breakdown" ? row.breakdown.split("&") : [row[name]];
  const undated = (row) => !row.period_start && !row.period_end;
  // A period of which one day is not stated counts by the day that is.
  const tests = {
    from: (row, first) => year(row.period_end || row.period_start) >= first,
    to: (row, last) => year(row.period_start || row.period_end) <= last,
    undated: () => true,
  };
  const fits = (row, chosen) => Object.entries(chosen).every(([name, value]) => {
    if (!(name in tests)) return keys(row, name).includes(value);
    return undated(row) ? "undated" in chosen : tests[name](row, value);
  });

  // Only what leads to a figure, beside the other choices, stays among the options.
  const narrow = (rows, chosen) => {
    for (const select of selects) {
      const { [select.name]: own = "", ...others } = chosen;
      const left = rows.filter((row) => fits(row, others));
      const there = new Set(select.name in tests ? [] : left.flatMap((row) => keys(row, select.name)));
      const possible = (value) => ["", own].includes(value) || there.has(value)
        || (select.name in tests && left.some((row) => fits(row, { ...others, [select.name]: value })));
      const options = whole.get(select).cloneNode(true);
      for (const option of [...options.options]) if (!possible(option.value)) option.remove();
      for (const group of [...options.querySelectorAll("optgroup")]) if (!group.children.length) group.remove();
      if (options.innerHTML !== select.innerHTML) select.replaceChildren(...options.childNodes);
      select.value = own;
    }
  };

  /* ---- A row of the table, in the words of the page ---- */

  const number = (text) => {
    const places = text.split(".")[1]?.length || 0;
    const format = { minimumFractionDigits: places, maximumFractionDigits: places };
    return new Intl.NumberFormat(words.locale, format).format(text).replace("-", "−");
  };
  const figure = ({ value, denominator, kind }) => !value || !denominator ? value && number(value)
    : fill(kind === "rank" ? words.rank : words.among, { value: number(value), denominator: number(denominator) });
  const group = (part) => {
    const option = named("breakdown", part);
    const dimension = option.closest("optgroup")?.label;
    return dimension ? fill(words.pair, { dimension, category: option.text }) : option.text;
  };
  const marker = (code) => Object.assign(document.createElement("abbr"), { className: "marker", title: markers[code], textContent: code });
  const line = (row) => {
    const made = pattern.cloneNode(true);
    const [name, period, area, groups, value, unit, origin] = made.querySelectorAll("th, td");
    name.firstChild.textContent = row.indicator_name;
    name.firstChild.href = `${words.root}indicators/${row.indicator}/`;
    period.textContent = periods[`${row.period_start}/${row.period_end}`] || fill(words.quote, { words: row.period_as_published });
    area.textContent = row.area_name;
    groups.textContent = row.breakdown.split("&").map(group).join(", ");
    value.append(figure(row), ...row.markers.split(" ").filter(Boolean).flatMap((code) => [" ", marker(code)]));
    unit.textContent = row.unit;
    const [quote, link, remark, note] = origin.querySelectorAll(".quote, a, .remark, p");
    const numbered = /^[\d.]+$/.test(row.section);
    quote.textContent = fill(words.quote, { words: row.as_published });
    link.textContent = fill(numbered ? words.numbered : words.named, { document: row.document_name, section: numbered ? row.section : row.section_title });
    link.href = row.source.replace(words.site, words.root);
    note.textContent = row.note;
    remark.hidden = !row.note;
    return made;
  };

  /* ---- What is shown, said and taken away ---- */

  let shown = [], omitted = 0, head, taken;
  const say = () => {
    const said = (text, count) => count ? fill(text, { count: number(String(count)) }) : "";
    const there = body.children.length;
    further.hidden = there === shown.length;
    status.textContent = [
      said(words.found, shown.length) || words.none, said(words.first, further.hidden ? 0 : there),
      said(words.undated, shown.filter(undated).length), said(words.omitted, omitted),
    ].filter(Boolean).join(" ");
  };
  const add = () => {
    const at = body.children.length;
    body.append(...shown.slice(at, at + STEP).map(line));
    say();
    dispatchEvent(new Event("resize")); // A table now wider than its place is made to scroll by keyboard.
    return body.children[at];
  };

  const show = ({ rows, head: first }) => {
    const chosen = choice();
    head = first;
    shown = rows.filter((row) => fits(row, chosen));
    omitted = rows.filter((row) => fits(row, { ...chosen, undated: "too" })).length - shown.length;
    narrow(rows, chosen);
    const used = shown.flatMap((row) => row.markers.split(" "));
    for (const sign of fitting.querySelectorAll(".legend > div")) sign.hidden = !used.includes(sign.querySelector(".marker").textContent);
    none.hidden = shown.length > 0;
    fitting.hidden = !shown.length;
    caption.textContent = selects.filter(({ value }) => value).map(({ name, value }) => fill(words.chosen, { choice: label(name), value: named(name, value).text })).join(", ") || words.all;
    body.replaceChildren();
    add();
  };

  const update = async () => {
    if (!file) status.textContent = words.waiting;
    const found = await fetched().catch(() => { status.textContent = words.failed; });
    if (found) show(found);
  };

  const take = (event) => {
    URL.revokeObjectURL(taken);
    const lines = [head, ...shown.map((row) => row.line), ""];
    taken = URL.createObjectURL(new Blob([lines.join("\r\n")], { type: "text/csv;charset=utf-8" }));
    const parts = Object.entries(choice()).map((pair) => pair.join("-").replace(/[^\w-]+/g, "-"));
    Object.assign(event.currentTarget, { href: taken, download: `${[words.name, ...parts].join("_")}.csv` });
  };

  /* ---- The address keeps the choice ---- */

  const keep = () => {
    const query = String(new URLSearchParams(choice()));
    if (query !== location.search.slice(1)) history.pushState(null, "", query ? `?${query}` : location.pathname);
    return update();
  };
  const open = () => {
    const asked = new URLSearchParams(location.search);
    for (const select of selects) {
      select.replaceChildren(...whole.get(select).cloneNode(true).childNodes);
      select.value = asked.get(select.name) || "";
    }
    form.elements.undated.checked = asked.has("undated");
    // What the address names and nobody knows selects nothing at all.
    const lost = selects.filter((select) => select.selectedIndex < 0).map(({ name }) => asked.get(name));
    fitting.hidden = true;
    none.hidden = !lost.length;
    status.textContent = lost.length ? fill(words.lost, { what: lost.join(", ") }) : "";
    if (!lost.length && (location.search || file)) update();
  };

  form.addEventListener("change", keep);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keep().then(() => (shown.length ? fitting : none.querySelector("button")).focus());
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const select of selects) select.value = "";
    form.elements.undated.checked = false;
    keep();
    selects[0].focus();
  });
  further.addEventListener("click", () => add().querySelector("a").focus());
  fitting.querySelector(".download").addEventListener("click", take);
  addEventListener("popstate", open);
  open();
})();
