// An incident's page: values and their words light each other up; the toll and the map are drawn when they are seen.
import { linkValues } from "./words.js";

linkValues(document);

const drawings = {
  toll: async (element) => {
    const { drawRanges } = await import("./charts.js");
    element.hidden = false;
    const rows = JSON.parse(element.dataset.toll).map((t) => ({ label: t.as_of ?? "day not known", ...t.killed, says: `${t.report}` }));
    drawRanges(element.querySelector("canvas"), rows, "killed");
  },
  places: async (element) => (await import("./map.js")).drawPlaces(element),
};

for (const [name, draw] of Object.entries(drawings)) {
  for (const element of document.querySelectorAll(`[data-${name}]`)) draw(element);
}
