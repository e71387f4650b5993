// The whole map as a small picture, with a frame around what is in sight.
import { make } from "./page.js";

export class Minimap {
  constructor(graph, move) {
    this.graph = graph;
    const [width, height] = graph.size;
    this.scale = Math.min(200 / Math.max(width, 1), 130 / Math.max(height, 1));
    this.canvas = make("canvas", { class: "minimap", "aria-hidden": "true", width: Math.max(40, Math.ceil(width * this.scale)), height: Math.max(30, Math.ceil(height * this.scale)) });
    const go = (event) => move(event.offsetX / this.scale, event.offsetY / this.scale);
    this.canvas.addEventListener("pointerdown", (event) => { event.stopPropagation(); this.canvas.setPointerCapture(event.pointerId); go(event); });
    this.canvas.addEventListener("pointermove", (event) => { if (event.buttons) go(event); });
  }

  // The boxes change seldom and are kept as a picture of their own.
  paint(isShown) {
    const inks = new Map();
    const ink = (verdict) => {
      if (!inks.has(verdict)) {
        this.canvas.style.color = `var(--${this.ink(verdict)})`;
        inks.set(verdict, getComputedStyle(this.canvas).color);
        this.canvas.style.color = "";
      }
      return inks.get(verdict);
    };
    this.edge = null;
    this.base = new OffscreenCanvas(this.canvas.width, this.canvas.height);
    const context = this.base.getContext("2d");
    for (const node of this.graph.nodes) {
      if (!isShown(node)) continue;
      context.fillStyle = ink(node.verdict);
      context.fillRect(node.x * this.scale, node.y * this.scale, Math.max(1, node.w * this.scale), Math.max(1, node.h * this.scale));
    }
    this.frame(this.last);
  }

  ink(verdict) {
    return verdict === "undetermined" || verdict === "not-checkable" || !verdict ? "unsupported-ink" : verdict + "-ink";
  }

  frame(view) {
    if (!view || !this.base) { this.last = view; return; }
    this.last = view;
    const context = this.canvas.getContext("2d");
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    context.drawImage(this.base, 0, 0);
    context.strokeStyle = this.edge ??= getComputedStyle(this.canvas).color;
    context.lineWidth = 1.5;
    context.strokeRect(view.x * this.scale, view.y * this.scale, view.w * this.scale, view.h * this.scale);
  }
}
