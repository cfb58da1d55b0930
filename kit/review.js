const WORDS = {
  vi: {
    waits: "số liệu chờ duyệt", none: "Không còn số liệu nào chờ duyệt.", accept: "Nhận", edit: "Sửa và nhận",
    reject: "Bỏ", undo: "Hoàn tác", more: "Hiện thêm", asleep: "Chạy ô này để duyệt (cần kernel).", sure: "Độ chắc",
    indicator: "Chỉ tiêu", period: "Kỳ", kind: "Loại", value: "Giá trị", breakdown: "Phân tổ", of: "Trên tổng", unit: "Đơn vị", qualifier: "Mức",
    district: "Huyện", because: "Căn cứ", came: "Kiểm tra: xuất hiện", gone: "Kiểm tra: mất đi", actions: "Quyết định",
    did: { accept: "Đã nhận", edit: "Đã sửa và nhận", reject: "Đã bỏ" }, figure: "Số liệu", paragraph: "đoạn",
    keys: "Phím: ↑ ↓ chuyển dòng, A nhận, R bỏ, U hoàn tác",
  },
  en: {
    waits: "figures to review", none: "Nothing waits.", accept: "Accept", edit: "Edit and accept",
    reject: "Reject", undo: "Undo", more: "Show more", asleep: "Run this cell to review (needs a kernel).", sure: "Sure",
    indicator: "Indicator", period: "Period", kind: "Kind", value: "Value", breakdown: "Breakdown", of: "Of",
    unit: "Unit", qualifier: "Qualifier",
    district: "District", because: "Because", came: "Audit: new", gone: "Audit: gone", actions: "Decision",
    did: { accept: "Accepted", edit: "Edited and accepted", reject: "Rejected" }, figure: "Figure", paragraph: "paragraph",
    keys: "Keys: ↑ ↓ move, A accept, R reject, U undo",
  },
};
const FIELDS = ["district", "indicator", "breakdown", "period", "kind", "value", "of", "unit", "qualifier"];
const STEP = 40;

function node(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== false) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

