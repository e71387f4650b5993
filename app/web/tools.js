// Buttons, and the keys that do the same. Single-key shortcuts can be switched off (WCAG 2.1.4).
import { root, byId, all, make, say, remember, remembered } from "./page.js";
import { align, cardOf, currentClaim, openCard, step, toText } from "./cards.js";

const button = (words, press, more = {}) => {
  const element = make("button", { type: "button", class: "tool", ...more }, words);
  element.addEventListener("click", () => press(element));
  return element;
};

function themeButton() {
  const next = { auto: "light", light: "dark", dark: "auto" };
  const now = () => root.dataset.theme ?? "auto";
  const name = () => "Theme: " + now();
  const set = (theme) => { if (theme === "auto") delete root.dataset.theme; else root.dataset.theme = theme; };
  if (next[remembered("theme")]) set(remembered("theme"));
  return button(name(), (element) => { set(next[now()]); remember("theme", now()); element.textContent = name(); dispatchEvent(new Event("theme")); }, { class: "tool theme" });
}

const keysHelp = [["j k", "next and previous claim"], ["Enter", "from a claim to its card"], ["Escape", "from a card to the text"], ["/", "search; n and N for the next and the previous match"], ["m", "the claim in the map"], ["f b", "focus on the chosen box; back"], ["e", "open or close all cards"]];

export function startTools(map, search, showInMap) {
  let keys = remembered("keys") !== "off";
  const keyButton = button("", () => { keys = !keys; remember("keys", keys ? "on" : "off"); name(); say("single-key shortcuts " + (keys ? "on" : "off")); }, { id: "keys", title: keysHelp.map(([key, what]) => key + ": " + what).join("\n") });
  const name = () => { keyButton.textContent = "Shortcuts"; keyButton.setAttribute("aria-pressed", keys); };
  name();
  const openAll = button("Open all", () => {
    const open = !byId("main").classList.toggle("all-open") ? false : true;
    byId("article")?.classList.toggle("all-open", open);
    for (const card of all("details.card")) card.open = open;
    openAll.textContent = open ? "Close all" : "Open all";
    align();
  });
  byId("tools").append(openAll, themeButton(), keyButton);
  if (search) byId("tools").prepend(search.input, search.count);
  const help = make("dl", { class: "legend keys" });
  for (const [key, what] of keysHelp) help.append(make("div", {}, make("dt", {}, key), make("dd", {}, what)));
  byId("method").append(make("h3", { class: "keys-title" }, "Keys"), help);

  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input, select, textarea")) return;
    if (event.key === "Escape") {
      const card = event.target.closest?.("details.card");
      const id = card?.querySelector(".body").id ?? currentClaim();
      if (card) card.open = false;
      if (id && toText(id)) event.preventDefault();
      return;
    }
    if (!keys) return;
    const here = () => event.target.closest?.("details.card")?.querySelector(".body").id ?? event.target.closest?.("a.claim")?.hash.slice(1) ?? currentClaim();
    const does = {
      j: () => step(1),
      k: () => step(-1),
      "/": () => search?.input.focus(),
      n: () => search?.step(1),
      N: () => search?.step(-1),
      m: () => showInMap(here()) || all("a.claim, details.card .body").find((one) => showInMap(one.hash?.slice(1) ?? one.id)),
      f: () => map?.focusOn(map.selected, +byId("hops").value),
      b: () => map?.backFocus(),
      e: () => openAll.click(),
    }[event.key];
    if (!does) return;
    does();
    event.preventDefault();
  });
}

export function mapTools(map) {
  const hops = make("select", { id: "hops", class: "tool", "aria-label": "Steps around the chosen box" });
  for (const n of [1, 2, 3, 5]) hops.append(make("option", { value: n }, n === 1 ? "1 step" : n + " steps"));
  hops.value = 2;
  const trail = make("nav", { "aria-label": "Focus", class: "trail" });
  const back = button("Back", () => map.backFocus(), { disabled: "" });
  map.onTrail = (stops) => {
    back.disabled = !stops.length;
    trail.replaceChildren();
    if (!stops.length) return;
    trail.append(button("Whole map", () => map.leaveFocus()));
    stops.slice(-4).forEach(({ i }, n, shown) => {
      const node = map.graph.nodes[i];
      const crumb = button((node.title || node.text).replaceAll("\n", " ").slice(0, 40), () => { map.trail.length = map.trail.length - (shown.length - 1 - n); map.applyFocus(); });
      if (n === shown.length - 1) crumb.setAttribute("aria-current", "true");
      trail.append(" › ", crumb);
    });
  };
  return make("div", { id: "map-tools" },
    button("+", () => map.zoom(1.25), { "aria-label": "Larger" }), button("−", () => map.zoom(.8), { "aria-label": "Smaller" }), button("All", () => map.fit()),
    button("Focus", () => map.focusOn(map.selected ?? 0, +hops.value)), hops, back, trail);
}
