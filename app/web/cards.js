// From the text to the card and back: opening cards, keeping each beside its passage.
import { root, byId, all, calm, scrollTo } from "./page.js";

const wide = matchMedia("(min-width: 901px)");

export const cardOf = (id) => byId(id)?.closest("details.card");

// Of a long list, the rest is the text of a <noscript>, escaped like the rest of the page. A card is taken out of
// it when it is asked for.
let policy = null;
export function parsed(text) {
  policy ??= globalThis.trustedTypes?.createPolicy("stet", { createHTML: (part) => part }) ?? { createHTML: (part) => part };
  return new DOMParser().parseFromString(policy.createHTML(text), "text/html");
}
export function takeOut(id) {
  if (!id || byId(id)) return byId(id);
  for (const vault of all(".vault")) {
    const text = vault.textContent;
    const at = Math.max(text.indexOf(` id=${id}>`), text.indexOf(` id="${id}">`));
    const begin = at < 0 ? -1 : text.lastIndexOf("<details", at);
    if (begin < 0) continue;
    const part = text.slice(begin, text.indexOf("<" + "/details>", at) + 10);
    const card = parsed(part).querySelector("details");
    if (card) vault.before(document.adoptNode(card));
    return byId(id);
  }
  return null;
}
const marksOf = (id) => all("a.claim").filter((mark) => mark.hash === "#" + id || (mark.dataset.claims ?? "").split(" ").includes(id));

// Cards are taken out of their rows on wide screens, so that the text has no gaps; each stands beside its
// passage or below the card before it.
export function align() {
  const article = byId("article");
  if (!article) return;
  const on = wide.matches && !matchMedia("print").matches;
  article.classList.toggle("aligned", on);
  let free = 0;
  for (const row of article.querySelectorAll(".row")) {
    const cards = row.querySelector(":scope > .cards");
    if (!cards) continue;
    const top = on ? Math.max(0, free - row.offsetTop) : 0;
    cards.style.top = on ? top + "px" : "";
    free = row.offsetTop + top + cards.offsetHeight;
  }
  article.style.minHeight = on ? free - article.offsetTop + 24 + "px" : "";
}

let current = null;
function highlight(id) {
  for (const old of all(".here")) old.classList.remove("here");
  current = id;
  if (!id) return;
  cardOf(id)?.classList.add("here");
  for (const mark of marksOf(id)) mark.classList.add("here");
}
export const currentClaim = () => current;

export function openCard(id, focus = true) {
  const card = cardOf(id);
  if (!card) return false;
  if (!byId("article")?.classList.contains("all-open"))
    for (const other of all("#article details.card[open]")) if (other !== card) other.open = false;
  card.open = true;
  highlight(id);
  align();
  if (focus) card.querySelector("summary").focus({ preventScroll: true });
  const target = byId(id);
  if (target !== card.querySelector(":scope > .body")) scrollTo(target);
  else card.scrollIntoView({ block: card.offsetHeight > innerHeight * .7 ? "start" : "nearest", behavior: calm.matches ? "auto" : "smooth" });
  return true;
}

export function toText(id) {
  const mark = byId("in-" + id);
  if (!mark) return false;
  highlight(id);
  mark.focus({ preventScroll: true });
  scrollTo(mark);
  return true;
}

// The next or previous claim of the text, or of the list of cards where there is no article.
export function step(by) {
  let stops = all("a.claim[id]").filter((mark) => !mark.classList.contains("off"));
  if (!stops.length) stops = all("details.card > summary");
  if (!stops.length) return;
  const here = stops.indexOf(document.activeElement);
  const at = here >= 0 ? here : current ? stops.findIndex((stop) => stop.id === "in-" + current) : -1;
  const next = stops[at < 0 && by < 0 ? stops.length - 1 : (at + by + stops.length) % stops.length];
  highlight(next.id.slice(3));
  next.focus({ preventScroll: true });
  scrollTo(next);
}

export function startCards() {
  root.classList.add("scripted");
  addEventListener("toggle", (event) => { if (event.target.matches?.("details.card")) align(); }, true);
  addEventListener("resize", align);
  wide.addEventListener("change", align);
  document.fonts?.ready.then(align);
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open])");
    for (const details of opened) details.open = true;
    byId("article")?.classList.remove("aligned");
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    align();
  });
  for (const kind of ["pointerover", "focusin"])
    addEventListener(kind, (event) => {
      const mark = event.target.closest?.("a.claim");
      const card = event.target.closest?.("#article details.card");
      for (const old of all(".near")) old.classList.remove("near");
      if (mark) cardOf(mark.hash.slice(1))?.classList.add("near");
      if (card) for (const twin of marksOf(card.querySelector(".body").id)) twin.classList.add("near");
    });
  align();
}
