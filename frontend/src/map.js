// The map: Natural Earth's countries from our own server, and on them circles as wide as a place is uncertain.
import { AttributionControl, Map, NavigationControl, Popup, setWorkerUrl } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import { feature } from "topojson-client";
import { colour, inColours } from "./colours.js";

const EARTH = 6371; // kilometres
const STEPS = 48; // corners of a circle

// A circle on the globe as GeoJSON: `km` round a point.
export function circle(lon, lat, km) {
  const turn = Math.PI / 180;
  const ring = [];
  for (let i = 0; i <= STEPS; i++) {
    const angle = (2 * Math.PI * i) / STEPS;
    const north = (km / EARTH) * Math.cos(angle);
    const east = ((km / EARTH) * Math.sin(angle)) / Math.max(0.05, Math.cos(lat * turn));
    ring.push([lon + east / turn, Math.max(-90, Math.min(90, lat + north / turn))]);
  }
  return { type: "Polygon", coordinates: [ring] };
}

function ground(countries) {
  return {
    version: 8,
    sources: { countries: { type: "geojson", data: countries } },
    layers: [
      { id: "sea", type: "background" },
      { id: "land", type: "fill", source: "countries" },
      { id: "borders", type: "line", source: "countries", paint: { "line-width": 0.8 } },
    ],
  };
}

function colourGround(map) {
  map.setPaintProperty("sea", "background-color", colour("sea"));
  map.setPaintProperty("land", "fill-color", colour("land"));
  map.setPaintProperty("borders", "line-color", colour("border"));
}

// A map in an element that says in data-countries and data-worker where the two files lie; resolves when it is drawn.
export async function makeMap(element, options = {}) {
  setWorkerUrl(element.dataset.worker);
  const topology = await (await fetch(element.dataset.countries)).json();
  const map = new Map({
    container: element,
    style: ground(feature(topology, topology.objects.countries)),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxZoom: 11,
    ...options,
  });
  map.addControl(new NavigationControl({ showCompass: false }));
  map.addControl(new AttributionControl({ compact: false, customAttribution: "Countries: Natural Earth" }));
  map.touchZoomRotate.disableRotation();
  await map.once("load");
  inColours(() => colourGround(map));
  return map;
}

// A box round a point: what to look at so that a circle is seen whole with what lies around it.
function boxOf(places) {
  const reach = (p) => Math.max((p.km ?? 300) * 1.5, 220);
  const lats = places.flatMap((p) => [p.lat - reach(p) / 111, p.lat + reach(p) / 111]);
  const lons = places.flatMap((p) => {
    const wide = reach(p) / (111 * Math.max(0.05, Math.cos((p.lat * Math.PI) / 180)));
    return [p.lon - wide, p.lon + wide];
  });
  return [
    [Math.min(...lons), Math.max(-85, Math.min(...lats))],
    [Math.max(...lons), Math.min(85, Math.max(...lats))],
  ];
}

// The places of one incident: a circle each, and words when it is chosen. The first is where it happened.
export async function drawPlaces(element) {
  const places = JSON.parse(element.dataset.places);
  const map = await makeMap(element, { bounds: boxOf(places.slice(0, 1)) });
  const features = places
    .filter((p) => p.km)
    .map((p, i) => ({ type: "Feature", geometry: circle(p.lon, p.lat, p.km), properties: { first: i === 0, says: `${p.name}: ${p.how}` } }));
  map.addSource("places", { type: "geojson", data: { type: "FeatureCollection", features } });
  map.addLayer({ id: "within", type: "fill", source: "places", paint: { "fill-opacity": 0.25 } });
  map.addLayer({ id: "edge", type: "line", source: "places", paint: { "line-width": 2 } });
  inColours(() => {
    const drawn = ["case", ["get", "first"], colour("killed"), colour("place")];
    map.setPaintProperty("within", "fill-color", drawn);
    map.setPaintProperty("edge", "line-color", drawn);
  });
  map.on("click", "within", (event) => {
    new Popup({ maxWidth: "16rem" }).setLngLat(event.lngLat).setText(event.features[0].properties.says).addTo(map);
  });
}
