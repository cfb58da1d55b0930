"""The portal: one page with a row a district, and an Atom feed of the editions of briefs."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from kit import _fonts
from kit._districts import english
from kit._finish import date_words

_WORDS: dict[str, dict[str, str]] = {
    "vi": {
        "title": "Hồ sơ huyện qua báo chí", "series": "Hồ sơ huyện", "edition": "Cập nhật",
        "skip": "Đến danh sách", "find": "Tìm huyện", "find_hint": "Tên, mã hoặc nội dung",
        "province": "Tỉnh", "all": "Tất cả", "sort": "Xếp theo", "col_district": "Huyện",
        "col_headline": "Nội dung chính", "col_coverage": "Chỉ số có số liệu", "col_latest": "Tin mới nhất",
        "col_files": "Tải về", "feed": "Theo dõi bản mới (Atom)", "name": "Tên", "latest": "Tin mới nhất",
        "coverage": "Chỉ số có số liệu", "failed": "Chưa cập nhật được", "article": "{n} bài báo",
        "district": "{n} huyện", "province_n": "{n} tỉnh", "summary": "{district}, {province_n}, lập từ "
        "{article}. Mỗi số đều dẫn về bài báo đã nêu.", "none": "Chưa có hồ sơ nào.",
        "no_hit": "Không tìm thấy huyện nào.", "shown": "{seen} trên {all} huyện",
        "bars": "Thanh dưới số chỉ số: phần chỉ số chính có số liệu. Thanh dưới ngày: đầy khi tin vừa đăng, "
        "hết khi tin đã 5 năm.", "now": "nay: {}", "reported": "{} trên {} chỉ số",
        "undated": "không ghi ngày", "year": "hơn {n} năm trước", "month": "hơn {n} tháng trước",
        "new": "trong tháng qua",
    },
    "en": {
        "title": "District profiles from the press", "series": "District profiles",
        "edition": "Updated", "skip": "Skip to the list", "find": "Find a district",
        "find_hint": "Name, code or words", "province": "Province", "all": "All", "sort": "Sort by",
        "col_district": "District", "col_headline": "In brief", "col_coverage": "Indicators reported",
        "col_latest": "Latest article", "col_files": "Files", "feed": "Follow new editions (Atom)",
        "name": "Name", "latest": "Latest article", "coverage": "Indicators reported",
        "failed": "Not updated", "article": "{n} article|{n} articles",
        "district": "{n} district|{n} districts", "province_n": "{n} province|{n} provinces",
        "summary": "{district} in {province_n}, from {article}. Every number leads to the article that "
        "reported it.", "none": "No profile yet.",
        "no_hit": "No district found.", "shown": "{seen} of {all}", "now": "now {}",
        "bars": "Bar under the indicators: the share of the main ones reported. Bar under the date: full "
        "when the article is new, empty when it is 5 years old.", "undated": "undated",
        "reported": "{} of {} indicators",
        "year": "over {n} year ago|over {n} years ago", "month": "over {n} month ago|over {n} months ago",
        "new": "within the last month",
    },
}  # fmt: skip
_FILES = {"html": "HTML", "pdf": "PDF", "docx": "DOCX", "notebook": "Notebook", "figures": "JSON"}
_LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}
_STALE = 5 * 365.25
"""Days after which an article's bar of freshness is empty: a term of a Party committee."""
_Entry = Mapping[str, Any]


def write_portal(out: Path, entries: Sequence[_Entry], *, articles: int, lang: str, stamp: str,
                 assets: Path) -> Path:  # fmt: skip
    """Write `index.html` and `feed.xml` into `out`; return the page.

    entries: one mapping a brief with code, slug, name, type, province, province_after, lang,
    outputs (kind to file name in `out`), articles, latest (ISO date or None), reported, expected,
    headline (plain text), state, edition (ISO date), and notebook if it is not the usual one. Briefs
    that differ in language only share a row. articles: how many different ones stand behind all.
    assets: the folder with portal.html, .css, .js.
    """
    words, briefs = _WORDS[lang], _grouped(entries, lang)
    codes = {entry["code"]: str(entry["province"]) for entry in entries}
    counts = {"district": len(codes), "province_n": len(set(codes.values())), "article": articles}
    said = words["summary"].format(**{key: _counted(words[key], n) for key, n in counts.items()})
    provinces = sorted({p for entry in entries for p in _provinces(entry)}, key=_plain)
    values = {
        **{key: escape(text) for key, text in words.items()},
        "lang": lang, "stamp": stamp, "day": date_words(stamp, lang),
        "summary": escape(said if entries else words["none"]), "empty": "" if entries else " hidden",
        "provinces": "".join(f"<option>{escape(name)}</option>" for name in provinces),
        "orders": "".join(f'<option value="{key}">{escape(words[key])}</option>'
                          for key in ("name", "latest", "coverage")),
        "rows": "\n".join(_row(out, brief, lang, stamp) for brief in briefs),
        "css": "\n".join(path.read_text("utf-8") for path in (
            _fonts.assets() / "fonts.css", assets / "brief.css", assets / "portal.css")),
        "js": (assets / "portal.js").read_text("utf-8"),
    }  # fmt: skip
    template = (assets / "portal.html").read_text("utf-8")
    page = re.sub(r"\{(\w+)\}", lambda match: values[match[1]], template)
    _write(out / "feed.xml", _feed(briefs, words, lang, stamp))
    return _write(out / "index.html", page)


def _grouped(entries: Sequence[_Entry], lang: str) -> list[list[_Entry]]:
    """The languages of each brief, the portal's own first; briefs in the order of names."""
    found: dict[tuple[str, ...], list[_Entry]] = {}
    for entry in sorted(entries, key=lambda entry: (entry["lang"] != lang, entry["lang"])):
        key = (_plain(entry["name"]), str(entry["code"]), str(entry.get("notebook", "")))
        found.setdefault(key, []).append(entry)
    return [found[key] for key in sorted(found)]


def _counted(words: str, n: int) -> str:
    """`{n} article|{n} articles` for a number; a language without a plural has one form."""
    return words.split("|")[0 if n == 1 else -1].format(n=n)


def _name(entry: _Entry, lang: str) -> str:
    """`Huyện Giồng Trôm`, `Giồng Trôm District`."""
    name, kind = str(entry["name"]), str(entry["type"])
    if lang == "en":
        return english(kind.lower(), name)
    return f"{kind[:1].upper()}{kind[1:]} {name.removeprefix('Quận ')}"


def _row(out: Path, brief: Sequence[_Entry], lang: str, stamp: str) -> str:
    words, entry = _WORDS[lang], brief[0]
    reported, expected = int(entry["reported"] or 0), max(int(entry["expected"] or 0), 1)
    share = min(100, round(100 * reported / expected))
    latest = str(entry["latest"] or "")
    name = escape(" · ".join(filter(None, [_name(entry, lang), str(entry.get("notebook", ""))])))
    page = next((str(each["outputs"]["html"]) for each in brief if each["outputs"].get("html")), "")
    title = f'<a href="{escape(page)}">{name}</a>' if page else name
    after = entry["province_after"] if entry["province_after"] != entry["province"] else ""
    now = words["now"].format(after) if after else ""
    place = escape("; ".join(filter(None, [str(entry["province"]), now])))
    failed = any(each["state"] == "failed" for each in brief)
    late = f'<span class="state">{escape(words["failed"])}</span>' if failed else ""
    files = "".join(_files(out, each, lang, len(brief) > 1) for each in brief)
    told = _counted(words["article"], int(entry["articles"] or 0))
    return (
        f'<tr data-name="{escape(str(entry["name"]))}" data-latest="{latest}" data-coverage="{share}" '
        f'data-province="{escape("|".join(_provinces(entry)))}" '
        f'data-find="{escape(str(entry["code"]))} {escape(str(entry["slug"]))}">'
        f'<th scope="row">{title}<small>{place}</small>{late}</th>'
        f'<td class="says" lang="{entry["lang"]}">{escape(str(entry["headline"] or ""))}</td>'
        f'<td class="covered">{escape(words["reported"].format(reported, expected))}{_bar(share)}</td>'
        f'<td class="fresh">{_freshness(latest, lang, stamp)}<small>{escape(told)}</small></td>'
        f'<td class="files">{files}</td></tr>'
    )


def _freshness(latest: str, lang: str, stamp: str) -> str:
    """The day of the latest article, how long that was before the portal's day, and a bar of it."""
    words = _WORDS[lang]
    if not latest:
        return escape(words["undated"])
    age = max(0, (date.fromisoformat(stamp[:10]) - date.fromisoformat(latest[:10])).days)
    years, months = int(age / 365.25), int(age / 30.44)
    ago = _counted(words["year"], years) if years else _counted(words["month"], months)
    said = escape(ago if months else words["new"])
    day = f'<time datetime="{latest}">{date_words(latest, lang)}</time>'
    return f"{day}{_bar(max(0, round(100 - 100 * age / _STALE)))}<small>{said}</small>"


def _bar(share: int) -> str:
    return f'<span class="bar" aria-hidden="true"><i style="width:{share}%"></i></span>'


def _files(out: Path, entry: _Entry, lang: str, several: bool) -> str:
    outputs = {kind: str(name) for kind, name in entry["outputs"].items() if name}
    links = "".join(
        f'<li><a href="{escape(outputs[kind])}" hreflang="{entry["lang"]}">{label}</a>'
        f"<small>{_size(out / outputs[kind], lang)}</small></li>"
        for kind, label in _FILES.items() if kind in outputs
    )  # fmt: skip
    own = entry["lang"]
    return (f'<small lang="{own}">{_LANGUAGES[own]}</small>' if several else "") + f"<ul>{links}</ul>"


def _provinces(entry: _Entry) -> list[str]:
    """Names a reader may look under: the province of old, and the one of today."""
    return list(dict.fromkeys(str(p) for p in (entry["province"], entry["province_after"]) if p))


def _feed(briefs: Sequence[Sequence[_Entry]], words: Mapping[str, str], lang: str, stamp: str) -> str:
    """An entry for the edition of each brief, with a link for each language it is written in."""
    entries = []
    for brief in briefs:
        pages = [entry for entry in brief if entry["outputs"].get("html")]
        if not pages:
            continue
        day = max(str(entry["edition"]) for entry in pages)
        key = ".".join(filter(None, [str(pages[0]["code"]), str(pages[0].get("notebook", ""))]))
        links = "".join(
            f'<link rel="alternate" type="text/html" hreflang="{entry["lang"]}" '
            f'href="{escape(str(entry["outputs"]["html"]))}"/>'
            for entry in pages
        )
        entries.append((day, (
            f"<entry><id>tag:district-brief-kit,2026:{escape(key)}.{day}</id>"
            f"<title>{escape(_name(pages[0], lang))}</title><updated>{day}T00:00:00Z</updated>{links}"
            f'<summary xml:lang="{pages[0]["lang"]}">{escape(str(pages[0]["headline"] or ""))}</summary>'
            "</entry>\n"
        )))  # fmt: skip
    items = "".join(text for _, text in sorted(entries, key=lambda entry: entry[0], reverse=True))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{lang}">'
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
