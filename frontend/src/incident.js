// An incident's page: values and their words light each other up; the toll and the map are drawn; words can be selected.
import "./keys.js";
import { whenReady } from "./ready.js";
import { offerWords } from "./select.js";
import { linkValues, reveal } from "./words.js";

const drawings = {
  toll: async (element) => {
    const { drawRanges } = await import("./charts.js");
    const rows = JSON.parse(element.dataset.toll).map((t) => ({ label: t.as_of ?? "day not known", ...t.killed, says: t.report }));
    drawRanges(element.querySelector("canvas"), rows, "killed");
  },
  places: async (element) => (await import("./map.js")).drawPlaces(element),
};

function start() {
  for (const button of document.querySelectorAll("[data-unfold]")) button.hidden = false;
  for (const [name, draw] of Object.entries(drawings)) {
    for (const element of document.querySelectorAll(`[data-${name}][hidden]`)) {
      element.hidden = false; // at once: what is being drawn is not drawn twice
      draw(element);
    }
  }
  reveal();
}

linkValues();
offerWords();
whenReady(start);
