// What every module uses: finding and making elements, telling a screen reader, remembering choices.
export const root = document.documentElement;
export const byId = (id) => document.getElementById(id);
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// An element with attributes; text and children are added as text, never as markup.
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const svgName = "http://www.w3.org/2000/svg";
export function draw(name, attributes = {}) {
  const element = document.createElementNS(svgName, name);
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  return element;
}

export function say(words) {
  const live = byId("live");
  live.textContent = "";
  setTimeout(() => { live.textContent = words; }, 50);
}

// Pages opened from a disk may be refused storage.
export function remembered(key) {
  try { return localStorage.getItem("stet-" + key); } catch { return null; }
}
export function remember(key, value) {
  try { localStorage.setItem("stet-" + key, value); } catch { /* for this visit only */ }
}

export const calm = matchMedia("(prefers-reduced-motion: reduce)");
export const scrollTo = (element, block = "center") => element.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });
