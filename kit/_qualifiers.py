"""What a newspaper leaves open about a figure: `trên 500`, `gần 30`, `từ 7% trở lên`."""

import re

UPWARD = re.compile(r"[^.;,\d]{0,32}?(?P<up>trở lên|đổ lên|trở xuống|đổ xuống)")
_MOVES = re.compile(
    r"[^.;]{0,48}?(?<!\w)(?<!trở )(?<!đổ )"
    r"(?:lên|xuống|còn|giảm|tăng|nay chỉ|đến nay|đến (?:hết |cuối )?năm)(?!\w)"
)
_THEN = re.compile(r"[^.;]{0,160}?, (?:đến )?nay(?!\w)")
SURFACE = re.compile(
    r"(?:trên dưới|trên|hơn|gần|khoảng|chừng|xấp xỉ|dưới|không quá|tối đa|chưa đầy|chưa đến|chưa tới|chưa đạt"
    r"|ít nhất|(?<!mầm )non|tối thiểu|không dưới|ngót|từ|[<>≥≤]) ?$"
)
_SIGNS = {">": "more_than", "≥": "at_least", "<": "less_than", "≤": "less_than"}
_QUALIFIERS = {
    "trên": "more_than", "hơn": "more_than", "gần": "approx", "khoảng": "approx", "ngót": "approx",
    "chừng": "approx", "xấp xỉ": "approx", "trên dưới": "approx", "dưới": "less_than",
    "không quá": "less_than", "tối đa": "less_than", "chưa đầy": "less_than",
    "chưa đến": "less_than", "chưa tới": "less_than", "chưa đạt": "less_than", "ít nhất": "at_least",
    "tối thiểu": "at_least", "không dưới": "at_least", "non": "approx", "mầm non": "exact",
}  # fmt: skip
_QUALIFYING = {words.rpartition(" ")[2] for words in _QUALIFIERS}
_COMPARED = {"cao", "thấp", "nhiều", "ít", "lớn", "nhỏ", "nhanh", "sớm", "kém"}


def qualifier_of(text: str, start: int, end: int, left: list[str]) -> str:
    """The qualifier of the figure from `start` to `end`; left: the words before it."""
    if (sign := text[start - 1] if text[start - 1 : start] != " " else text[start - 2]) in _SIGNS:
        return _SIGNS[sign]
    behind = text[end : end + 44]
    if (" lên" in behind or "xuống" in behind) and (rise := UPWARD.match(behind)):
        return "at_least" if rise["up"].endswith("lên") else "less_than"
    if not left:
        return "exact"
    last, before = left[-1], left[-2] if len(left) > 1 else ""
    if last == "hơn" and before in _COMPARED:
        return "exact"
    if last == "từ" and before not in ("tăng", "giảm", "đến", "ra", "chọn"):
        return "exact" if _MOVES.match(text, end) or _THEN.match(text, end) else "at_least"
    if last not in _QUALIFYING:
        return "exact"
    return _QUALIFIERS.get(f"{before} {last}") or _QUALIFIERS.get(last, "exact")
