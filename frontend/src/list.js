// The list of incidents: its map and its timeline, drawn anew when the selection changes in place.
import "./keys.js";
import { whenReady } from "./ready.js";

const drawings = {
  selection: async (element) => (await import("./selection-map.js")).drawSelection(element),
  bars: async (element) => {
    const { drawRanges } = await import("./charts.js");
    drawRanges(element.querySelector("canvas"), JSON.parse(element.dataset.bars), element.dataset.name);
  },
};

function start() {
  for (const [name, draw] of Object.entries(drawings)) {
    for (const element of document.querySelectorAll(`[data-${name}][hidden]`)) {
      element.hidden = false; // at once: what is being drawn is not drawn twice
      draw(element);
    }
  }
}

whenReady(start);
