// The map's data as rows (of a small map, the words are those of its picture), and what follows from it: what bears on what, what is hidden below a closed box,
// what lies within a few steps of one.
import { byId, all } from "./page.js";
import { verdicts } from "./filter.js";

export const kinds = ["claim", "argument", "evidence", "source"];
export const edgeKinds = ["support", "attack", "undercut", "contradictory", "contrary", "entails", "citation", "joined", "bar"];

function wordsOfPicture(i) {
  const lines = (selector) => all(selector, byId("pic-n" + i)).map((line) => line.textContent.replace(/[\u202b\u202c]/g, "")).join("\n");
  return [lines("text[font-size='13'] tspan"), lines("text:not([font-weight]) tspan")];
}

export function readGraph(data) {
  const nodes = data.nodes.map(([x, y, w, h, kind, verdict, id, ...words], i) => {
    const [title, text] = words.length ? words : wordsOfPicture(i);
    return { i, x, y, w, h, kind: kinds[kind], verdict: verdict < 0 ? null : verdicts[verdict], title, text, id, below: [], above: [] };
  });
  const edges = data.edges.map(([kind, from, to, left, top, right, bottom, path], i) => {
    if (nodes[from] && nodes[to] && from !== to) {
      nodes[to].below.push(from);
      nodes[from].above.push(to);
    }
    return { i, kind: edgeKinds[kind], from, to, x: left, y: top, w: right - left, h: bottom - top, path };
  });
  return { nodes, edges, frames: data.frames, chips: data.chips, size: data.size, measures: data.measures };
}

// The boxes that closed ones hide: those that cannot be reached from a root without passing one.
export function hiddenBelow(graph, closed) {
  const hidden = new Uint8Array(graph.nodes.length);
  if (!closed.size) return hidden;
  hidden.fill(1);
  const visit = (start) => {
    const waiting = [start];
    while (waiting.length) {
      const node = graph.nodes[waiting.pop()];
      if (!hidden[node.i]) continue;
      hidden[node.i] = 0;
      if (!closed.has(node.i)) waiting.push(...node.below);
    }
  };
  for (const node of graph.nodes) if (!node.above.length) visit(node.i);
  // What hangs in a circle only has no root above it: its first box stands for one.
  const reached = new Uint8Array(graph.nodes.length);
  const mark = (start) => {
    const waiting = [start];
    while (waiting.length) {
      const i = waiting.pop();
      if (reached[i]) continue;
      reached[i] = 1;
      waiting.push(...graph.nodes[i].below);
    }
  };
  for (const node of graph.nodes) if (!node.above.length) mark(node.i);
  for (const node of graph.nodes) if (!reached[node.i]) { visit(node.i); mark(node.i); }
  return hidden;
}

export function within(graph, start, hops) {
  const found = new Set([start]);
  let edge = [start];
  for (let hop = 0; hop < hops; hop++) {
    const next = [];
    for (const i of edge)
      for (const other of [...graph.nodes[i].below, ...graph.nodes[i].above])
        if (!found.has(other)) { found.add(other); next.push(other); }
    edge = next;
  }
  return found;
}
