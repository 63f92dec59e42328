// What every page loads: htmx for what changes in place, and small habits of our own.
import htmx from "htmx.org";
import "./theme.js";
import "./trouble.js";

htmx.config.allowEval = false; // the pages' policy forbids it
htmx.config.includeIndicatorStyles = false; // no inline style either
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0; // what stood on a page may name the dead: no browser keeps a copy of it
