const WORDS = {
  vi: {
    waits: "số liệu chờ duyệt", none: "Không còn số liệu nào chờ duyệt.", accept: "Nhận", edit: "Sửa và nhận",
    reject: "Bỏ", undo: "Hoàn tác", more: "Hiện thêm", asleep: "Chạy ô này để duyệt (cần kernel).", sure: "Độ chắc",
    indicator: "Chỉ tiêu", period: "Kỳ", kind: "Loại", value: "Giá trị", breakdown: "Phân tổ", of: "Trên tổng",
    unit: "Đơn vị", qualifier: "Mức", district: "Huyện", as_of: "Tính đến ngày", value_max: "Cận trên",
    compare_to: "So với kỳ", surface: "Báo in", note: "Ghi chú", others: "Các cột khác", exact: "đúng số",
    because: "Căn cứ", came: "Đối chiếu thêm", gone: "Đối chiếu bớt", actions: "Quyết định",
    did: { accept: "Đã nhận", edit: "Đã sửa và nhận", reject: "Đã bỏ" }, figure: "Số liệu", paragraph: "đoạn",
    keys: "Phím: ↑ ↓ chuyển dòng, A nhận, R bỏ, U hoàn tác", empty: "(trống)",
    textless: "Có bài báo đã đăng ký mà kho bài không còn nguyên văn; hãy thêm lại bằng lệnh kit add.",
    damaged: "Tệp decisions.csv có dòng hỏng; quyết định ở dòng đó không được tính.",
    remedies: {
      primary_key: "mã này đã có", breakdown: "viết chiều=thành phần, nhiều cặp cách nhau bằng dấu ;",
      breakdown_known: "chỉ dùng chiều và thành phần đã có cho chỉ tiêu này trong indicators.csv",
      as_of: "viết ngày dạng 2022-05-26 hoặc để trống", value: "viết số thường với dấu chấm thập phân, ví dụ 96.46",
      value_grouped: "không dùng dấu chấm ngăn hàng nghìn: viết 14500",
      value_max: "viết số thường hoặc để trống", value_max_grouped: "không dùng dấu chấm ngăn hàng nghìn: viết 14500",
      of: "viết số thường hoặc để trống", of_grouped: "không dùng dấu chấm ngăn hàng nghìn: viết 14500",
      of_covers_value: "giá trị là một phần của tổng nên tổng không thể nhỏ hơn; xem lại trong bài",
      of_unused: "chỉ tiêu này không đi với tổng số; để trống", of_printed: "trong đoạn không có số này; xem lại hoặc để trống",
      unit: "viết đơn vị của chỉ tiêu (có trong danh sách gợi ý)", qualifier: "chọn trong danh sách",
      kind: "chọn trong danh sách", paragraph: "viết số thứ tự đoạn, từ 1", paragraph_exists: "bài không có nhiều đoạn đến thế",
      surface: "viết số như báo in, ví dụ 19/25", unprinted: "không có đúng từng chữ trong đoạn; chép lại từ bài",
      reviewed_at: "viết ngày dạng 2026-11-22", period_form: "viết năm (2021), tháng (2022-06) hoặc khoảng (2022-01/2022-06)",
      compare_to_form: "viết kỳ được so sánh, ví dụ 2020", district_known: "không có huyện này; viết tên hoặc mã ba chữ số",
      ambiguous: "nhiều huyện trùng tên; viết kèm tên tỉnh hoặc viết mã", indicator_known: "chưa có trong indicators.csv",
      article_known: "bài chưa có trong articles.csv", count_not_negative: "số đếm không thể âm; xem lại dấu",
      range_order: "mức range cần cận trên không nhỏ hơn giá trị; các mức khác để trống cận trên",
      change_compared: "loại change phải có kỳ so sánh; các loại khác để trống",
      percent_of_plan_unit: "loại percent_of_plan tính bằng percent", observation: "mã dòng không đúng dạng",
      at_most: "giá trị hợp lý không quá # ; nếu báo in đúng như vậy thì ghi rõ trong Ghi chú",
      at_least: "giá trị hợp lý ít nhất là # ; nếu báo in đúng như vậy thì ghi rõ trong Ghi chú",
      as_of_later: "bài đăng trước ngày này; ghi ngày mà bài có thể biết",
      period_later: "bài không thể biết kết quả của kỳ này; ghi kỳ trước đó, hoặc loại plan, target",
      unnamed: "trong bài không nhắc đến huyện này; nếu vẫn đúng thì ghi vào Ghi chú vì sao biết",
      misread: "báo in là # ; nếu vẫn đúng thì ghi rõ trong Ghi chú", unchanged: "chưa sửa gì",
      gone: "không còn chờ duyệt; chạy lại ô này", undecided: "chưa có quyết định nào để hoàn tác",
      by_hand: "dòng này đã được sửa hoặc xóa trong observations.csv sau khi nhận; hãy sửa ở đó",
    },
  },
  en: {
    waits: "figures to review", none: "Nothing waits.", accept: "Accept", edit: "Edit and accept",
    reject: "Reject", undo: "Undo", more: "Show more", asleep: "Run this cell to review (needs a kernel).", sure: "Sure",
    indicator: "Indicator", period: "Period", kind: "Kind", value: "Value", breakdown: "Breakdown", of: "Of",
    unit: "Unit", qualifier: "Qualifier", district: "District", as_of: "As of", value_max: "Upper end",
    compare_to: "Compared with", surface: "As printed", note: "Note", others: "Other columns", exact: "exact",
    because: "Because", came: "Audit: new", gone: "Audit: gone", actions: "Decision",
    did: { accept: "Accepted", edit: "Edited and accepted", reject: "Rejected" }, figure: "Figure", paragraph: "paragraph",
    keys: "Keys: ↑ ↓ move, A accept, R reject, U undo", empty: "(empty)",
    textless: "Registered articles whose text is not in the archive: add them again with kit add.",
    damaged: "decisions.csv has a damaged line; the decision there does not count.", remedies: {},
  },
};
const FIELDS = ["indicator", "district", "breakdown", "period", "kind", "value", "of", "unit", "qualifier"];
const OTHERS = ["value_max", "as_of", "compare_to", "surface", "note"];
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
  const own = `kit-${Math.random().toString(36).slice(2)}`;
  const state = { rows: [], choices: {}, names: {}, shown: STEP };
  const cards = new Map();
  let next = 0;

  const ask = (message) => model.send({ id: ++next, ...message });
  const count = node("p", { class: "count", role: "status" }, t.asleep);
  const lists = node("div", { hidden: "" });
  const problems = node("ul", { class: "error", hidden: "" });
  const table = node("div", { role: "list" });
  const more = node("button", { type: "button", hidden: "", onclick: () => { state.shown += STEP; draw(); } }, t.more);
  const root = node("section", { class: "kit-review", lang: model.get("lang") },
    node("header", {}, count, node("p", { class: "keys" }, t.keys)), problems, lists, table, more);
  root.addEventListener("keydown", (event) => event.ctrlKey || event.metaKey || event.stopPropagation());
  el.append(root);

  const called = (name, value) => state.names[name]?.get(value) ?? "";

  function field(row, name) {
    const value = row[name] ?? "";
    const label = (one, said) => said || (one === "exact" ? t.exact : one);
    const input = state.choices[name]
      ? node("select", {}, ...state.choices[name].map(([one, said]) =>
          node("option", { value: one, selected: one === value && "" }, label(one, said))))
      : node("input", { value, spellcheck: "false", autocomplete: "off", ...(state.names[name] && { list: `${own}-${name}` }) });
    input.dataset.name = name;
    input.dataset.was = value;
    const hint = state.names[name] ? node("small", {}, called(name, value)) : "";
    return node("label", { class: `field ${name}` }, node("span", {}, t[name]), input, hint);
  }

  function told(reply) {
    if (!reply.entries) return reply.error;
    return reply.entries.map(({ column, value, rule, remedy, bound }) => {
      if (!column && t.did[rule]) return `${value}: ${t.did[rule].toLowerCase()}`;
      const said = (t.remedies[rule.split("|")[0]] ?? remedy).replace("# ", bound ?? "");
      return column ? `${t[column] ?? column} ${value || t.empty}: ${said}` : said;
    }).join(" · ");
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
      node("details", { open: OTHERS.some((name) => name !== "surface" && row[name]) && "" }, node("summary", {}, t.others),
        node("div", { class: "fields" }, ...OTHERS.map((name) => field(row, name)))),
      node("p", { class: "because" }, `${t.because}: ${row.rule || "?"}`),
      node("ul", { class: "audit" }),
      node("p", { class: "error", role: "alert", hidden: "" }),
      node("div", { class: "actions", role: "group", "aria-label": t.actions }, accept, reject, undo,
        node("span", { class: "did", role: "status" })));
    card.addEventListener("input", (event) => {
      accept.textContent = Object.keys(changes(card)).length ? t.edit : t.accept;
      const hint = event.target.parentElement.querySelector("small");
      if (hint) hint.textContent = called(event.target.dataset.name, event.target.value.trim());
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
      state.names = Object.fromEntries(Object.entries(reply.lists).map(([name, rows]) => [name, new Map(rows)]));
      lists.replaceChildren(...Object.entries(reply.lists).map(([name, rows]) => node("datalist", { id: `${own}-${name}` },
        ...rows.map(([value, said]) => node("option", { value }, said)))));
      const named = Object.entries(reply.problems).filter(([, detail]) => detail);
      problems.replaceChildren(...named.map(([name, detail]) => node("li", { title: detail }, t[name])));
      problems.hidden = !named.length;
      return draw();
    }
    const card = cards.get(reply.candidate);
    if (!card) return reply.error && (count.textContent = told(reply));
    card.removeAttribute("aria-busy");
    const error = card.querySelector(".error");
    error.hidden = !reply.error;
    error.textContent = reply.error ? told(reply) : "";
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
