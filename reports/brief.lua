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
        table.insert(rows[#rows], box.content:map(function(part)
          return part.t == "Para" and pandoc.Plain(part.content) or part
        end))
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
local function styled(content, style)
  return pandoc.Blocks { pandoc.Div(content, pandoc.Attr("", {}, { ["custom-style"] = style })) }
end
local function word_table(el)
  el = widths(el)
  local least = {} -- a share of the line that holds the longest word, in the wide font that may stand in
  local function set(rows, style)
    for _, row in ipairs(rows) do
      for i, cell in ipairs(row.cells) do
        for word in pandoc.utils.stringify(cell.contents):gmatch("%S+") do
          least[i] = math.max(least[i] or 0, 0.015 + 0.0125 * utf8.len(word))
        end
        local text = pandoc.utils.blocks_to_inlines(cell.contents)
        cell.contents = styled(pandoc.Para(#text > 0 and text or "\u{a0}"), style)
      end
    end
  end
  set(el.head.rows, "Table Head")
  for _, body in ipairs(el.bodies) do set(body.body, "Table Text") end
  local widest, lent = 1, 0
  for i, spec in ipairs(el.colspecs) do
    if spec[2] > el.colspecs[widest][2] then widest = i end
    local more = math.max(0, (least[i] or 0) - spec[2])
    el.colspecs[i], lent = { spec[1], spec[2] + more }, lent + more
  end
  if lent < el.colspecs[widest][2] / 3 then
    el.colspecs[widest] = { el.colspecs[widest][1], el.colspecs[widest][2] - lent }
  end
  return el
end
local function word_figure(el) -- the caption above, as on the screen and in the PDF
  local said = styled(pandoc.Para(pandoc.utils.blocks_to_inlines(el.caption.long)), "Image Caption")
  said[1].identifier = el.identifier
  return said .. el.content:map(function(part) return part.t == "Plain" and pandoc.Para(part.content) or part end)
end
local function word_document(doc) -- the title in the document's properties; its style is hidden on the page
  for _, block in ipairs(doc.blocks) do
    if block.t == "Header" and not doc.meta.title then doc.meta.title = block.content end
  end
  return doc
end
local function word_span(el)
  if el.classes:includes("indent") then return pandoc.Str("\u{2003}") end
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
    Table = typst and widths or docx and word_table or nil,
    Figure = docx and word_figure or nil,
    Pandoc = docx and word_document or nil },
}
