// The map of a selection: a circle an incident, as wide as its place is uncertain; squares with their number where there are many.
import { Marker, Popup } from "maplibre-gl";
import { colour, inColours } from "./colours.js";
import { makeMap } from "./map.js";

const LEAST = 4; // pixels of the smallest circle: what happened must be seen from afar
const GROUND = 156543.034; // metres of a pixel at the equator at zoom 0, of tiles of 256; MapLibre's are twice that

const pixels = (lat, km) => (km * 1000) / ((GROUND / 2) * Math.max(0.05, Math.cos((lat * Math.PI) / 180)));

const asFeature = (p) => ({
  type: "Feature",
  geometry: { type: "Point", coordinates: [p.lon, p.lat] },
  properties: { code: p.code, killed: p.killed, wide: pixels(p.lat, p.km ?? 0) },
});

const seenBy = (map) => {
  const box = map.getBounds();
  const east = Math.min(180, box.getEast());
  const west = Math.max(-180, box.getWest());
  return [Math.max(-90, box.getSouth()), west, Math.min(90, box.getNorth()), east].map((n) => n.toFixed(4)).join(",");
};

function square(map, found) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "square";
  button.textContent = found.count.toLocaleString("en");
  button.title = `${found.count} incidents, ${found.killed} reported killed at best`;
  button.addEventListener("click", () => map.easeTo({ center: [found.lon, found.lat], zoom: map.getZoom() + 2 }));
  return new Marker({ element: button }).setLngLat([found.lon, found.lat]).addTo(map);
}

async function card(code) {
  const box = document.createElement("div");
  const answer = await fetch(`/incidents/${encodeURIComponent(code)}.json`);
  const link = document.createElement("a");
  link.href = `/incidents/${encodeURIComponent(code)}`;
  link.textContent = answer.ok ? (await answer.json()).summary : code;
  box.append(link);
  return box;
}

export async function drawSelection(element) {
  const map = await makeMap(element, { center: [30, 20], zoom: 1 });
  const here = document.querySelector("[data-here]");
  const said = document.querySelector("[data-map-said]");
  const wide = ["interpolate", ["exponential", 2], ["zoom"], 0, ["max", LEAST, ["get", "wide"]], 12, ["max", LEAST, ["*", ["get", "wide"], 4096]]];
  map.addSource("points", { type: "geojson", data: { type: "FeatureCollection", features: [] } });
  map.addLayer({ id: "points", type: "circle", source: "points", paint: { "circle-radius": wide, "circle-opacity": 0.3, "circle-stroke-width": 1.5 } });
  inColours(() => {
    map.setPaintProperty("points", "circle-color", colour("killed"));
    map.setPaintProperty("points", "circle-stroke-color", colour("killed"));
  });
  let squares = [];
  let asked = 0;
  const draw = async (seen) => {
    const number = ++asked;
    const query = new URLSearchParams(element.dataset.selection);
    query.set("zoom", map.getZoom().toFixed(1));
    if (seen) query.set("seen", seen);
    const answer = await fetch(`/incidents/map.json?${query}`);
    if (!answer.ok || number !== asked) return null;
    const found = await answer.json();
    for (const old of squares) old.remove();
    squares = found.squares.map((one) => square(map, one));
    map.getSource("points").setData({ type: "FeatureCollection", features: found.points.map(asFeature) });
    const many = found.points.length || found.squares.reduce((sum, one) => sum + one.count, 0);
    said.textContent = `${many.toLocaleString("en")} drawn`;
    element.dataset.drawn = String(many);
    return found;
  };
  const all = await draw("");
  const places = all ? [...all.points, ...all.squares] : [];
  if (places.length) {
    const lats = places.map((p) => p.lat);
    const lons = places.map((p) => p.lon);
    const corners = [[Math.min(...lons), Math.min(...lats)], [Math.max(...lons), Math.max(...lats)]];
    map.fitBounds(corners, { padding: 60, maxZoom: 7, duration: 0 });
  }
  const follow = () => {
    const seen = seenBy(map);
    const query = new URLSearchParams(element.dataset.selection);
    query.set("box", seen);
    query.set("view", "map");
    here.href = `/incidents?${query}`;
    draw(seen);
  };
  map.on("moveend", follow);
  follow();
  map.on("click", "points", async (event) => {
    const codes = [...new Set(event.features.map((f) => f.properties.code))].slice(0, 8);
    const content = document.createElement("div");
    content.append(...(await Promise.all(codes.map(card))));
    new Popup({ maxWidth: "20rem" }).setLngLat(event.lngLat).setDOMContent(content).addTo(map);
  });
}
