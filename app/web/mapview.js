// The map to move about in. Only what is in sight exists as elements: boxes and lines are found by a grid of
// cells, and moving changes one transform.
import { byId, make, draw, say } from "./page.js";
import { passes, onFilter } from "./filter.js";
import { hiddenBelow, within } from "./graph.js";
import { drawNode, drawEdge, drawFrame, drawChip, markers } from "./picture.js";
import { Minimap } from "./minimap.js";

const cell = 1024;
const nearest = 2.5;

class Grid {
  constructor(things) {
    this.cells = new Map();
    this.long = [];
    for (const thing of things) {
      const [left, right, top, bottom] = [thing.x / cell | 0, (thing.x + thing.w) / cell | 0, thing.y / cell | 0, (thing.y + thing.h) / cell | 0];
      if ((right - left + 1) * (bottom - top + 1) > 48) { this.long.push(thing); continue; }
      for (let column = left; column <= right; column++)
        for (let row = top; row <= bottom; row++) {
          const key = column * 65536 + row;
          if (this.cells.has(key)) this.cells.get(key).push(thing); else this.cells.set(key, [thing]);
        }
    }
  }
  *in(view) {
    const touches = (thing) => thing.x <= view.x + view.w && thing.x + thing.w >= view.x && thing.y <= view.y + view.h && thing.y + thing.h >= view.y;
    for (let column = Math.max(0, view.x / cell | 0); column <= (view.x + view.w) / cell | 0; column++)
      for (let row = Math.max(0, view.y / cell | 0); row <= (view.y + view.h) / cell | 0; row++)
        for (const thing of this.cells.get(column * 65536 + row) ?? []) if (touches(thing)) yield thing;
    for (const thing of this.long) if (touches(thing)) yield thing;
  }
}

export class MapView {
  constructor(graph, place, choose) {
    Object.assign(this, { graph, choose, closed: new Set(), trail: [], selected: null, x: 0, y: 0, k: 1, live: new Map() });
    this.nodeGrid = new Grid(graph.nodes);
    this.edgeGrid = new Grid(graph.edges);
    this.svg = draw("svg", { "aria-hidden": "true" });
    this.world = draw("g");
    this.back = draw("g");
    this.lines = draw("g");
    this.front = draw("g");
    this.world.append(this.back, this.lines, this.front);
    this.svg.append(markers(), this.world);
    this.minimap = new Minimap(graph, (x, y) => this.center(x, y));
    this.stage = make("div", { class: "stage", tabindex: "0", role: "group", "aria-label": "Picture of the map. Arrow keys move it. Plus and minus change its size. Zero shows all. The outline below has the same content." }, this.svg, this.minimap.canvas);
    place.prepend(this.stage);
    const wanted = this.width * graph.size[1] / Math.max(graph.size[0], 1) + 120;
    this.stage.style.height = `clamp(20rem, ${Math.ceil(wanted)}px, min(72vh, 46rem))`;
    this.hidden = hiddenBelow(graph, this.closed);
    for (const frame of graph.frames) if (frame[2] > 0) this.back.append(drawFrame(frame));
    this.listen();
    onFilter(() => this.redraw());
    new ResizeObserver(() => this.show()).observe(this.stage);
    this.fit();
    this.minimap.paint((node) => this.shown(node));
  }

  shown(node) { return !this.hidden[node.i] && (!this.near || this.near.has(node.i)); }
  get width() { return this.stage.clientWidth || 800; }
  get height() { return this.stage.clientHeight || 500; }
  get sight() { return { x: -this.x / this.k, y: -this.y / this.k, w: this.width / this.k, h: this.height / this.k }; }

