// Values and the words they were read in, two ways: each is a link to the other, and either lights both.
function lit(keys, on) {
  for (const key of keys) {
    for (const piece of document.querySelectorAll(`[data-values~="${CSS.escape(key)}"], [data-key="${CSS.escape(key)}"]`)) {
      piece.classList.toggle("lit", on);
    }
  }
}

const keysOf = (element) => (element.dataset.values ?? element.dataset.value ?? element.dataset.key ?? "").split(" ").filter(Boolean);

// Opens what the address points into, and shows it: browsers differ in opening a folded text by themselves.
export function reveal() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true;
  for (const piece of document.querySelectorAll(".found")) piece.classList.remove("found");
  const next = target.nextElementSibling;
  const shown = !target.matches("span[id]:empty") || !next ? target : next; // where two values begin, the words come next
  shown.classList.add("found");
  shown.scrollIntoView({ block: "center" });
  if (shown.matches("a")) shown.focus({ preventScroll: true });
}

function unfold(button) {
  const folds = [...document.querySelectorAll("details.text")];
  const open = folds.some((fold) => !fold.open);
  for (const fold of folds) fold.open = open;
  button.textContent = open ? "Fold all" : "Open all";
}

export function linkValues() {
  let last = [];
  const show = (event) => {
    const found = event.target.closest?.("[data-values], [data-value], [data-key]");
    lit(last, false);
    last = found ? keysOf(found) : [];
    lit(last, true);
  };
  document.addEventListener("mouseover", show);
  document.addEventListener("focusin", show);
  addEventListener("hashchange", reveal);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-unfold]");
    if (button) unfold(button);
    // The same address once more changes no hash: the words are looked for all the same.
    const link = event.target.closest?.('a[href^="#"]');
    if (link && link.hash === location.hash) setTimeout(reveal);
  });
}
