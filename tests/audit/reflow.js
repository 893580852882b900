/* What does not fit: in the window, in a box, under a finger. Every function gives its faults in words. */
window.fits = (() => {
  const shown = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);
  const name = (one) => {
    const words = (one.getAttribute("aria-label") || one.textContent || "").trim().replace(/\s+/g, " ").slice(0, 40);
    return `${[one.localName, ...one.classList].join(".")} “${words}”`;
  };
  // Kept for the ear alone: a pixel wide, or clipped to nothing.
  const heard = (one) => one.clientWidth <= 1 || one.clientHeight <= 1 || getComputedStyle(one).clipPath === "inset(50%)";

  /* ---- Sideways: the page never; a table or a drawing in a box that takes the focus ---- */

  const sideways = () => {
    const faults = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > innerWidth) faults.push(`the page is ${scrollWidth} pixels wide in a window of ${innerWidth}`);
    for (const one of all("body *")) {
      if (one.scrollWidth <= one.clientWidth + 1 || !/auto|scroll/.test(getComputedStyle(one).overflowX)) continue;
      if (!one.querySelector("table, svg")) faults.push(`${name(one)} scrolls sideways and is no table`);
      if (one.tabIndex < 0) faults.push(`${name(one)} scrolls sideways and takes no focus`);
    }
    return clientWidth ? faults : ["the window is empty"];
  };

  const drawings = () => all(".drawing").filter((one) => one.scrollWidth > one.clientWidth + 1)
    .map((one) => `${name(one)} does not fit its place`);

  /* ---- Cut off, or one text over another ---- */

  const labels = () => all(".drawing text").filter((one) => {
    const [words, box] = [one, one.closest("svg")].map((part) => part.getBoundingClientRect());
    return words.left < box.left - 2 || words.right > box.right + 2;
  }).map((one) => `${name(one)} is cut off`);

  const squeezed = () => all("main :is(h1, h2, p)").filter((one) => !one.closest("table")
    && one.textContent.length > 40 && one.clientWidth < 5 * parseFloat(getComputedStyle(one).fontSize))
    .map((one) => `${name(one)} has room for a few letters only`);

  const cut = () => all("body *").filter((one) => {
    const { overflowX, overflowY } = getComputedStyle(one);
    const closed = (way) => /hidden|clip/.test(way);
    return !(one instanceof SVGElement) && !heard(one) && (
      (closed(overflowX) && one.scrollWidth > one.clientWidth + 1)
      || (closed(overflowY) && one.scrollHeight > one.clientHeight + 1));
  }).map((one) => `${name(one)} is cut off`);

  const lines = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const text = walker.currentNode;
      const parent = text.parentElement;
      if (!text.data.trim() || !shown(parent) || parent.closest("[aria-hidden=true] *, .by-ear, thead, script, style, option")) continue;
      range.selectNodeContents(text);
      for (const { left, right, top, bottom } of range.getClientRects()) {
        // Letters fill the middle of their line.
        const rim = (bottom - top) * .3;
        if (right - left > 2) found.push({ text, left: left + 1, right: right - 1, top: top + rim, bottom: bottom - rim });
      }
    }
    return found.sort((a, b) => a.top - b.top);
  };
  const overlapping = () => {
    const faults = new Set();
    const open = [];
    for (const line of lines()) {
      for (let at = open.length - 1; at >= 0; at--) {
        const other = open[at];
        if (other.bottom <= line.top) open.splice(at, 1);
        else if (other.text !== line.text && other.left < line.right && line.left < other.right) {
          faults.add(`${name(other.text.parentElement)} and ${name(line.text.parentElement)} lie on one another`);
        }
      }
      open.push(line);
    }
    return [...faults];
  };

  /* ---- Targets: WCAG 2.5.8, with its exceptions ---- */

  const SMALL = 24;
  const inSentence = (one) => {
    if (getComputedStyle(one).display !== "inline") return false;
    const block = one.parentElement.closest("p, li, td, th, dd, dt, figcaption, caption, summary, div, blockquote");
    const linked = [...block.querySelectorAll("a, button")].map((link) => link.textContent).join("");
    return block.textContent.replace(/\s+/g, "").length > linked.replace(/\s+/g, "").length;
  };
  const targets = () => {
    const every = all("a[href], button, input, select, textarea, summary").filter((one) => !heard(one)).map((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      return { one, left, right, top, bottom, x: (left + right) / 2, y: (top + bottom) / 2, small: right - left < SMALL || bottom - top < SMALL };
    });
    const distance = ({ x, y }, other) => other.small
      ? Math.hypot(x - other.x, y - other.y) - SMALL / 2
      : Math.hypot(Math.max(other.left - x, 0, x - other.right), Math.max(other.top - y, 0, y - other.bottom));
    return every.filter((target) => target.small && !inSentence(target.one)).flatMap((target) => {
      const near = every.find((other) => other !== target && !other.one.contains(target.one) && distance(target, other) < SMALL / 2);
      return near ? [`${name(target.one)} is smaller than ${SMALL} pixels and too near to ${name(near.one)}`] : [];
    });
  };

  /* ---- Motion, and what only a pointer shows ---- */

  const moving = () => [
    ...document.getAnimations().map((one) => `${name(one.effect.target)} moves`),
    ...all("*").filter((one) => {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(one);
      return animationName !== "none" || /[1-9]/.test(transitionDuration) || scrollBehavior === "smooth";
    }).map((one) => `${name(one)} may move`),
  ];

  const REVEAL = ["display", "visibility", "opacity", "content", "clip-path", "max-height", "max-block-size"];
  const rules = (list) => [...list].flatMap((rule) => [rule, ...rule.cssRules ? rules(rule.cssRules) : []]);
  const revealed = () => rules([...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]))
    .filter((rule) => /:(hover|focus)/.test(rule.selectorText || "") && REVEAL.some((property) => rule.style.getPropertyValue(property)))
    .map((rule) => `${rule.selectorText} shows or hides something`);

  return { sideways, drawings, squeezed, labels, cut, overlapping, targets, moving, revealed };
})();
