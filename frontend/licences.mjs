// The licences of what is bundled, in one file: the wheel carries others' code and must carry their terms with it.
import { readFile, readdir } from "node:fs/promises";

// "node_modules/@mapbox/pbf/index.js" -> "@mapbox/pbf"; null for what is ours.
const packageOf = (path) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? null;

const about = async (name) => JSON.parse(await readFile(`node_modules/${name}/package.json`, "utf8"));
// What its makers bundled before us.
const within = async (name) => Object.keys((await about(name)).dependencies ?? {}).filter((n) => !n.startsWith("@types/"));

// The text that names every package among `inputs` (paths that esbuild read) and `copied` (names of packages that are
// bundles themselves), with its licence.
export async function licencesOf(inputs, copied) {
  const inner = (await Promise.all(copied.map(within))).flat();
  const names = [...new Set([...inputs.map(packageOf).filter(Boolean), ...copied, ...inner])].sort();
  const parts = [];
  for (const name of names) {
    const folder = `node_modules/${name}`;
    const { version, license } = await about(name);
    const file = (await readdir(folder)).find((f) => /^licen[cs]e/i.test(f));
    const text = file ? (await readFile(`${folder}/${file}`, "utf8")).trim() : `See https://www.npmjs.com/package/${name}`;
    parts.push(`${name} ${version} (${license})\n\n${text}\n`);
  }
  return parts.join(`\n${"-".repeat(80)}\n\n`);
}
