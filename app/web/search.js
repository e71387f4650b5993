// Search over all claims and arguments: / to begin, n and N for the next and the previous.
import { byId, make, say } from "./page.js";

export class Search {
  constructor(graph, show, mark) {
    Object.assign(this, { graph, show, mark, found: [], at: -1 });
    this.input = make("input", { type: "search", id: "search", placeholder: "Search", "aria-label": "Search claims and arguments", autocomplete: "off", spellcheck: "false" });
    this.count = make("span", { class: "label", id: "count" });
    this.input.addEventListener("input", () => this.run(this.input.value));
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.step(event.shiftKey ? -1 : 1);
      else if (event.key === "Escape") { this.input.value = ""; this.run(""); this.input.blur(); }
      else return;
      event.preventDefault();
    });
  }

  // Ahead of the first search where there is time for it.
  read() {
    this.texts ??= this.graph.nodes.map((node) => (node.title + " " + node.text).replaceAll("\n", " ").toLowerCase());
  }

  run(words) {
    this.read();
    const wanted = words.trim().toLowerCase();
    this.found = [];
    this.at = -1;
    if (wanted) this.texts.forEach((text, i) => { if (text.includes(wanted)) this.found.push(i); });
    this.mark(new Set(this.found));
    this.count.textContent = wanted ? String(this.found.length) : "";
    if (wanted) say(this.found.length === 1 ? "1 match" : this.found.length + " matches");
    return this.found.length;
  }

  step(by) {
    if (!this.found.length) return;
    this.at = (this.at + by + this.found.length + (this.at < 0 && by < 0 ? 1 : 0)) % this.found.length;
    const node = this.graph.nodes[this.found[this.at]];
    this.show(node.i);
    this.count.textContent = `${this.at + 1}/${this.found.length}`;
    say(`${this.at + 1} of ${this.found.length}: ${(node.title || node.text).replaceAll("\n", " ")}${node.verdict ? ": " + node.verdict : ""}`);
  }
}
