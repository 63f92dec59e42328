// Moving in a list by j and k, opening with Enter, choosing with x; returns whether the key was one of these.
const rows = () => [...document.querySelectorAll("[data-row]")];
const current = () => document.querySelector("[data-row].here");

function go(step) {
  const all = rows();
  if (!all.length) return false;
  const at = all.indexOf(current());
  const next = all[Math.max(0, Math.min(all.length - 1, at + step))];
  current()?.classList.remove("here");
  next.classList.add("here");
  (next.querySelector("a[data-open]") ?? next).focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
  return true;
}

export function moves(key, target) {
  if (key === "j") return go(1);
  if (key === "k") return go(-1);
  const row = target.closest?.("[data-row]") ?? current();
  if (key === "x" && row) {
    row.querySelector("input[type=checkbox]")?.click();
    return true;
  }
  return false;
}
