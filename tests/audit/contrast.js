/* The colours of a text and of what really lies behind it, where axe says that it cannot tell. */

// Why axe cannot tell, as far as each was read: the text is in a drawing, has one letter, lies over an edge, or
// is in the colours of the reader's own system, of which axe makes one.
const KNOWN = new Set([
  "imgNode", "shortTextContent", "bgOverlap", "elmPartiallyObscuring", "elmPartiallyObscured", "equalRatio",
]);
const pixel = Object.assign(document.createElement("canvas"), { width: 1, height: 1 })
  .getContext("2d", { willReadFrequently: true });

/** What is wrong with the contrast of a text, in words; nothing where it is enough. */
function judged(text) {
  text.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const style = getComputedStyle(text);
  const drawn = text instanceof SVGElement;
  const ink = { colour: drawn ? style.fill : style.color, alpha: (drawn ? style.fillOpacity : 1) * shown(text) };
  const halo = haloed(text, style) ? [{ colour: style.stroke, alpha: style.strokeOpacity * shown(text) }] : [];
  const behind = halo[0]?.alpha === 1 ? [halo]
    : places(text).map(([x, y]) => layers(text, x, y)).filter(Boolean).map((found) => [...found, ...halo]);
  if (!behind.length) return "nothing of it could be looked at";
  const needed = size(text, style) >= (style.fontWeight >= 700 ? 18.66 : 24) ? 3 : 4.5;
  for (const ground of behind) {
    const paper = mixed(ground);
    const print = paper && mixed([...ground, ink]);
    if (!print) return "a colour behind it could not be told";
    const found = ratio(luminance(print), luminance(paper));
    if (found < needed) return `${found.toFixed(2)} to 1, rgb(${print}) on rgb(${paper})`;
  }
  return "";
}

/** A text in a drawing that lies on a wide stroke of its own: that stroke is all that touches its letters. */
function haloed(text, style) {
  return text instanceof SVGElement && style.paintOrder.startsWith("stroke") && style.stroke !== "none" &&
    parseFloat(style.strokeWidth) >= 2;
}

/** Points all over the letters that are its own. */
function places(text) {
  const own = [...text.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const range = document.createRange();
  return own.flatMap((node) => {
    range.selectNodeContents(node);
    return [...range.getClientRects()].flatMap((box) =>
      [.05, .25, .5, .75, .95].flatMap((across) =>
        [.2, .5, .8].map((down) => [box.left + across * box.width, box.top + down * box.height])));
  });
}

/** What is painted at a point behind the text, the lowest first; nothing where the text is cut off there. */
function layers(text, x, y) {
  const stack = document.elementsFromPoint(x, y);
  const at = stack.findIndex((one) => one === text || text.contains(one) || one instanceof SVGElement && one.contains(text));
  if (at < 0 && !(text instanceof SVGElement)) return null;
  const paper = matchMedia("print").matches ? [{ colour: "#fff", alpha: 1 }] : [];
  return [...paper, ...stack.slice(Math.max(at, 0)).flatMap((one) => painted(one, x, y)).reverse()];
}

function painted(one, x, y) {
  const style = getComputedStyle(one);
  if (one instanceof SVGGeometryElement) {
    const here = new DOMPoint(x, y).matrixTransform(one.getScreenCTM().inverse());
    const alpha = shown(one);
    return [
      ...(style.fill !== "none" && one.isPointInFill(here) ? [{ colour: style.fill, alpha: style.fillOpacity * alpha }] : []),
      ...(style.stroke !== "none" && one.isPointInStroke(here) ? [{ colour: style.stroke, alpha: style.strokeOpacity * alpha }] : []),
    ].reverse();
  }
  if (style.backgroundImage !== "none" || one.matches("img, picture, video, canvas, iframe")) return [{ colour: "" }];
  return [{ colour: style.backgroundColor, alpha: shown(one) }];
}

function shown(one) {
  let alpha = 1;
  for (let at = one; at; at = at.parentElement) alpha *= getComputedStyle(at).opacity;
  return alpha;
}

/** Layers painted over one another as the browser paints them; nothing where one is no colour or light shines through. */
function mixed(colours) {
  pixel.clearRect(0, 0, 1, 1);
  for (const { colour, alpha } of colours) {
    if (!CSS.supports("color", colour)) return null;
    pixel.globalAlpha = alpha;
    pixel.fillStyle = colour;
    pixel.fillRect(0, 0, 1, 1);
  }
  const [red, green, blue, solid] = pixel.getImageData(0, 0, 1, 1).data;
  return solid === 255 ? [red, green, blue] : null;
}

/** The size of letters on the screen: a drawing is shown larger or smaller than it was drawn. */
function size(text, style) {
  const matrix = text instanceof SVGGraphicsElement ? text.getScreenCTM() : null;
  return parseFloat(style.fontSize) * (matrix ? Math.hypot(matrix.a, matrix.b) : 1);
}

function luminance(colour) {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= .04045 ? share / 12.92 : ((share + .055) / 1.055) ** 2.4;
  });
  return .2126 * red + .7152 * green + .0722 * blue;
}

function ratio(one, other) {
  return (Math.max(one, other) + .05) / (Math.min(one, other) + .05);
}
