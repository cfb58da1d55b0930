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

  // A mark of a chart opens the card of its figure, by mouse, finger or key; Vega keeps the data on its marks.
  function marks(figure, svg, label) {
    svg.setAttribute("role", "group");
    svg.setAttribute("aria-label", label);
    for (const mark of svg.querySelectorAll("[data-key], path, text")) {
      const datum = mark.__data__?.datum || {};
      const key = mark.dataset.key || datum.key;
      const card = key && document.getElementById(`src-${figure.id}-${key}`);
      if (!card) continue;
      const open = () => {
        asked = mark;
        card.tabIndex = -1;
        card.showPopover();
        card.focus();
      };
      mark.style.cursor = "pointer";
      mark.addEventListener("click", open);
      if (mark.localName === "text") continue;
      mark.setAttribute("role", "button");
      mark.setAttribute("aria-label", datum.tip || mark.querySelector("title").textContent);
      mark.tabIndex = 0;
      mark.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        open();
      });
    }
  }

  const figures = [...document.querySelectorAll("figure.chart")];
  const said = new Map(figures.map((f) => [f, f.querySelector("svg")?.getAttribute("aria-label") || ""]));
  for (const figure of figures) {
    const still = figure.querySelector(".still svg");
    if (still?.querySelector("[data-key]")) marks(figure, still, said.get(figure));
  }

  async function draw(figure) {
    const spec = JSON.parse(figure.querySelector(".vega-spec").textContent);
    const still = figure.querySelector(".still");
    const live = document.createElement("div");
    live.className = "live";
    still.after(live);
    const options = { renderer: "svg", actions: false, defaultStyle: false, logLevel: 1 };
    const natural = spec.width;
    const own = still.querySelector("svg").hasAttribute("viewBox"); // an analyst's chart, of one size
    const cut = () => {
      const edge = live.getBoundingClientRect().right + 1;
      return [...live.querySelectorAll("text")].some((text) => text.getBoundingClientRect().right > edge);
    };
    try {
      if (typeof natural === "number") {
        if (own) live.style.maxWidth = `${still.querySelector("svg").getAttribute("width")}px`;
        spec.width = "container";
        spec.autosize = { type: "fit-x", contains: "padding" };
      }
      const { view } = await vegaEmbed(live, spec, options);
      if (own && typeof natural === "number" && cut()) { // a label longer than a phone: the whole chart smaller
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
      for (const node of svg.querySelectorAll("*")) { // Vega's own words repeat the figures one by one
        for (const name of ["role", "aria-label", "aria-hidden", "aria-roledescription"]) node.removeAttribute(name);
      }
      svg.removeAttribute("aria-roledescription");
      marks(figure, svg, said.get(figure));
      figure.classList.add("is-live");
    } catch (error) {
      live.remove();
    }
  }

  async function charts() {
    const specs = figures.filter((figure) => figure.querySelector(".vega-spec"));
    if (!specs.length || !window.vegaPacked || !window.DecompressionStream) return;
    await unpack(window.vegaPacked);
    if (!window.vegaEmbed) return;
    for (const figure of specs) await draw(figure);
    document.documentElement.dataset.charts = "live";
  }
  charts().catch(() => {});
})();
