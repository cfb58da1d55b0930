"""The portal: one page that lists every brief, and an Atom feed of their editions."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from kit import _fonts
from kit._finish import date_words

_WORDS = {
    "vi": {
        "title": "Hồ sơ huyện qua báo chí", "series": "Hồ sơ huyện", "edition": "Cập nhật",
        "skip": "Đến danh sách", "find": "Tìm huyện", "find_hint": "Tên, mã hoặc nội dung",
        "province": "Tỉnh", "all": "Tất cả", "sort": "Xếp theo", "col_district": "Huyện",
        "col_headline": "Nội dung chính", "col_coverage": "Chỉ tiêu có số", "col_latest": "Tin mới nhất",
        "col_files": "Tải về", "feed": "Theo dõi bản mới (Atom)", "name": "Tên", "latest": "Tin mới nhất",
        "coverage": "Số chỉ tiêu có số", "failed": "Chưa cập nhật được", "articles": "{} bài báo",
        "summary": "{briefs} hồ sơ, {provinces} tỉnh, lập từ {articles} lượt bài báo. Mỗi số đều dẫn về "
                   "bài báo đã nêu.",
        "now": "nay: {}", "reported": "{} trên {}",
    },
    "en": {
        "title": "District profiles from the press", "series": "District profiles",
        "edition": "Updated", "skip": "Skip to the list", "find": "Find a district",
        "find_hint": "Name, code or words", "province": "Province", "all": "All", "sort": "Sort by",
        "col_district": "District", "col_headline": "In brief", "col_coverage": "Indicators reported",
        "col_latest": "Latest article", "col_files": "Files", "feed": "Follow new editions (Atom)",
        "name": "Name", "latest": "Latest article", "coverage": "Indicators reported",
        "failed": "Not updated", "articles": "{} articles", "now": "now {}", "reported": "{} of {}",
        "summary": "{briefs} profiles, {provinces} provinces, made from {articles} mentions in articles. "
                   "Every number leads to the article that reported it.",
    },
}  # fmt: skip
_FILES = {"html": "HTML", "pdf": "PDF", "docx": "DOCX", "notebook": "Notebook", "figures": "JSON"}


def write_portal(out: Path, entries: Sequence[Mapping[str, Any]], *, lang: str, stamp: str,
                 assets: Path) -> Path:  # fmt: skip
    """Write `index.html` and `feed.xml` into `out`; return the page.

    entries: one mapping a brief with code, slug, name, type, province, province_after, lang,
    outputs (kind to file name in `out`), articles, latest (ISO date or None), reported, expected,
    headline (plain text), state, edition (ISO date). assets: the folder with portal.html, .css, .js.
    """
    words = _WORDS.get(lang, _WORDS["en"])
    ordered = sorted(entries, key=lambda entry: (_plain(entry["name"]), entry["code"], entry["lang"]))
    provinces = sorted({p for entry in ordered for p in _provinces(entry)}, key=_plain)
    values = {
        **{key: escape(text) for key, text in words.items()},
        "lang": lang, "stamp": stamp, "day": date_words(stamp, lang),
        "summary": escape(words["summary"].format(
            briefs=len(ordered), provinces=len({entry["province"] for entry in ordered}),
            articles=sum(int(entry["articles"] or 0) for entry in ordered))),
        "provinces": "".join(f"<option>{escape(name)}</option>" for name in provinces),
        "orders": "".join(f'<option value="{key}">{escape(words[key])}</option>'
                          for key in ("name", "latest", "coverage")),
        "rows": "\n".join(_row(out, entry, words, lang) for entry in ordered),
        "css": "\n".join(path.read_text("utf-8") for path in (
            _fonts.assets() / "fonts.css", assets / "brief.css", assets / "portal.css")),
        "js": (assets / "portal.js").read_text("utf-8"),
    }  # fmt: skip
    template = (assets / "portal.html").read_text("utf-8")
    page = re.sub(r"\{(\w+)\}", lambda match: values[match[1]], template)
    _write(out / "feed.xml", _feed(ordered, words, stamp))
    return _write(out / "index.html", page)


def _row(out: Path, entry: Mapping[str, Any], words: Mapping[str, str], lang: str) -> str:
    outputs = {kind: str(name) for kind, name in entry["outputs"].items() if name}
    reported, expected = int(entry["reported"] or 0), max(int(entry["expected"] or 0), 1)
    share = min(100, round(100 * reported / expected))
    latest = str(entry["latest"] or "")
    name, page = escape(f"{entry['type']} {entry['name']}".strip()), outputs.get("html")
    title = f'<a href="{escape(page)}">{name}</a>' if page else name
    if entry["lang"] != lang:
        title += f' <span class="state">{escape(str(entry["lang"]).upper())}</span>'
    after = entry["province_after"] if entry["province_after"] != entry["province"] else ""
    now = words["now"].format(after) if after else ""
    place = escape("; ".join(filter(None, [str(entry["province"]), now])))
    late = f'<span class="state">{escape(words["failed"])}</span>' if entry["state"] == "failed" else ""
    day = f'<time datetime="{latest}">{date_words(latest, lang)}</time>' if latest else "–"
    files = "".join(
        f'<li><a href="{escape(outputs[kind])}">{label}</a>'
        f"<small>{_size(out / outputs[kind], lang)}</small></li>"
        for kind, label in _FILES.items() if kind in outputs
    )  # fmt: skip
    return (
        f'<tr data-name="{escape(str(entry["name"]))}" data-latest="{latest}" data-coverage="{share}" '
        f'data-province="{escape("|".join(_provinces(entry)))}" '
        f'data-find="{escape(str(entry["code"]))} {escape(str(entry["slug"]))}">'
        f'<th scope="row">{title}<small>{place}</small>{late}</th>'
        f'<td class="says" lang="{entry["lang"]}">{escape(str(entry["headline"] or ""))}</td>'
        f'<td class="covered">{escape(words["reported"].format(reported, expected))}'
        f'<span class="bar" aria-hidden="true"><i style="width:{share}%"></i></span></td>'
        f'<td class="fresh">{day}<small>{escape(words["articles"].format(entry["articles"]))}</small></td>'
        f'<td class="files"><ul>{files}</ul></td></tr>'
    )


def _provinces(entry: Mapping[str, Any]) -> list[str]:
    """Names a reader may look under: the province of old, and the one of today."""
    return list(dict.fromkeys(str(p) for p in (entry["province"], entry["province_after"]) if p))


def _feed(entries: Sequence[Mapping[str, Any]], words: Mapping[str, str], stamp: str) -> str:
    items = "".join(
        f"<entry><id>tag:district-brief-kit,2026:{escape(str(e['code']))}.{e['lang']}.{e['edition']}</id>"
        f"<title>{escape(str(e['type']))} {escape(str(e['name']))}</title>"
        f"<updated>{e['edition']}T00:00:00Z</updated><link href=\"{escape(str(e['outputs']['html']))}\"/>"
        f"<summary>{escape(str(e['headline'] or ''))}</summary></entry>\n"
        for e in sorted(entries, key=lambda e: str(e["edition"]), reverse=True) if e["outputs"].get("html")
    )  # fmt: skip
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>tag:district-brief-kit,2026:briefs</id><title>{escape(words['title'])}</title>"
        f"<author><name>district-brief-kit</name></author><updated>{stamp[:10]}T00:00:00Z</updated>"
        f'<link rel="self" href="feed.xml"/><link href="index.html"/>\n{items}</feed>\n'
    )


def _size(path: Path, lang: str) -> str:
    size = path.stat().st_size if path.is_file() else 0
    if size < 1e6:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1e6:.1f} MB".replace(".", "," if lang == "vi" else ".")


def _plain(name: object) -> str:
    letters = unicodedata.normalize("NFD", str(name).lower().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _write(path: Path, text: str) -> Path:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_text(text, "utf-8")
    draft.replace(path)
    return path
