"""Letters of a file: its encoding, Vietnamese from before Unicode, and whether words came out whole."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from kit.errors import ArticleError

UP = "".join(c for c in map(chr, range(65, 0x1EFA)) if c.isupper() and not 0x250 < ord(c) < 0x1E00)
"""The capitals, for a set in a pattern."""
_COMMON = """và của các là được trong có cho đã với năm thực hiện đảng huyện xã công tác nhân dân về
phát triển chỉ đạo xây dựng đạt trên tại người những này đến hội tỉnh ủy bộ sự thể không từ để"""
_WORDS = frozenset(_COMMON.split())
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_OWN = re.compile("[ăđơư\u1ea0-\u1ef9]")
_ODD = re.compile(r"[\x80-\xff](?<![\xa0àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝÐð°²³½×§·«»©])|[a-z][À-Ý]")
"""What no Vietnamese word in Unicode has, and one in TCVN3 or VNI often."""
_UNSEEN = re.compile(
    "\x1b\\[[0-?]*[ -/]*[@-~]"
    "|[\x00-\x08\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
"""Commands for a terminal, and letters without a shape: controls, writing directions, empty gaps."""
_C1 = re.compile("[\x80-\x84\x86-\x9f]")
"""More of them, where no old encoding has letters there."""
_SYLLABLE = re.compile(
    "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?[aăâeêioôơuưy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)


def needs(module: str, file: Path) -> Any:
    """A module of the extra `articles`; raises `ArticleError` with the command that installs it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise ArticleError(
            f"{file}: reading it needs {error.name}; in the project's folder: "
            "pip install --editable '.[articles]'"
        ) from error


def decode(raw: bytes) -> str:
    """Text of UTF-8, UTF-16 (with or without its mark) or one byte a letter."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", "replace")
    if 10 * raw[:200].count(0) > len(raw[:200]):
        little = raw[1:200:2].count(0) > raw[:200:2].count(0)
        return raw.decode("utf-16-le" if little else "utf-16-be", "replace")
    with suppress(UnicodeDecodeError):
        return raw.decode("utf-8-sig")
    with suppress(UnicodeDecodeError):
        if _reads(text := unicodedata.normalize("NFC", raw.decode("cp1258"))):
            return text
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in raw)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


def _reads(text: str, share: float = 0.12) -> bool:
    """Whether common Vietnamese words make up a fair part of the text."""
    words = _words(text)
    return sum(word in _WORDS for word in words) >= share * len(words)


def _vietnamese(text: str) -> bool:
    """The same of a short text, or of one with broken words: letters that only Vietnamese has count too."""
    words = _words(text)
    return _reads(text, 0.06) or sum(bool(_OWN.search(word)) for word in words) > 0.15 * len(words)


def legacy(text: str, file: Path) -> str:
    """`tcvn3` or `vni` where the text reads better taken as that; empty otherwise."""
    if _reads(text) or len(re.findall(r"[\x80-\xff]", text)) <= 0.04 * len(text):
        return ""
    return next((name for name in ("tcvn3", "vni") if _reads(unicoded(text, name, file))), "")


def clean(text: str) -> str:
    """A text without letters that nobody sees; line ends and tabs stay."""
    return _UNSEEN.sub("", text)


def odd(text: str) -> bool:
    """Whether a text has signs that Vietnamese in Unicode has none of, so that `mend` should see it."""
    return _ODD.search(text) is not None


def mixed(text: str) -> bool:
    """Whether a text has letters that only Vietnamese in Unicode has, and so is not all in TCVN3 or VNI."""
    return _OWN.search(text.lower()) is not None


def old(part: str, name: str, file: Path) -> bool:
    """Whether a part of a mixed text is in its old encoding."""
    if mixed(part) or not re.search(r"[\x80-\xff]", part):
        return False
    return _ODD.search(part) is not None or (not _reads(part) and _reads(unicoded(part, name, file)))


def _among(text: str, file: Path) -> str:
    """`tcvn3` or `vni` where single lines of a text in Unicode are that; empty otherwise."""
    odd = text.split("\n") if _ODD.search(text) else []
    lines = (line for line in odd if _ODD.search(line) and not mixed(line))
    return next(filter(None, (legacy(line, file) for line in lines)), "")


def unicoded(text: str, encoding: str, file: Path) -> str:
    """The Unicode letters of a text in TCVN3 or VNI."""
    fix = needs("viparse", file).fix
    return unicodedata.normalize("NFC", "\n".join(fix(one, encoding=encoding) for one in text.split("\n")))


def nfc(text: str) -> str:
    """NFC, and the Vietnamese Đ where a paper prints the Icelandic Ð that looks like it."""
    return unicodedata.normalize("NFC", text).replace("Ð", "Đ").replace("ð", "đ")


def mend(text: str, file: Path) -> tuple[str, tuple[str, ...]]:
    """NFC; TCVN3 and VNI turned into Unicode. Raises `ArticleError` where letters are unknown or lost."""
    text = unicodedata.normalize("NFC", clean(text.replace("\r\n", "\n").replace("\r", "\n")))
    was: tuple[str, ...] = ()
    if name := legacy(text, file) or _among(text, file):  # before `nfc`: in TCVN3, Ð and ð are letters
        if not mixed(text):
            return _C1.sub("", unicoded(text, name, file)), (f"was in {name.upper()}",)
        lines = [(line, old(line, name, file)) for line in text.split("\n")]
        text = "\n".join(unicoded(line, name, file) if one else nfc(line) for line, one in lines)
        was = (f"{sum(one for _, one in lines)} lines were in {name.upper()}",)
    text = nfc(text)
    if not _reads(text) and re.search("[\ufffd\x80-\x9f]", text):
        raise ArticleError(f"{file}: its encoding is not known; save it as UTF-8")
    text = _C1.sub("", text)
    if broken(text):
        raise ArticleError(
            f"{file}: its Vietnamese words come out broken; copy its text into a .txt file, look it over and "
            "add that"
        )
    return text, was if _vietnamese(text) else (*was, "does not read as Vietnamese: check it")


def broken(text: str) -> bool:
    """Whether letters of a Vietnamese text are lost: many words in it are no syllables (`Huy n Qu c`)."""
    words = [word for word in re.findall(r"(?<![\w.,/])[^\W\d_]+(?![\w/@])", text) if word.islower()]
    plain = (unicodedata.normalize("NFD", word).translate(_TONES) for word in words)
    wrong = sum(not _SYLLABLE.fullmatch(unicodedata.normalize("NFC", word)) for word in plain)
    return wrong > 5 and wrong > 0.12 * len(words) and _vietnamese(text)
