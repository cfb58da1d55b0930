"use strict";
(() => {
  const body = document.querySelector("#briefs tbody");
  const rows = [...body.rows];
  const [find, province, sort] = ["find", "province", "sort"].map((id) => document.getElementById(id));
  const count = document.getElementById("count");
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
  const words = (text) => ` ${plain(text).replace(/[^\p{L}\p{N}/]+/gu, " ").trim()}`;
  const texts = rows.map((row) => words(`${row.dataset.find} ${row.textContent}`));
  const names = new Intl.Collator(document.documentElement.lang);
  const orders = {
    name: (a, b) => names.compare(a.dataset.name, b.dataset.name),
    latest: (a, b) => b.dataset.latest.localeCompare(a.dataset.latest),
    coverage: (a, b) => b.dataset.coverage - a.dataset.coverage,
  };
  function show() {
    const sought = words(find.value).split(" ").filter(Boolean);
    let seen = 0;
    rows.forEach((row, i) => {
      row.hidden = !(sought.every((word) => texts[i].includes(` ${word}`))
        && (!province.value || row.dataset.province.split("|").includes(province.value)));
      seen += !row.hidden;
    });
    body.append(...[...rows].sort((a, b) => orders[sort.value](a, b) || orders.name(a, b)));
    const { shown, none } = count.dataset;
    count.textContent = seen ? shown.replace("{seen}", seen).replace("{all}", rows.length) : none;
  }
  for (const field of [find, province, sort]) field.addEventListener("input", show);
  document.querySelector(".tools").addEventListener("submit", (event) => event.preventDefault());
  document.querySelector(".tools").hidden = !rows.length;
  show();
})();
