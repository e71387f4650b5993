// One box, one line, one frame of the map, drawn as stet map draws them (argmap/render).
import { draw } from "./page.js";

let signs = null;
// The signs of the style sheet, as paths.
function signPath(verdict) {
  signs ??= new Map();
  if (!signs.has(verdict)) {
    const probe = document.createElement("i");
    probe.className = verdict;
    document.body.append(probe);
    signs.set(verdict, /"([^"]*)"/.exec(getComputedStyle(probe).getPropertyValue("--sign"))?.[1] ?? "");
    probe.remove();
  }
  return signs.get(verdict);
}

const rightToLeft = /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

function lines(group, words, style, x, y, room, leading) {
  if (!words) return y;
  const text = draw("text", { class: style });
  for (const words_ of words.split("\n")) {
    const backwards = rightToLeft.test(words_);
    const line = draw("tspan", { x: backwards ? x + room : x, y });
    if (backwards) text.setAttribute("direction", "rtl");
    line.textContent = words_;
    text.append(line);
    y += leading;
  }
  group.append(text);
  return y;
}

export function drawNode(node, measures, plain, folded) {
  const [padding, titleSize, textSize, titleLeading, textLeading, badgeHeight] = measures;
  const group = draw("g", { class: "node " + node.kind + " " + (node.verdict ?? ""), "data-node": node.i });
  const round = node.kind === "argument" ? Math.min(16, node.h / 2) : 3;
  group.append(draw("rect", { class: "box", x: node.x, y: node.y, width: node.w, height: node.h, rx: round }));
  if (plain) return group;
  const x = node.x + padding;
  const room = node.w - 2 * padding;
  let y = node.y + padding - 2;
  if (node.verdict) {
    group.append(draw("rect", { class: "bar", x: node.x + 4, y: node.y + 9, width: 3, height: Math.max(node.h - 18, 4), rx: 1.5 }));
    group.append(draw("path", { class: "mark", d: signPath(node.verdict), "fill-rule": "evenodd", transform: `translate(${x} ${y})` }));
    lines(group, node.verdict.replace("-", " "), "badge", x + 20, y + 11, room, 0);
    y += badgeHeight;
  }
  if (node.title) y = lines(group, node.title, "title", x, y + titleSize, room, titleLeading) - titleSize + (node.text ? 4 : 0);
  lines(group, node.text, "words", x, y + textSize, room, textLeading);
  if (node.below.length) {
    const fold = draw("g", { class: "fold", "data-fold": node.i });
    const cx = node.x + node.w / 2;
    fold.append(draw("circle", { cx, cy: node.y + node.h, r: 8 }));
    fold.append(draw("path", { d: `M${cx - 4} ${node.y + node.h}h8` + (folded ? `m-4-4v8` : "") }));
    group.append(fold);
  }
  return group;
}

// The lines that make up a joint have no head: no marker is called so.
export function drawEdge(edge) {
  return draw("path", { class: "edge " + edge.kind, d: edge.path, "marker-end": `url(#end-${edge.kind})` });
}

export function drawFrame([x, y, w, h, title]) {
  const group = draw("g", { class: "frame" });
  group.append(draw("rect", { x, y, width: w, height: h, rx: 8 }));
  lines(group, title, "title", x + 16, y + 22, w, 0);
  return group;
}

export function drawChip([, x, y, w, h, label], from) {
  const group = draw("g", { class: "chip-box", "data-node": from });
  group.append(draw("rect", { x, y, width: w, height: h, rx: h / 2 }));
  lines(group, "↗ " + label, "badge", x + 10, y + h / 2 + 4, w, 0);
  return group;
}

const heads = { support: "M0 0L10 5L0 10L2.5 5z", attack: "M1 1L9 9M9 1L1 9", undercut: "M0 5L5 .5L10 5L5 9.5z", entails: "M0 .5L5 5L0 9.5M5 .5L10 5L5 9.5", citation: "M3 1L10 5L3 9" };
export function markers() {
  const defs = draw("defs");
  for (const kind of ["support", "attack", "undercut", "contradictory", "contrary", "entails", "citation"]) {
    const crossed = ["attack", "contradictory", "contrary"].includes(kind);
    const marker = draw("marker", { id: "end-" + kind, markerUnits: "userSpaceOnUse", markerWidth: 12, markerHeight: 12, refX: kind === "undercut" ? 8 : crossed ? 13 : 10, refY: 5, orient: "auto-start-reverse", overflow: "visible" });
    marker.append(draw("path", { class: "head-of " + kind, d: heads[crossed ? "attack" : kind] }));
    defs.append(marker);
  }
  return defs;
}
