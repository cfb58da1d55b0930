"""An invented article: its lines, its web page in pieces, and a way to read such a page."""

from __future__ import annotations

from pathlib import Path

from kit import _pages

TITLE = "Tân Phước khép lại một năm nhiều việc được"
BODY = [
    "Trong năm 2022, Đảng bộ huyện Tân Phước kết nạp 96 đảng viên mới, đạt 106,6% chỉ tiêu được giao.",
    "Thu ngân sách trên địa bàn huyện được 142,5 tỷ đồng; tỷ lệ hộ nghèo còn 2,31%, giảm so với năm trước.",
    "Huyện có 11/11 xã đạt chuẩn nông thôn mới, trong đó 2 xã nâng cao; các chi bộ được khen kịp thời.",
]
TEXT = "".join(f"<p>{line}</p>" for line in BODY)
H1 = f"<h1>{TITLE}</h1>"
DATE = "<div class='d'>Thứ Năm, 05/01/2023, 09:15</div>"
DAY = "2023-01-05T09:15:00+07:00"
CLOCK = "<div>Thứ Bảy, 04/03/2023 | 08:30</div>"
OLD = "<div>Ba xã đón bằng công nhận - 06/05/2021 08:00</div>"


def html(body: str, head: str = "", title: str = TITLE) -> str:
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def read(folder: Path, body: str, head: str = "", title: str = TITLE, encoding: str = "utf-8") -> _pages.Page:
    """What is read of a page that was saved."""
    file = folder / "a.html"
    file.write_bytes(html(body, head, title).encode(encoding))
    return _pages.read(file)