function render({ model, el }) {
  const t = WORDS[model.get("lang")] ?? WORDS.vi;
  const list = `kit-indicators-${Math.random().toString(36).slice(2)}`;
  const state = { rows: [], choices: {}, names: new Map(), shown: STEP };
  const cards = new Map();
  let next = 0;

  const ask = (message) => model.send({ id: ++next, ...message });
  const count = node("p", { class: "count", role: "status" }, t.asleep);
  const names = node("datalist", { id: list });
  const table = node("div", { role: "list" });
  const more = node("button", { type: "button", hidden: "", onclick: () => { state.shown += STEP; draw(); } }, t.more);
  const root = node("section", { class: "kit-review", lang: model.get("lang") },
    node("header", {}, count, node("p", { class: "keys" }, t.keys)), names, table, more);
  root.addEventListener("keydown", (event) => event.ctrlKey || event.metaKey || event.stopPropagation());
  el.append(root);

  function field(row, name) {
    const value = row[name] ?? "";
    const label = { class: `field ${name}` };
    const input = state.choices[name]
      ? node("select", {}, ...state.choices[name].map((one) => node("option", { selected: one === value && "" }, one)))
      : node("input", { value, spellcheck: "false", autocomplete: "off", ...(name === "indicator" && { list }) });
    input.dataset.name = name;
    input.dataset.was = value;
    const hint = name === "indicator" ? node("small", {}, state.names.get(value) ?? "") : "";
    return node("label", label, node("span", {}, t[name]), input, hint);
  }

  const changes = (card) => Object.fromEntries([...card.querySelectorAll("[data-name]")]
    .filter((input) => input.value !== input.dataset.was).map((input) => [input.dataset.name, input.value]));

  function decide(card, action) {
    const given = changes(card);
    const edited = action === "accept" && Object.keys(given).length > 0;
    card.setAttribute("aria-busy", "true");
    ask({ do: edited ? "edit" : action, candidate: card.dataset.candidate, changes: edited ? given : undefined });
  }

  function draft(row) {
    const from = Math.max(0, row.start - 220), to = Math.min(row.text.length, row.end + 160);
    const accept = node("button", { type: "button", class: "accept", onclick: () => decide(card, "accept") }, t.accept);
    const reject = node("button", { type: "button", class: "reject", onclick: () => decide(card, "reject") }, t.reject);
    const undo = node("button", { type: "button", class: "undo", hidden: "",
      onclick: () => { card.setAttribute("aria-busy", "true"); ask({ do: "undo", candidate: row.candidate }); } }, t.undo);
    const card = node("article", { role: "listitem", tabindex: "0", "data-candidate": row.candidate, "data-state": "open",
      "aria-label": `${t.figure} ${row.surface}` },
      node("p", { class: "where" }, `${row.article}, ${t.paragraph} ${row.paragraph}: `,
        node("b", {}, row.surface), node("span", { class: "sure", title: t.sure }, `${Math.round(row.confidence * 100)}%`)),
      node("blockquote", { title: row.text }, from ? "…" : "", row.text.slice(from, row.start),
        node("mark", {}, row.text.slice(row.start, row.end)), row.text.slice(row.end, to), to < row.text.length ? "…" : ""),
      node("div", { class: "fields" }, ...FIELDS.map((name) => field(row, name))),
      node("p", { class: "because" }, `${t.because}: ${row.rule || "?"}`),
      node("ul", { class: "audit" }),
      node("p", { class: "error", role: "alert", hidden: "" }),
      node("div", { class: "actions", role: "group", "aria-label": t.actions }, accept, reject, undo,
        node("span", { class: "did", role: "status" })));
    card.addEventListener("input", (event) => {
      accept.textContent = Object.keys(changes(card)).length ? t.edit : t.accept;
      if (event.target.dataset.name === "indicator")
        event.target.parentElement.querySelector("small").textContent = state.names.get(event.target.value) ?? "";
    });
    card.addEventListener("focusin", () => {
      if (card.dataset.state === "open" && !card.dataset.asked) {
        card.dataset.asked = "yes";
        ask({ do: "effect", candidate: row.candidate });
      }
    });
    card.addEventListener("keydown", (event) => {
      if (event.target !== card || event.ctrlKey || event.metaKey || event.altKey) return;
      const key = event.key.toLowerCase(), open = card.dataset.state === "open";
      if (key === "a" && open) decide(card, "accept");
      else if (key === "r" && open) decide(card, "reject");
      else if (key === "u" && !open) undo.click();
      else if (key === "arrowdown") card.nextElementSibling?.focus();
      else if (key === "arrowup") card.previousElementSibling?.focus();
      else return;
      event.preventDefault();
    });
    return card;
  }

  function draw() {
    for (const row of state.rows.slice(0, state.shown)) {
      if (cards.has(row.candidate)) continue;
      cards.set(row.candidate, draft(row));
      table.append(cards.get(row.candidate));
    }
    more.hidden = state.rows.length <= state.shown;
    tell();
  }

  function tell() {
    const decided = [...cards.values()].filter((card) => card.dataset.state !== "open").length;
    const left = state.rows.length - decided;
    count.textContent = left ? `${left} ${t.waits}` : t.none;
  }

  function settle(card, reply) {
    const open = reply.do === "undo", had = card.contains(document.activeElement);
    card.dataset.state = open ? "open" : reply.do;
    for (const input of card.querySelectorAll("[data-name], .accept, .reject")) input.disabled = !open;
    card.querySelector(".undo").hidden = open;
    card.querySelector(".did").textContent = open ? "" : t.did[reply.do];
    tell();
    if (!had) return;
    let after = card;
    while (after && after.dataset.state !== "open") after = after.nextElementSibling;
    (after ?? card).focus();
  }

  function heard(reply) {
    if (reply.rows) {
      state.rows = reply.rows;
      state.choices = reply.choices;
      const own = model.get("lang") === "en" ? 2 : 1;
      state.names = new Map(reply.indicators.map((entry) => [entry[0], entry[own]]));
      names.replaceChildren(...reply.indicators.map((entry) => node("option", { value: entry[0] }, entry[own])));
      return draw();
    }
    const card = cards.get(reply.candidate);
    if (!card) return reply.error && (count.textContent = reply.error);
    card.removeAttribute("aria-busy");
    const error = card.querySelector(".error");
    error.hidden = !reply.error;
    error.textContent = reply.error ?? "";
    if (reply.error) return;
    const lines = [...reply.appeared.map((one) => [t.came, one]), ...reply.gone.map((one) => [t.gone, one])];
    card.querySelector(".audit").replaceChildren(...lines.map(([word, one]) => node("li", {}, node("b", {}, word), ` ${one}`)));
    if (reply.do !== "effect") settle(card, reply);
  }

  model.on("msg:custom", heard);
  ask({ do: "list" });
  return () => model.off("msg:custom", heard);
}

export default { render };