  fit(nodes = this.graph.nodes.filter((node) => this.shown(node))) {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const node of nodes) {
      left = Math.min(left, node.x); top = Math.min(top, node.y);
      right = Math.max(right, node.x + node.w); bottom = Math.max(bottom, node.y + node.h);
    }
    if (left > right) return;
    this.k = Math.min(1, (this.width - 32) / (right - left), (this.height - 32) / (bottom - top));
    this.center((left + right) / 2, (top + bottom) / 2);
  }
  center(x, y) {
    this.x = this.width / 2 - x * this.k;
    this.y = this.height / 2 - y * this.k;
    this.show();
  }
  zoom(factor, x = this.width / 2, y = this.height / 2) {
    const k = Math.min(nearest, Math.max(.01, this.k * factor));
    this.x = x - (x - this.x) * k / this.k;
    this.y = y - (y - this.y) * k / this.k;
    this.k = k;
    this.show();
  }
  pan(dx, dy) { this.x += dx; this.y += dy; this.show(); }

  show() {
    if (this.waiting) return;
    this.waiting = requestAnimationFrame(() => { this.waiting = 0; this.frame(); });
  }
  redraw() {
    for (const element of this.live.values()) element.remove();
    this.live.clear();
    this.minimap.paint((node) => this.shown(node));
    this.show();
  }

  // Far away, thousands of boxes are in sight: they become a few shapes, one a colour.
  frame() {
    this.world.setAttribute("transform", `translate(${this.x} ${this.y}) scale(${this.k})`);
    const sight = this.sight;
    this.minimap.frame(sight);
    const level = this.k < .14 ? "far" : this.k < .22 ? "plain" : "full";
    if (level !== this.level) {
      for (const element of this.live.values()) element.remove();
      this.live.clear();
      this.level = level;
    }
    const wanted = new Map();
    if (level === "far") {
      this.far(wanted);
    } else {
      const margin = 200;
      const view = { x: sight.x - margin, y: sight.y - margin, w: sight.w + 2 * margin, h: sight.h + 2 * margin };
      for (const edge of this.edgeGrid.in(view)) {
        const [from, to] = [this.graph.nodes[edge.from], this.graph.nodes[edge.to]];
        if (edge.path && this.shown(from) && this.shown(to)) wanted.set("e" + edge.i, edge);
      }
      for (const node of this.nodeGrid.in(view)) if (this.shown(node)) wanted.set("n" + node.i, node);
      for (const [i, chip] of this.graph.chips.entries())
        if (chip[1] < view.x + view.w && chip[1] + chip[3] > view.x && chip[2] < view.y + view.h && chip[2] + chip[4] > view.y && this.shown(this.graph.nodes[chip[0]])) wanted.set("c" + i, chip);
    }
    for (const [key, element] of this.live) if (!wanted.has(key)) { element.remove(); this.live.delete(key); }
    for (const [key, thing] of wanted) {
      if (this.live.has(key)) continue;
      const element = key[0] === "e" ? drawEdge(thing) : key[0] === "c" ? drawChip(thing, thing[0]) : key[0] === "f" ? thing : drawNode(thing, this.graph.measures, level === "plain", this.closed.has(thing.i));
      if (key[0] === "n") this.dress(element, thing);
      (key[0] === "e" ? this.lines : this.front).append(element);
      this.live.set(key, element);
    }
  }

  far(wanted) {
    const paths = new Map();
    for (const node of this.graph.nodes) {
      if (!this.shown(node)) continue;
      const look = (node.verdict ?? "none") + (passes(node.verdict ?? "") ? "" : " off") + (this.hits?.has(node.i) || node.i === this.selected ? " hit" : "");
      paths.set(look, (paths.get(look) ?? "") + `M${node.x} ${node.y}h${node.w}v${node.h}h-${node.w}z`);
    }
    const key = "f" + this.selected + [...this.hits ?? []].length + [...paths].map(([look, d]) => look + d.length).join();
    if (this.live.has(key)) { wanted.set(key); return; }
    const group = draw("g");
    for (const [look, d] of paths) group.append(draw("path", { class: "blot " + look, d }));
    wanted.set(key, group);
  }

  dress(element, node) {
    element.classList.toggle("off", node.verdict !== null && !passes(node.verdict));
    element.classList.toggle("selected", node.i === this.selected);
    element.classList.toggle("hit", this.hits?.has(node.i) ?? false);
  }
  dressAll() {
    for (const [key, element] of this.live) if (key[0] === "n") this.dress(element, this.graph.nodes[+key.slice(1)]);
    if (this.level === "far") this.show();
  }

  select(i, go = true) {
    this.selected = i;
    const node = this.graph.nodes[i];
    if (go && node) {
      if (this.near && !this.near.has(i)) this.leaveFocus();
      if (this.k < .45) this.k = .8;
      this.center(node.x + node.w / 2, node.y + node.h / 2);
    }
    this.dressAll();
    this.onSelect?.(i);
  }
  mark(hits) { this.hits = hits; this.dressAll(); }

  fold(i, closed = !this.closed.has(i)) {
    if (!this.graph.nodes[i].below.length) return;
    if (closed) this.closed.add(i); else this.closed.delete(i);
    this.hidden = hiddenBelow(this.graph, this.closed);
    this.redraw();
    this.onFold?.(i, closed);
  }

  focusOn(i, hops) {
    if (i === null) return;
    this.trail.push({ i, hops });
    this.applyFocus();
  }
  backFocus() { this.trail.pop(); this.applyFocus(); }
  leaveFocus() { this.trail = []; this.applyFocus(); }
  applyFocus() {
    const last = this.trail.at(-1);
    this.near = last ? within(this.graph, last.i, last.hops) : null;
    this.selected = last ? last.i : this.selected;
    this.fit();
    this.redraw();
    this.onTrail?.(this.trail);
    say(last ? `${this.near.size} boxes within ${last.hops} steps` : "the whole map");
  }

  listen() {
    const pointers = new Map();
    let moved = 0;
    this.stage.addEventListener("pointerdown", (event) => {
      if (event.target === this.minimap.canvas) return;
      pointers.set(event.pointerId, event);
      moved = 0;
      this.grabbed = event.target;
    });
    addEventListener("pointermove", (event) => {
      const before = pointers.get(event.pointerId);
      if (!before) return;
      if (pointers.size === 2) {
        const other = [...pointers.values()].find((pointer) => pointer.pointerId !== event.pointerId);
        const apart = (pointer) => Math.hypot(pointer.clientX - other.clientX, pointer.clientY - other.clientY);
        const box = this.stage.getBoundingClientRect();
        this.zoom(apart(event) / Math.max(1, apart(before)), (event.clientX + other.clientX) / 2 - box.left, (event.clientY + other.clientY) / 2 - box.top);
      } else {
        this.pan(event.clientX - before.clientX, event.clientY - before.clientY);
      }
      moved += Math.abs(event.clientX - before.clientX) + Math.abs(event.clientY - before.clientY);
      pointers.set(event.pointerId, event);
    });
    for (const kind of ["pointerup", "pointercancel"])
      addEventListener(kind, (event) => {
        if (!pointers.delete(event.pointerId) || moved > 5 || kind === "pointercancel") return;
        const fold = this.grabbed.closest?.("[data-fold]");
        const node = this.grabbed.closest?.("[data-node]");
        if (fold) this.fold(+fold.dataset.fold);
        else if (node) this.choose(+node.dataset.node);
      });
    this.stage.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && document.activeElement !== this.stage) return;
      event.preventDefault();
      const box = this.stage.getBoundingClientRect();
      this.zoom(Math.exp(-event.deltaY / 400), event.clientX - box.left, event.clientY - box.top);
    }, { passive: false });
    const moves = { ArrowLeft: [80, 0], ArrowRight: [-80, 0], ArrowUp: [0, 80], ArrowDown: [0, -80] };
    this.stage.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (moves[event.key]) this.pan(...moves[event.key]);
      else if (event.key === "+" || event.key === "=") this.zoom(1.25);
      else if (event.key === "-") this.zoom(.8);
      else if (event.key === "0") this.fit();
      else return;
      event.preventDefault();
    });
  }
}
