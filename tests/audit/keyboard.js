/* Watches the focus from inside the page: each press of Tab looks first at where the focus has come to rest. */
(() => {
  const NATIVE = "a[href], button, input, select, textarea, summary, iframe";
  const CONTROLS = `${NATIVE}, [tabindex], [contenteditable]`;
  const shown = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const area = document.querySelector("dialog[open]") || document.body;
  const inside = [...area.querySelectorAll("*")];
  const live = inside.filter((one) => one.matches(CONTROLS) && !one.disabled && shown(one));
  const controls = live.filter((one) => one.tabIndex >= 0);
  const unruly = live.filter((one) => one.tabIndex > 0 || (one.tabIndex < 0 && one.matches(NATIVE)));
  // What scrolls and holds no control gets a stop from the browser itself.
  const scrolls = (one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1;
  const scrollers = inside.filter((one) => one.tabIndex < 0 && /auto|scroll/.test(getComputedStyle(one).overflow) && scrolls(one));

  const name = (one) => {
    const words = (one.getAttribute("aria-label") || one.textContent || one.name || "").trim().replace(/\s+/g, " ").slice(0, 40);
    return `${one.localName}${one.id && "#" + one.id} “${words}”`;
  };

  /* ---- The ring ---- */

  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  const clear = (colour) => channels(colour)[3] === 0;
  const light = (colour) => channels(colour).slice(0, 3).map((part) => part / 255)
    .map((part) => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [.2126, .7152, .0722][at], 0);
  const contrast = (...colours) => {
    const [dark, bright] = colours.map(light).sort((a, b) => a - b);
    return (bright + .05) / (dark + .05);
  };
  const ground = (one) => {
    const colour = one ? getComputedStyle(one).backgroundColor : "rgb(255, 255, 255)";
    return clear(colour) ? ground(one.parentElement) : colour;
  };
  // The colours of the lines around it that are two pixels wide or more.
  const lines = (one) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(one);
    const [, colour, spread] = boxShadow.match(/^(rgba?\([^)]*\)) 0px 0px 0px ([\d.]+)px$/) || [];
    return [
      ...outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 ? [outlineColor] : [],
      ...parseFloat(spread) >= 2 ? [colour] : [],
    ];
  };
  const ringed = (one) => lines(one).some((colour) => !clear(colour) && contrast(colour, ground(one.parentElement)) >= 3);

  /* ---- What a reader sees of it ---- */

  const points = (box) => [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]]
    .map(([x, y]) => [box.left + box.width * x, box.top + box.height * y]);
  const seen = (one) => [...one.getClientRects()].flatMap(points).some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (one.contains(top) || top.contains(one));
  });

  const faults = [];
  let stops = [];
  const look = () => {
    const one = document.activeElement;
    stops.push(one);
    if (one === document.body) return;
    if (!shown(one)) faults.push(`${name(one)} has the focus and is not shown`);
    else if (!seen(one)) faults.push(`${name(one)} has the focus and cannot be seen`);
    else if (!ringed(one)) faults.push(`${name(one)} has the focus and no ring that stands out`);
  };
  addEventListener("keydown", (event) => { if (event.key === "Tab") look(); }, true);

  /* ---- The order ---- */

  const place = (one) => {
    const { left, right, top, bottom } = one.getClientRects()[0];
    const fromRight = getComputedStyle(document.documentElement).direction === "rtl";
    return fromRight ? { start: -right, end: -left, top, bottom } : { start: left, end: right, top, bottom };
  };
  const flows = (one) => !one || (!/fixed|sticky|absolute/.test(getComputedStyle(one).position) && flows(one.parentElement));
  // Up, without going on to a next column; or back in the same line.
  const back = (from, to) => {
    const level = Math.min(from.bottom, to.bottom) - Math.max(from.top, to.top);
    if (level > Math.min(from.bottom - from.top, to.bottom - to.top) / 2) return to.end <= from.start;
    return to.bottom <= from.top && to.start < from.end;
  };
  const disorder = (walked) => {
    const still = walked.filter((one) => one.getClientRects().length && flows(one));
    const places = still.map(place);
    return still.slice(1).flatMap((one, at) => back(places[at], places[at + 1])
      ? [`${name(one)} comes after ${name(still[at])} and stands before it`] : []);
  };
  const unequal = (walked) => {
    const differ = walked.findIndex((one, at) => one !== controls[at]);
    return differ < 0 ? [] : [`${name(walked[differ])} has the focus in the place of ${controls[differ] ? name(controls[differ]) : "nothing"}`];
  };

  window.walk = {
    // At one end of the page, wherever the focus was: the next press goes on from a mark that is gone again.
    begin: (backwards) => {
      stops = [];
      const mark = Object.assign(document.createElement("i"), { tabIndex: -1 });
      area.insertAdjacentElement(backwards ? "beforeend" : "afterbegin", mark);
      mark.focus({ preventScroll: true });
      mark.remove();
      return controls.length + scrollers.length;
    },
    // `past` is where the focus goes after the last control: out of the page, or round.
    end: (backwards) => {
      look();
      const past = stops.pop();
      const walked = stops.slice(1).filter((one) => !scrollers.includes(one) && one !== document.body);
      if (backwards) walked.reverse();
      const first = controls.at(backwards ? -1 : 0);
      return [
        ...unruly.map((one) => `${name(one)} stands outside the order of the page`),
        ...controls.filter((one) => !walked.includes(one)).map((one) => `${name(one)} is never reached`),
        ...walked.filter((one, at) => walked.indexOf(one) !== at).map((one) => `${name(one)} is reached again`),
        ...unequal(walked),
        ...backwards ? [] : disorder(walked),
        ...[document.body, area, first].includes(past) ? [] : [`${name(past)} keeps the focus at the end`],
        ...faults.splice(0),
      ];
    },
  };
})();
