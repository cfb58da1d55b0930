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
    if (innerWidth >= 700) return;
    const wide = table.scrollWidth > table.parentElement.clientWidth + 1;
    const limit = table.rows[0].cells.length > 3 ? 64 : 100; // two lines, four lines
    const tall = [...table.querySelectorAll("tbody th")].some((cell) => cell.clientHeight > limit);
    table.classList.toggle("stack", wide || tall);
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
    const options = { renderer: "svg", actions: false, defaultStyle: false };
    const natural = spec.width;
    const cut = () => {
      const edge = live.getBoundingClientRect().right + 1;
      return [...live.querySelectorAll("text")].some((text) => text.getBoundingClientRect().right > edge);
    };
    try {
      if (typeof natural === "number") {
        live.style.maxWidth = `${1.3 * still.querySelector("svg").getAttribute("width")}px`;
        spec.width = "container";
        spec.autosize = { type: "fit-x", contains: "padding" };
      }
      const { view } = await vegaEmbed(live, spec, options);
      if (typeof natural === "number" && cut()) { // a label longer than a phone: the whole chart smaller
        view.finalize();
        await vegaEmbed(live, { ...spec, width: natural, autosize: "pad" }, options);
      }
      const svg = live.querySelector("svg");
      const full = Number(svg.getAttribute("width"));
      if (live.clientWidth < 0.75 * full) { // smaller would be unreadable: scroll sideways
        svg.style.cssText = `max-width:none;width:${Math.round(0.85 * full)}px`;
        live.style.overflowX = "auto";
        live.tabIndex = 0;
      }
      svg.setAttribute("aria-hidden", "true");
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
