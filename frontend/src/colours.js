// The colours of css/tokens.css as drawings need them: resolved for the scheme in use, and told when it changes.
const probe = document.createElement("span");
probe.hidden = true;

export function colour(name) {
  if (!probe.isConnected) document.body.append(probe);
  probe.className = `colour-${name}`;
  return getComputedStyle(probe).color;
}

// Calls `draw` now, and again whenever light becomes dark or dark light.
export function inColours(draw) {
  draw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  document.addEventListener("onrecord:theme", draw);
}
