/* What a reader can have of a page as it stands: numbers, links, tables; and controls that do nothing. */
() => {
  const shown = (one) => one.checkVisibility({ visibilityProperty: true });
  const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);
  // What opens without a script is within reach.
  for (const one of document.querySelectorAll("details")) one.open = true;
  const dead = all("button, input, select, textarea, [role=button], [contenteditable], a:not([href]), a[href='#']")
    .map((one) => `${one.localName} “${(one.getAttribute("aria-label") || one.textContent || one.name).trim()}”`);
  // What only works a script, and the reader's own day, which only a script knows.
  for (const one of document.querySelectorAll("button, select, [data-visit]")) one.remove();
  return {
    numbers: document.body.innerText.match(/\p{Nd}[\p{Nd}.,:/–-]*/gu) || [],
    links: all("a[href]").map((one) => one.href),
    rows: all("tr").map((one) => one.textContent.replace(/\s+/g, " ").trim()),
    dead,
  };
}
