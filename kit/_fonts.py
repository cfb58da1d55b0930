"""Fonts and scripts every brief shares, made once and kept in a folder of the user's cache.

Be Vietnam Pro has no tabular figures, so columns of numbers would not line up. A second family,
`Be Vietnam Pro Tabular`, is cut from it (SIL Open Font License): digits only, all of one width.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import os
import shutil
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path

FAMILY = "Be Vietnam Pro"
TABULAR = "Be Vietnam Pro Tabular"
DIGIT_WIDTH = 660  # of 1000 units an em
_FACES = ((400, "normal"), (400, "italic"), (500, "normal"), (600, "normal"), (700, "normal"))
_WEB_FACES = {400: "400", 600: "500 900"}
_SNIPPET = "window.vegaEmbed = vegaEmbed;"
_PACKAGES = ("fontpkg-be-vietnam-pro", "fonttools", "vl-convert-python")
# Basic Latin to Latin Extended-B, horn and hook, Vietnamese block, punctuation, ₫, signs
_UNICODES = (
    *range(0x20, 0x7F), *range(0xA0, 0x180), 0x1A0, 0x1A1, 0x1AF, 0x1B0,
    *range(0x300, 0x304), 0x306, 0x309, 0x31B, 0x323, *range(0x1EA0, 0x1EFA),
    *range(0x2010, 0x2027), 0x202F, 0x2030, 0x2032, 0x2033, 0x20AB, 0x2212, 0x2248, 0x2264, 0x2265,
)  # fmt: skip


def fingerprint() -> str:
    """Name what the assets are made of; part of a brief's key."""
    parts = [f"{name} {version(name)}" for name in _PACKAGES]
    return hashlib.sha256(";".join([*parts, Path(__file__).read_text("utf-8")]).encode()).hexdigest()


@cache
def assets() -> Path:
    """Return the folder with `fonts/*.ttf`, `fonts.css` and `vega.js`, made on first use (4 s)."""
    root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "district-brief-kit"
    try:
        root.mkdir(parents=True, exist_ok=True)
        probe = tempfile.mkdtemp(dir=root)
    except OSError:
        root = Path(tempfile.gettempdir()) / f"district-brief-kit-{os.getuid()}"
        root.mkdir(mode=0o700, exist_ok=True)
        probe = tempfile.mkdtemp(dir=root)
    folder, draft = root / fingerprint()[:16], Path(probe)
    try:
        if not folder.is_dir():
            _make(draft)
            try:
                draft.rename(folder)
            except OSError:
                if not folder.is_dir():
                    raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return folder


@cache
def register() -> None:
    """Let vl-convert draw with the kit's fonts (once a process)."""
    import vl_convert

    vl_convert.register_font_directory(str(assets() / "fonts"))


def _make(folder: Path) -> None:
    import fontpkg
    import vl_convert

    (folder / "fonts").mkdir()
    for weight, style in _FACES:
        source = Path(fontpkg.path(FAMILY, weight, style))
        shutil.copyfile(source, folder / "fonts" / source.name)
        if style == "normal":
            _tabular(source, folder / "fonts" / source.name.replace("Pro-", "ProTabular-"))
    (folder / "fonts.css").write_text(_stylesheet(folder / "fonts"), "utf-8")
    bundle = gzip.compress(vl_convert.javascript_bundle(_SNIPPET).encode(), 9, mtime=0)
    packed = base64.b64encode(bundle).decode()
    (folder / "vega.js").write_text(f'window.vegaPacked="{packed}";\n', "utf-8")


def _tabular(source: Path, target: Path) -> None:
    """Cut the digits of one face and give them all `DIGIT_WIDTH`, each centred."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(Options(layout_features=[], notdef_outline=True, name_IDs=["*"]))
    subsetter.populate(text="0123456789")
    subsetter.subset(font)
    for glyph in font.getBestCmap().values():
        advance, bearing = font["hmtx"][glyph]
        shift = (DIGIT_WIDTH - advance) // 2
        font["glyf"][glyph].coordinates.translate((shift, 0))
        font["glyf"][glyph].recalcBounds(font["glyf"])
        font["hmtx"][glyph] = (DIGIT_WIDTH, bearing + shift)
    for record in font["name"].names:
        text = record.toUnicode()
        if record.nameID in (1, 3, 4, 6, 16):
            text = text.replace(FAMILY, TABULAR).replace("BeVietnamPro", "BeVietnamProTabular")
            font["name"].setName(text, record.nameID, record.platformID, record.platEncID,
                                 record.langID)  # fmt: skip
    font.save(target)


def _stylesheet(fonts: Path) -> str:
    """Return the @font-face rules of the screen, each font a WOFF2 subset inside its rule."""
    import fontpkg

    rules = []
    for weight, span in _WEB_FACES.items():
        name = Path(fontpkg.path(FAMILY, weight)).name
        rules.append(_face(FAMILY, span, fonts / name, _UNICODES))
        name = name.replace("Pro-", "ProTabular-")
        rules.append(_face(TABULAR, span, fonts / name, tuple(range(0x30, 0x3A))))
    return "\n".join(rules) + "\n"


def _face(family: str, span: str, source: Path, unicodes: tuple[int, ...]) -> str:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(Options(layout_features=["kern", "mark", "mkmk", "ccmp"], hinting=False))
    subsetter.populate(unicodes=unicodes)
    subsetter.subset(font)
    font.flavor = "woff2"
    with tempfile.TemporaryFile() as target:
        font.save(target)
        target.seek(0)
        data = base64.b64encode(target.read()).decode()
    return (
        f'@font-face{{font-family:"{family}";font-weight:{span};font-display:swap;'
        f'src:url(data:font/woff2;base64,{data}) format("woff2")}}'
    )
