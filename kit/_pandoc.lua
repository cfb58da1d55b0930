-- One long-lived process: a JSON object a line in, "ok|failed LENGTH" and the bytes out.
local filters = {}

local function filter(path, format)
  local key = format .. path
  if not filters[key] then
    FORMAT = format
    filters[key] = assert(loadfile(path))()
  end
  return filters[key]
end

-- A table that exists only as HTML (a data frame) becomes a table on paper too.
local from_html = {
  CodeBlock = function(el)
    if el.classes:includes("kit-html-table") then return pandoc.read(el.text, "html").blocks end
  end,
}

local function render(job)
  local doc = pandoc.read(job.markdown, job.from):walk(from_html)
  for _, step in ipairs(filter(job.filter, job.to)) do doc = doc:walk(step) end
  for name, value in pairs(job.variables) do -- as text, which the writer escapes
    doc.meta[name] = type(value) == "string" and pandoc.Inlines({ pandoc.Str(value) }) or value
  end
  local template = pandoc.template.compile(job.template)
  local options = pandoc.WriterOptions({ template = template, wrap_text = "preserve" })
  return pandoc.write(doc, job.to, options)
end

for line in io.lines() do
  local fine, result = pcall(function() return render(pandoc.json.decode(line, false)) end)
  result = tostring(result)
  io.stdout:write(fine and "ok " or "failed ", #result, "\n", result)
  io.stdout:flush()
end
