// Calls `start` now, and again when the page's content was put anew in place, also by the browser's way back.
export function whenReady(start) {
  start();
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target?.id === "main" || event.detail.elt?.id === "main" || event.detail.elt === document.body) start();
  });
  document.addEventListener("htmx:historyRestore", start);
}
