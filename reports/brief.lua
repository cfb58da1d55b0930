-- Shared by Quarto and the embedded renderer: what Markdown cannot say to Typst and Word.
local typst, docx = FORMAT:match("typst") ~= nil, FORMAT:match("docx") ~= nil

-- Classes that are functions of brief.typ.
local own = {}
for name in ([[headline lead place key-figures figure-box figure-value figure-note sources note gap
  silence finding src mark indent]]):gmatch("%S+") do own[name] = true end
local renamed = { place = "place-line" } -- a function of Typst's own has that name

local function typst_string(text)
  return '"' .. text:gsub('[\\"]', "\\%0"):gsub("\n", "\\n") .. '"'
end

local function wrap(el, raw, close)
  for _, class in ipairs(el.classes) do
    if own[class] then
      local content = el.content:clone()
      content:insert(1, raw("typst", "#" .. (renamed[class] or class) .. "["))
      content:insert(raw("typst", close))
      if el.identifier == "" then return content end
      el.content = content
      return el
    end
  end
end

-- Pandoc alone drops the alternative text and cannot open a data URI; Quarto does both.
local function typst_image(el, alt)
  local kind, data = pandoc.mediabag.fetch(el.src)
  local source
  if kind == "image/svg+xml" then
    source = "bytes(" .. typst_string(data) .. '), format: "svg"'
  else
    local bytes = {}
    for i = 1, #data do bytes[i] = data:byte(i) end
    source = "bytes((" .. table.concat(bytes, ",") .. ",))"
  end
  local width = el.attributes.width and ", width: " .. el.attributes.width or ""
  return pandoc.RawInline("typst", "#box(image(" .. source .. width .. ", alt: " .. typst_string(alt) .. "))")
end

local function image(el)
  local alt = el.attributes["fig-alt"] or el.attributes.alt
  if docx and alt then -- Word's description is what Pandoc has as the image's caption
    el.caption = pandoc.Inlines(alt)
    return el
  end
  if typst and not quarto then
    alt = alt or pandoc.utils.stringify(el.caption)
    if not el.src:match("^data:") then return pandoc.Str(alt) end
    return typst_image(el, alt)
  end
end

-- A table as wide as the page: short columns keep their texts on one line, long ones share the rest.
local line = 104 -- letters
local function widths(tbl)
  local longest, total = {}, 0
  local function measure(rows)
    for _, row in ipairs(rows) do
      for i, cell in ipairs(row.cells) do
        local size = utf8.len(pandoc.utils.stringify(cell.contents)) or 0
        longest[i] = math.max(longest[i] or 6, size + 3)
      end
    end
  end
  measure(tbl.head.rows)
  for _, body in ipairs(tbl.bodies) do measure(body.body) end
  for most = line, 10, -2 do
    total = 0
    for i = 1, #longest do
      longest[i] = math.min(longest[i], most)
      total = total + longest[i]
    end
    if total <= line then break end
  end
  for i, spec in ipairs(tbl.colspecs) do tbl.colspecs[i] = { spec[1], longest[i] / total } end
  return tbl
end

-- Word: styles of brief.docx by name, key figures as a table, numbers of sources raised.
local styles = { headline = "Headline", place = "Note", note = "Note", gap = "Note", sources = "Source" }
local function word_div(el)
  if el.classes:includes("key-figures") then
    local rows, across = {}, 3
    for _, box in ipairs(el.content) do
      if box.t == "Div" then
        if #rows == 0 or #rows[#rows] == across then rows[#rows + 1] = {} end
        table.insert(rows[#rows], box.content)
      end
    end
    for _, row in ipairs(rows) do
      while #row < across do row[#row + 1] = pandoc.Blocks({}) end
    end
    local left, third = pandoc.AlignLeft, 1 / across
    return pandoc.utils.from_simple_table(
      pandoc.SimpleTable({}, { left, left, left }, { third, third, third }, {}, rows))
  end
  for _, class in ipairs(el.classes) do
    if styles[class] then el.attributes["custom-style"] = styles[class] end
  end
  return el
end
local function word_span(el)
  if el.classes:includes("src") then return pandoc.Superscript(el.content) end
  if el.classes:includes("figure-value") then el.attributes["custom-style"] = "Figure Value" end
  if el.classes:includes("figure-note") then el.attributes["custom-style"] = "Figure Note" end
  el.classes = el.classes:filter(function(class) return class ~= "mark" end) -- else highlighted
  return el
end

return {
  { Div = typst and function(el) return wrap(el, pandoc.RawBlock, "]") end or docx and word_div or nil,
    Span = typst and function(el) return wrap(el, pandoc.RawInline, "];") end or docx and word_span or nil,
    Image = image,
    Table = (typst or docx) and widths or nil },
}
