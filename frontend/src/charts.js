// Charts: figures as ranges over time, with the colours of the page. What a chart shows, a table beside it says.
import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from "chart.js";
import { colour, inColours } from "./colours.js";

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);
Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
Chart.defaults.animation = false;

// Marks the best figure of each bar with a line across it.
const best = {
  id: "best",
  afterDatasetsDraw(chart) {
    const { ctx, scales } = chart;
    chart.getDatasetMeta(0).data.forEach((bar, i) => {
      const value = chart.data.datasets[0].best[i];
      if (value === null) return;
      const y = scales.y.getPixelForValue(value);
      ctx.fillStyle = chart.data.datasets[0].mark;
      ctx.fillRect(bar.x - bar.width / 2 - 2, y - 1.5, bar.width + 4, 3);
    });
  },
};

// Bars from low to high with a mark at best. `rows`: {label, low, best, high, says}; null is unknown, never nought.
export function drawRanges(canvas, rows, name) {
  const known = rows.map((r) => {
    const ends = [r.low ?? r.best ?? r.high, r.high ?? r.best ?? r.low];
    return ends.includes(null) ? null : ends;
  });
  const most = Math.max(1, ...known.filter(Boolean).flat());
  const chart = new Chart(canvas, {
    type: "bar",
    data: {
      labels: rows.map((r) => r.label),
      datasets: [
        {
          // A bar that is one figure would have no height: it gets as much as can be seen.
          data: known.map((ends) => ends && [ends[0], Math.max(ends[1], ends[0] + most / 100)]),
          best: rows.map((r) => r.best),
          maxBarThickness: 28,
        },
      ],
    },
    options: {
      maintainAspectRatio: false,
      scales: {
        x: { grid: { display: false } },
        y: { beginAtZero: true, ticks: { precision: 0 }, title: { display: true, text: name } },
      },
      plugins: { tooltip: { displayColors: false, callbacks: { label: (item) => rows[item.dataIndex].says } } },
    },
    plugins: [best],
  });
  inColours(() => {
    const [data] = chart.data.datasets;
    data.backgroundColor = colour("killed-soft");
    data.mark = colour("killed");
    for (const scale of Object.values(chart.options.scales)) {
      scale.ticks = { ...scale.ticks, color: colour("ink-soft") };
      scale.grid = { ...scale.grid, color: colour("line") };
      if (scale.title) scale.title.color = colour("ink-soft");
    }
    chart.update();
  });
  return chart;
}
