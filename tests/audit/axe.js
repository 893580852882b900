/* What axe finds on this page, and a judgement of every text whose colours axe could not see behind.
   Given to the browser as one function; called with the options of axe.run. */
async (options) => {
  await document.fonts.ready;
  // axe puts off each of its hundred rules to a moment later. Here all follow at once, because the browser
  // would use the moments to paint pictures that nobody sees.
  const later = globalThis.setTimeout;
  globalThis.setTimeout = (work, ms, ...rest) => ms ? later(work, ms, ...rest) : queueMicrotask(() => work(...rest));
  const found = await axe.run(document, { ...options, elementRef: true }).finally(() => { globalThis.setTimeout = later; });
  const faults = [], scrolled = scrollY;
  let settled = 0;
  const told = (node) => node.html.replace(/\s+/g, " ").slice(0, 160);
  for (const rule of found.violations) {
    for (const node of rule.nodes) faults.push(`${rule.id}: ${told(node)}`);
  }
  for (const rule of found.incomplete) {
    for (const node of rule.nodes) {
      const why = [...node.any, ...node.all, ...node.none].map((check) => check.data?.messageKey ?? check.id);
      const fault = rule.id === "color-contrast" && KNOWN.has(why.join()) ? judged(node.element) : "not settled";
      if (fault) faults.push(`${rule.id} undecided (${why.join()}), ${fault}: ${told(node)}`);
      else settled += 1;
    }
  }
  scrollTo({ top: scrolled, behavior: "instant" });
  return { faults, settled };
}
