// The outline as a tree that keys move about in (ARIA Authoring Practices, tree view).
import { byId, all, scrollTo } from "./page.js";
import { parsed } from "./cards.js";

// The rest of a long outline, out of its vault.
function whole(list) {
  const vault = list.nextElementSibling;
  if (!vault?.matches(".vault")) return false;
  const rest = all("li", parsed(vault.textContent));
  for (const item of rest) item.hidden = true;
  list.append(...rest);
  return true;
}

export class Tree {
  constructor(list, choose, show) {
    this.list = list;
    const long = whole(list); // then only what is argued for is open
    this.items = [...list.children];
    this.first = new Map();
    this.level = this.items.map((item) => +item.dataset.level);
    this.shut = new Set();
    list.setAttribute("role", "tree");
    list.setAttribute("aria-labelledby", "outline-title");
    const sizes = [];
    const open = [];
    this.items.forEach((item, at) => {
      const level = this.level[at];
      open.length = level;
      open[level - 1] ??= { n: 0 };
      for (let deeper = level; deeper < open.length; deeper++) open[deeper] = undefined;
      sizes[at] = [open[level - 1], ++open[level - 1].n];
    });
    this.items.forEach((item, at) => {
      item.setAttribute("role", "treeitem");
      item.setAttribute("aria-level", this.level[at]);
      item.setAttribute("aria-setsize", sizes[at][0].n);
      item.setAttribute("aria-posinset", sizes[at][1]);
      if (long) item.hidden = this.level[at] > 1;
      if (this.hasBelow(at)) {
        item.setAttribute("aria-expanded", !long);
        if (long) this.shut.add(at);
      }
      item.tabIndex = at ? -1 : 0;
      const link = item.querySelector("a");
      if (link) link.tabIndex = -1;
      if (!this.first.has(+item.dataset.node)) this.first.set(+item.dataset.node, at);
    });
    this.at = 0;
    this.choose = choose;
    this.show = show;
    list.addEventListener("keydown", (event) => this.key(event));
    list.addEventListener("click", (event) => {
      const item = event.target.closest("li");
      if (!item) return;
      this.move(this.items.indexOf(item), false);
      this.show(+item.dataset.node);
    });
    list.addEventListener("focusin", (event) => {
      const item = event.target.closest("li");
      if (item && this.items[this.at] !== item) this.move(this.items.indexOf(item), false);
    });
  }

  hasBelow(at) { return this.level[at + 1] > this.level[at]; }
  end(at) {
    let next = at + 1;
    while (next < this.items.length && this.level[next] > this.level[at]) next++;
    return next;
  }
  parent(at) {
    let up = at - 1;
    while (up >= 0 && this.level[up] >= this.level[at]) up--;
    return up;
  }
  visible(at, by) {
    let next = at + by;
    while (this.items[next]?.hidden) next += by;
    return this.items[next] ? next : at;
  }

  move(at, focus = true) {
    if (at < 0) return;
    this.items[this.at].tabIndex = -1;
    this.at = at;
    this.items[at].tabIndex = 0;
    if (focus) this.items[at].focus();
  }
  // Shows the item of a box, opening what hides it.
  reveal(node, focus = false) {
    const at = this.first.get(node);
    if (at === undefined) return;
    for (let up = this.parent(at); up >= 0; up = this.parent(up)) this.set(up, true);
    for (const old of all("[aria-selected]", this.list)) old.removeAttribute("aria-selected");
    this.items[at].setAttribute("aria-selected", "true");
    this.move(at, focus);
  }

  set(at, open, tell = true) {
    if (!this.hasBelow(at) || open === !this.shut.has(at)) return;
    if (open) this.shut.delete(at); else this.shut.add(at);
    this.items[at].setAttribute("aria-expanded", open);
    for (let next = at + 1, end = this.end(at); next < end; next++) {
      this.items[next].hidden = !open;
      if (open && this.shut.has(next)) next = this.end(next) - 1;
    }
    if (tell) this.onSet?.(+this.items[at].dataset.node, !open);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = this.at;
    const item = this.items[at];
    const keys = {
      ArrowDown: () => this.move(this.visible(at, 1)),
      ArrowUp: () => this.move(this.visible(at, -1)),
      ArrowRight: () => { if (this.shut.has(at)) this.set(at, true); else if (this.hasBelow(at)) this.move(at + 1); },
      ArrowLeft: () => { if (this.hasBelow(at) && !this.shut.has(at)) this.set(at, false); else this.move(this.parent(at)); },
      Home: () => this.move(0),
      End: () => this.move(this.visible(this.items.length, -1)),
      "*": () => { for (let next = 0; next < this.items.length; next++) if (this.parent(next) === this.parent(at)) this.set(next, true); },
      Enter: () => this.choose(+item.dataset.node),
      " ": () => this.show(+item.dataset.node),
    };
    if (keys[event.key]) keys[event.key]();
    else if (event.key.length === 1 && /\p{L}|\p{N}/u.test(event.key)) this.typeAhead(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  typeAhead(letter) {
    clearTimeout(this.pause);
    this.typed = (this.typed ?? "") + letter.toLowerCase();
    this.pause = setTimeout(() => { this.typed = ""; }, 700);
    const from = this.typed.length > 1 ? 0 : 1;
    for (let by = from; by <= this.items.length; by++) {
      const next = (this.at + by) % this.items.length;
      const name = this.items[next].querySelector("a")?.textContent ?? this.items[next].lastChild.textContent;
      if (!this.items[next].hidden && name.trim().toLowerCase().startsWith(this.typed)) { this.move(next); return; }
    }
  }
}
