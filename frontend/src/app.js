// What every page loads: htmx for what changes in place, and small habits of our own.
import htmx from "htmx.org";

htmx.config.allowEval = false; // the pages' policy forbids it
htmx.config.includeIndicatorStyles = false; // no inline style either
htmx.config.selfRequestsOnly = true;
