// Builds what the pages load into src/onrecord/web/built. `make frontend` runs it after `npm ci`.
import { build } from "esbuild";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { licencesOf } from "./licences.mjs";

const out = "../src/onrecord/web/built";
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

// One file a subject: every page loads app.js; the map and the charts come only where a page has one.
const built = await build({
  entryPoints: { app: "src/app.js", map: "src/map.js", charts: "src/charts.js", incident: "src/incident.js", list: "src/list.js", style: "src/style.css" },
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  splitting: true, // what two pages share, and what comes only when it is needed
  chunkNames: "part-[hash]",
  target: "es2022",
  legalComments: "none", // LICENCES.txt has them whole
  metafile: true,
  logLevel: "warning",
  external: ["*.svg"],
});
await cp("node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs", `${out}/map-worker.js`);
await cp("node_modules/world-atlas/countries-50m.json", `${out}/countries.json`);
await writeFile(`${out}/LICENCES.txt`, await licencesOf(Object.keys(built.metafile.inputs), ["maplibre-gl", "world-atlas"]));
