// What the page does beyond HTML: source cards beside their figure, tables that restack, live charts.
"use strict";
(() => {
  let asked = null;
  document.addEventListener("click", (event) => {
    asked = event.target.closest("button.fig") || asked;
  }, true);
  for (const card of document.querySelectorAll(".source-card")) {
    card.addEventListener("beforetoggle", (event) => {
      if (event.newState !== "open" || !asked) return;
      const box = asked.getClientRects()[0] || asked.getBoundingClientRect();
      const width = Math.min(368, innerWidth - 24);
      const x = Math.max(12, Math.min(box.left, innerWidth - width - 12));
      const below = innerHeight - box.bottom > 260 || box.top < 260;
      card.style.setProperty("--x", `${x}px`);
      card.style.setProperty("--y", below ? `${box.bottom + 8}px` : "auto");
      card.style.bottom = below || innerWidth < 600 ? "" : `${innerHeight - box.top + 8}px`;
    });
  }

  // A table that does not fit becomes one block a row; its cells carry their column's name.
  const tables = [...document.querySelectorAll("table.figures")];
  const fit = () => tables.forEach((table) => {
    table.classList.remove("stack");
    const room = table.parentElement.clientWidth;
    table.classList.toggle("stack", innerWidth < 700 && table.scrollWidth > room + 1);
  });
  for (const table of tables) {
    const names = [...table.querySelectorAll("thead th")].map((cell) => cell.textContent.trim());
    for (const cell of table.querySelectorAll("tbody td")) cell.dataset.label ??= names[cell.cellIndex];
  }
  fit();
  addEventListener("resize", fit);
  document.fonts?.ready.then(fit);

  async function unpack(text) {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const script = document.createElement("script");
    script.text = await new Response(stream).text();
    document.head.append(script);
  }

  async function draw(figure) {
    const source = figure.querySelector(".vega-spec");
    const spec = JSON.parse(source.textContent);
    const still = figure.querySelector(".still");
    const live = document.createElement("div");
    live.className = "live";
    live.setAttribute("role", "img");
    live.setAttribute("aria-label", still.querySelector("svg").getAttribute("aria-label") || "");
    still.after(live);
    if (typeof spec.width === "number") {
      live.style.maxWidth = `${still.querySelector("svg").getAttribute("width")}px`;
      spec.width = "container";
      spec.autosize = { type: "fit-x", contains: "padding" };
    }
    try {
      await vegaEmbed(live, spec, { renderer: "svg", actions: false, defaultStyle: false, ast: false });
      live.querySelector("svg").setAttribute("aria-hidden", "true");
      figure.classList.add("is-live");
    } catch (error) {
      live.remove();
    }
  }

  async function charts() {
    const figures = [...document.querySelectorAll("figure.chart")].filter((f) => f.querySelector(".vega-spec"));
    if (!figures.length || !window.vegaPacked || !window.DecompressionStream) return;
    await unpack(window.vegaPacked);
    if (!window.vegaEmbed) return;
    for (const figure of figures) await draw(figure);
    document.documentElement.dataset.charts = "live";
  }
  charts().catch(() => {});
})();
