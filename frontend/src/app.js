// What every page loads: htmx for what changes in place, and small habits of our own.
import htmx from "htmx.org";
import "./theme.js";
import "./trouble.js";

htmx.config.allowEval = false; // the pages' policy forbids it
htmx.config.includeIndicatorStyles = false; // no inline style either
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0; // what stood on a page may name the dead: no browser keeps a copy of it
// Who was too late sees what changed, with all that they typed: a page of its own takes the place of theirs.
htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[23]..", swap: true },
  { code: "409", swap: true, error: false },
  { code: "[45]..", swap: false, error: true },
];
