// Values and the words they were read in, two ways: each is a link to the other, and either lights both.
function lit(root, keys, on) {
  for (const key of keys) {
    for (const piece of root.querySelectorAll(`[data-values~="${CSS.escape(key)}"], [data-key="${CSS.escape(key)}"]`)) {
      piece.classList.toggle("lit", on);
    }
  }
}

const keysOf = (element) => (element.dataset.values ?? element.dataset.value ?? element.dataset.key ?? "").split(" ").filter(Boolean);

// Opens what an address points into, and shows it: browsers differ in opening a folded text by themselves.
function reveal() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true;
  for (const piece of document.querySelectorAll(".found")) piece.classList.remove("found");
  const words = target.matches("[data-values]") ? target : target.nextElementSibling?.matches("[data-values]") ? target.nextElementSibling : null;
  const shown = words ?? target;
  shown.classList.add("found");
  shown.scrollIntoView({ block: "center" });
  if (shown.matches("a")) shown.focus({ preventScroll: true });
}

export function linkValues(root) {
  let last = [];
  const show = (event) => {
    const found = event.target.closest?.("[data-values], [data-value], [data-key]");
    lit(root, last, false);
    last = found ? keysOf(found) : [];
    lit(root, last, true);
  };
  root.addEventListener("mouseover", show);
  root.addEventListener("focusin", show);
  addEventListener("hashchange", reveal);
  // The same address once more changes no hash: the words are looked for all the same.
  root.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    if (link && link.hash === location.hash) setTimeout(reveal);
  });
  reveal();
  for (const button of root.querySelectorAll("[data-unfold]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const folds = [...root.querySelectorAll("details.text")];
      const open = folds.some((fold) => !fold.open);
      for (const fold of folds) fold.open = open;
      button.textContent = open ? "Fold all" : "Open all";
    });
  }
}
