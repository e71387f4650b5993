// Begins when the page is read: the text and its cards first, then the map.
import { byId, scrollTo } from "./page.js";
import { cardOf, openCard, startCards, takeOut, toText } from "./cards.js";
import { startFilter } from "./filter.js";
import { readGraph } from "./graph.js";
import { MapView } from "./mapview.js";
import { Tree } from "./tree.js";
import { Search } from "./search.js";
import { mapTools, startTools } from "./tools.js";

startCards();
startFilter();

const place = byId("map-view");
let map = null;
let tree = null;
let search = null;
const nodeOf = new Map();

function showNode(i, scroll = true) {
  map.select(i);
  tree?.reveal(i);
  if (scroll) scrollTo(map.stage);
}
function showInMap(id) {
  if (!nodeOf.has(id)) return false;
  showNode(nodeOf.get(id));
  map.stage.focus({ preventScroll: true });
  return true;
}
function choose(i) {
  const node = map.graph.nodes[i];
  map.select(i, false);
  tree?.reveal(i);
  if (node.id) visit(node.id);
}

const inMap = (id) => id.startsWith("t-") && nodeOf.has(id.slice(2));

// Follows a link inside the page: to a card, to the words of a claim, to a box of the map.
function arrive(id) {
  if (inMap(id)) return showInMap(id.slice(2));
  if (!takeOut(id)) return false;
  if (id.startsWith("in-") && toText(id.slice(3))) return true;
  if (cardOf(id)) return openCard(id);
  const target = byId(id);
  if (!target) return false;
  if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  scrollTo(target, target.matches("section, main") ? "start" : "center");
  return true;
}
function visit(id) {
  history.pushState(null, "", "#" + id);
  arrive(id);
}
const fragment = () => { try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; } };

addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='#']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const id = decodeURIComponent(link.getAttribute("href").slice(1));
  if (!inMap(id) && !takeOut(id)) return;
  event.preventDefault();
  visit(id);
});
addEventListener("popstate", () => arrive(fragment()));

if (place && byId("map-data")) {
  const graph = readGraph(JSON.parse(byId("map-data").textContent));
  for (const node of graph.nodes) if (node.id) nodeOf.set(node.id, node.i);
  map = new MapView(graph, place, choose);
  place.prepend(mapTools(map));
  const begin = () => {
    tree = new Tree(byId("outline"), choose, (i) => map.select(i));
    search.read();
    tree.onSet = (node, shut) => map.fold(node, shut);
    map.onFold = (node, shut) => { const at = tree.first.get(node); if (at !== undefined) tree.set(at, !shut, false); };
  };
  search = new Search(graph, (i) => showNode(i), (hits) => map.mark(hits));
  if (graph.nodes.length > 1000) (window.requestIdleCallback ?? setTimeout)(() => setTimeout(begin, 300)); else begin();
  addEventListener("theme", () => map.redraw());
}
startTools(map, search, showInMap);
if (location.hash) arrive(fragment());
