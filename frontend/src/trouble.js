// What goes wrong with a change made in place is said where it was tried, and nothing that was typed is lost.
function say(words) {
  const place = document.getElementById("said");
  place.textContent = words;
  place.hidden = false;
  place.focus();
}

document.addEventListener("htmx:responseError", (event) => {
  const answer = event.detail.xhr;
  let words = "";
  if ((answer.getResponseHeader("Content-Type") ?? "").includes("json")) {
    const told = JSON.parse(answer.responseText);
    words = told.hint ? `${told.error}: ${told.hint}` : told.error;
  } else {
    const told = new DOMParser().parseFromString(answer.responseText, "text/html").querySelector("main");
    words = told ? told.innerText.trim().replace(/\s*\n\s*/g, ". ") : "";
  }
  say(words || "Something went wrong here, and nothing was changed.");
});
document.addEventListener("htmx:sendError", () => {
  say("The site did not answer. Nothing was changed; what you typed is still here.");
});
document.addEventListener("htmx:beforeRequest", () => {
  document.getElementById("said").hidden = true;
});
