// Selecting words in a report's text, to set a value by them: the form gets the value and where its words stand.
const OFFERED = ["killed", "injured", "killed.civilians", "date", "place", "perpetrator", "target"];
let chosen = null;

// Characters as the server counts them: code points, where a browser counts halves of some.
const length = (text) => [...text].length;

// How many characters of its report stand before a point of a selection; null outside of a text.
function offset(node, at) {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : (node.childNodes[at] ?? node.lastChild))?.closest?.("[data-start]");
  if (!piece) return null;
  return Number(piece.dataset.start) + (node.nodeType === Node.TEXT_NODE ? length(node.textContent.slice(0, at)) : 0);
}

function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const text = range.commonAncestorContainer.parentElement?.closest(".report[data-telling]") ?? null;
  if (!text) return null;
  const start = offset(range.startContainer, range.startOffset);
  const end = offset(range.endContainer, range.endOffset);
  return start === null || end === null || end <= start ? null : { telling: text.dataset.telling, start, end, words: selection.toString() };
}

function bar() {
  let found = document.getElementById("use-words");
  if (!found) {
    found = document.createElement("div");
    found.id = "use-words";
    found.className = "use-words panel";
    found.setAttribute("role", "toolbar");
    found.setAttribute("aria-label", "Use the selected words");
    document.getElementById("main").append(found);
  }
  return found;
}

function offer() {
  const form = document.querySelector("form.correct");
  const now = form && selected();
  if (!now) {
    document.getElementById("use-words")?.remove();
    return;
  }
  chosen = now;
  const names = Object.fromEntries([...form.field.options].map((o) => [o.value, o.textContent]));
  const said = document.createElement("span");
  said.textContent = `“${now.words.length > 60 ? `${now.words.slice(0, 60)}…` : now.words}” is the value of`;
  const buttons = OFFERED.map((field) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.use = field;
    button.textContent = names[field];
    return button;
  });
  bar().replaceChildren(said, ...buttons);
}

async function use(field) {
  const form = document.querySelector("form.correct");
  const { telling, start, end } = chosen;
  const code = document.querySelector("[data-incident]").dataset.incident;
  const asked = new URLSearchParams({ field, telling, start, end });
  const answer = await fetch(`/incidents/${encodeURIComponent(code)}/reading.json?${asked}`);
  const read = answer.ok ? await answer.json() : { words: chosen.words, value: "" };
  form.closest("details").open = true;
  form.field.value = field;
  form.value.value = read.value;
  for (const name of ["telling", "start", "end"]) {
    form.elements[name].value = chosen[name];
    form.elements[name].disabled = false;
  }
  form.why.required = false;
  const words = form.querySelector("[data-words]");
  words.textContent = read.words;
  words.hidden = false;
  form.querySelector("[data-no-words]").hidden = true;
  hints(form);
  document.getElementById("use-words")?.remove();
  form.scrollIntoView({ block: "center" });
  form.value.focus();
  form.value.select();
}

// Of how values are written, only what the chosen field needs.
function hints(form) {
  for (const hint of form.querySelectorAll("[data-how]")) hint.hidden = hint.dataset.how !== form.field.value;
}

export function offerWords() {
  let waiting;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(offer, 150);
  });
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest?.("#use-words")) event.preventDefault(); // the selection stays
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-use]");
    if (button) use(button.dataset.use);
    const other = event.target.closest?.("[data-other]");
    if (other) other.form.elements.other.value = other.dataset.other;
  });
  document.addEventListener("change", (event) => {
    if (event.target.name === "field" && event.target.form?.matches(".correct")) hints(event.target.form);
  });
}
