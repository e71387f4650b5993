// The tally at the top becomes buttons that show the claims of some verdicts only.
import { byId, all, make, say } from "./page.js";
import { align } from "./cards.js";

export const verdicts = ["supported", "contested", "unverifiable", "undetermined", "unsupported", "refuted", "not-checkable"];
export const verdictOf = (element) => verdicts.find((name) => element.classList.contains(name));

const wanted = new Set();
const listeners = [];
export const onFilter = (listener) => listeners.push(listener);
export const passes = (verdict) => wanted.size === 0 || wanted.has(verdict);

function apply() {
  for (const element of all(".card, tbody tr, .rail")) element.hidden = !passes(verdictOf(element));
  for (const mark of all("a.claim")) mark.classList.toggle("off", !passes(verdictOf(mark)));
  for (const listener of listeners) listener();
  align();
  const shown = all("tbody tr:not([hidden])").length;
  say(wanted.size ? shown + " claims shown" : "all claims shown");
}

export function startFilter() {
  for (const item of all("#tally > .chip")) {
    const verdict = verdictOf(item);
    const button = make("button", { type: "button", class: item.className, "aria-pressed": "false" }, ...item.childNodes);
    item.className = "";
    item.replaceChildren(button);
    button.addEventListener("click", () => {
      if (!wanted.delete(verdict)) wanted.add(verdict);
      button.setAttribute("aria-pressed", wanted.has(verdict));
      apply();
    });
  }
}
