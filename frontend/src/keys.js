// The keyboard: one letter for what is done most, never while somebody types. "?" lists them.
import { moves } from "./moves.js";

const ACTS = { c: "confirm", p: "pending", r: "reject", e: "correct", m: "merge", s: "split" };
const SAID = {
  c: "confirm",
  p: "mark as pending",
  r: "reject",
  e: "correct a value",
  m: "merge with another",
  s: "split",
  u: "undo the last decision",
  j: "the next in the list",
  k: "the one before",
  Enter: "open it",
  x: "choose it, for many at once",
  o: "open all texts, or fold them",
  q: "back to the queue",
  "?": "this list",
};

const typing = (element) => element.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");

function act(name) {
  const found = document.querySelector(`[data-act="${name}"]`);
  if (!found) return false;
  if (found.matches("form")) found.requestSubmit(found.querySelector("button"));
  else {
    found.open = true;
    const first = found.querySelector("select, input:not([type=hidden]), textarea, button");
    first?.focus();
    found.scrollIntoView({ block: "nearest" });
  }
  return true;
}

function undo() {
  const last = [...document.querySelectorAll("details.undo")].at(-1);
  if (!last) return false;
  last.open = true;
  last.querySelector("input:not([type=hidden])").focus();
  return true;
}

function help() {
  let list = document.getElementById("keys");
  if (!list) {
    list = document.createElement("dialog");
    list.id = "keys";
    list.className = "panel";
    const heading = document.createElement("h2");
    heading.textContent = "Keys";
    const rows = document.createElement("dl");
    rows.className = "facts";
    for (const [key, says] of Object.entries(SAID)) {
      const term = document.createElement("dt");
      term.append(Object.assign(document.createElement("kbd"), { textContent: key }));
      rows.append(term, Object.assign(document.createElement("dd"), { textContent: says }));
    }
    const form = Object.assign(document.createElement("form"), { method: "dialog" });
    form.append(Object.assign(document.createElement("button"), { textContent: "Close" }));
    list.append(heading, rows, form);
    document.body.append(list);
  }
  list.showModal();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  const { key } = event;
  const did =
    (key in ACTS && act(ACTS[key])) ||
    (key === "u" && undo()) ||
    (key === "?" && help()) ||
    (key === "o" && (document.querySelector("[data-unfold]")?.click(), true)) ||
    (key === "q" && (location.assign("/review"), true)) ||
    moves(key, event.target);
  if (did) event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  // Escape closes what a letter opened.
  if (event.key === "Escape") event.target.closest?.("details[name=act], details.undo")?.removeAttribute("open");
});
