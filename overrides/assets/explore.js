/* A chart to explore, once a reader has asked for one; portal.js fetches this file at the first click.
   Plotly and the figure come from this site. All words come from the page and from the figure's file. */
"use strict";
(() => {
  const themes = [matchMedia("(prefers-color-scheme: dark)"), matchMedia("(forced-colors: active)")];
  const forced = themes[1];
  const PATIENCE = 60_000;
  // Our own buttons stand for Plotly's, which a keyboard cannot reach. Nothing is ever sent anywhere.
  const CONFIG = {
    displayModeBar: false, displaylogo: false, showSendToCloud: false, plotlyServerURL: "",
    showTips: false, showAxisDragHandles: false, doubleClick: false, logging: 0, responsive: true,
  };

  const make = (name, attributes, ...inside) => {
    const made = document.createElement(name);
    // The policy of the page lets no attribute hold a style; what a script sets by itself is no such thing.
    for (const key in attributes) key === "style" ? made.style.cssText = attributes[key] : made.setAttribute(key, attributes[key]);
    made.append(...inside);
    return made;
  };
  // Texts of a figure are escaped for Plotly.
  const plain = (text) => new DOMParser().parseFromString(text, "text/html").body.textContent;
  const inTime = (promise) => Promise.race([promise, new Promise((_, fail) => setTimeout(fail, PATIENCE))]);

  let bundle;
  const program = (address) => bundle ||= new Promise((done, fail) => {
    const script = make("script", { src: address });
    script.onload = () => window.Plotly ? done() : fail();
    script.onerror = fail;
    document.head.append(script);
  }).catch((error) => { bundle = null; throw error; });

  // The colours of the moment in the place of their names.
  const painted = (value) => {
    const probe = make("i", { style: "forced-color-adjust: none" });
    document.body.append(probe);
    const done = JSON.parse(JSON.stringify(value), (_, one) => {
      if (!/^var\(/.test(one)) return one;
      const system = /card/.test(one) ? "Canvas" : /line|edge/.test(one) ? "GrayText" : "CanvasText";
      probe.style.color = forced.matches ? system : one;
      return getComputedStyle(probe).color;
    });
    probe.remove();
    return done;
  };

  function explorer(button) {
    const region = document.getElementById(button.getAttribute("aria-controls"));
    const failure = region.querySelector(".explorer-failed");
    const opening = button.textContent;
    const off = new Set();
    let figure, coming, plot, status, axes, at, visit = 0;

    /* ---- What is drawn: the figure less what is hidden, in the colours of the moment ---- */

    const data = () => painted(figure.data).map((trace) => ({
      ...trace,
      visible: !off.has(trace.legendgroup),
      hovertext: trace.hovertext?.map((text) => text.replace(/(.{25,40}) (?=.{12})/g, "$1<br>")),
    }));
    const layout = (wide) => {
      const made = painted(figure.layout);
      if (wide < 500) for (const axis in figure.narrow) Object.assign(made[axis], figure.narrow[axis]);
      for (const axis of axes) if (plot.layout) made[axis].range = plot.layout[axis].range;
      made.font.family = getComputedStyle(region).fontFamily;
      // A finger that drags means to scroll the page.
      made.dragmode = matchMedia("(pointer: coarse)").matches ? false : "zoom";
      return made;
    };
    const draw = () => plot && Plotly.react(plot, data(), layout(plot.clientWidth), CONFIG);

    /* ---- Zoom about the chosen mark, or else the middle, and never wider than the whole ---- */

    const zoom = (factor) => {
      const ranges = {};
      for (const axis of axes) {
        const { fixedrange, matches, range: all } = figure.layout[axis];
        if (fixedrange || matches) continue;
        const [start, end] = plot.layout[axis].range;
        const half = (end - start) * factor / 2;
        const middle = (at && figure.data[at[0]][axis[0]][at[1]]) ?? (start + end) / 2;
        ranges[axis + ".range"] = Math.abs(2 * half) < Math.abs(all[1] - all[0]) ? [middle - half, middle + half] : [...all];
      }
      Plotly.relayout(plot, ranges);
    };

    /* ---- From mark to mark; `at` is the trace and the point in it ---- */

    const tell = () => {
      const trace = figure.data[at[0]];
      status.textContent = plain(trace.hovertext[at[1]]);
      const moved = {};
      for (const letter of "xy") {
        const axis = (trace[`${letter}axis`] || letter).replace(letter, `${letter}axis`);
        const value = trace[letter][at[1]];
        const [start, end] = plot.layout[axis].range;
        // What was zoomed out of view moves into it.
        if (value !== null && (value - start) * (value - end) > 0) moved[`${axis}.range`] = [value - (end - start) / 2, value + (end - start) / 2];
      }
      Plotly.relayout(plot, moved);
      Plotly.Fx.hover(plot, [{ curveNumber: at[0], pointNumber: at[1] }], (trace.xaxis || "x") + (trace.yaxis || "y"));
    };
    const within = (list, index) => list[Math.max(0, Math.min(list.length - 1, index))];
    const step = (across, on) => {
      const rows = figure.data.flatMap(({ hovertext = [], legendgroup }, index) => off.has(legendgroup) ? [] : [
        hovertext.flatMap((text, point) => text ? [[index, point]] : []),
      ]).filter((row) => row.length);
      if (!rows.length) return;
      const here = rows.findIndex(([[index]]) => index === at?.[0]);
      const place = here < 0 ? 0 : rows[here].findIndex(([, point]) => point === at[1]) + on;
      at = within(within(rows, here < 0 ? 0 : here + across), place);
      tell();
    };

    /* ---- A picture to take away ---- */

    const take = async (format) => {
      const { width, height, layout: around } = figure.picture;
      try {
        const picture = { data: data(), layout: { ...layout(width), ...painted(around) }, config: CONFIG };
        const href = await inTime(Plotly.toImage(picture, { format, width, height, scale: format === "png" ? 2 : 1 }));
        make("a", { href, download: `${figure.file}.${format}` }).click();
      } catch {
        status.textContent = figure.words.failed;
      }
    };

    /* ---- What stands in the region ---- */

    const tool = (act, ...inside) => {
      const made = make("button", { type: "button" }, ...inside);
      made.addEventListener("click", act);
      return made;
    };
    const pick = (trace) => {
      const made = tool(() => {
        const hide = !off.delete(trace.legendgroup);
        if (hide) off.add(trace.legendgroup);
        made.setAttribute("aria-pressed", !hide);
        at = null;
        draw();
      }, make("span", { class: `sign ${trace.meta}`, style: `color: ${(trace.marker || trace).line.color}` }), plain(trace.name));
      made.setAttribute("aria-pressed", true);
      return made;
    };
    const furnish = () => {
      const { words, data, layout, pick: many } = figure;
      const keys = make("p", { class: "explorer-keys", id: `${region.id}-keys` }, words.keys);
      plot = make("div", { class: "plot", role: "application", tabindex: 0, "aria-label": words.chart, "aria-describedby": keys.id });
      axes = Object.keys(layout).filter((key) => /^[xy]axis/.test(key));
      const tools = make("div", { class: "explorer-tools" });
      if (axes.some((axis) => !layout[axis].fixedrange)) {
        tools.append(tool(() => zoom(.5), words.closer), tool(() => zoom(2), words.wider), tool(() => zoom(Infinity), words.whole));
      }
      tools.append(tool(() => take("png"), words.png), tool(() => take("svg"), words.svg));
      region.append(plot, status, tools, keys);
      if (many) {
        const picks = data.filter((trace) => trace.showlegend !== false).map(pick);
        plot.before(make("div", { class: "explorer-series", role: "group", "aria-label": words.series }, ...picks));
      }
    };

    /* ---- Opening and closing ---- */

    const state = (open) => {
      button.setAttribute("aria-expanded", open);
      button.textContent = open ? button.dataset.close : opening;
      region.hidden = !open;
    };
    const clear = () => {
      if (plot) Plotly.purge(plot);
      plot = at = null;
      off.clear();
      region.replaceChildren(failure);
    };
    const open = async () => {
      const turn = ++visit;
      failure.hidden = true;
      status = make("p", { class: "explorer-status", role: "status" }, button.dataset.waiting);
      region.append(status);
      state(true);
      region.focus();
      try {
        // Kept while it is on its way: somebody may close the chart and open it again before it arrives.
        coming ||= fetch(button.dataset.figure).then((answer) => answer.json());
        const [answer] = await inTime(Promise.all([coming, program(button.dataset.bundle)]));
        if (turn !== visit) return;
        figure = answer;
        furnish();
        await draw();
        status.textContent = "";
        plot.on("plotly_doubleclick", () => zoom(Infinity));
        plot.on("plotly_click", ({ points: [point] }) => { at = [point.curveNumber, point.pointNumber]; tell(); });
        region.scrollIntoView({ block: "nearest" });
      } catch {
        if (turn !== visit) return;
        clear();
        figure = coming = null;
        failure.hidden = false;
      }
    };
    const close = () => {
      visit++;
      clear();
      state(false);
      button.focus();
    };

    button.addEventListener("click", () => { region.hidden ? open() : close(); });
    region.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
      const move = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
      if (!move || !plot || ![region, plot].includes(event.target)) return;
      event.preventDefault();
      step(...figure.lies ? move.reverse() : move);
    });
    for (const theme of themes) theme.addEventListener("change", draw);
    // It may be open already, with the words for a script that did not come.
    region.hidden = true;
    new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  }

  document.querySelectorAll(".explore").forEach(explorer);
})();
