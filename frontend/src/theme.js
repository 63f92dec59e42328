// Light, dark, or as the machine has it; kept in this browser.
const KEY = "onrecord-theme";
const NEXT = { auto: "light", light: "dark", dark: "auto" };

function chosen() {
  const kept = localStorage.getItem(KEY);
  return kept in NEXT ? kept : "auto";
}

function show(theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  for (const button of document.querySelectorAll("[data-theme-button]")) {
    button.textContent = `Colours: ${theme}`;
    button.hidden = false;
  }
}

document.addEventListener("click", (event) => {
  if (!event.target.closest?.("[data-theme-button]")) return;
  const theme = NEXT[chosen()];
  localStorage.setItem(KEY, theme);
  show(theme);
  document.dispatchEvent(new CustomEvent("onrecord:theme"));
});

show(chosen());
