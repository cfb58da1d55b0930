"""What the head of a web page says of its article, for programs: date, author, publisher, address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from kit._reading.bylines import person, stamp

SITE = re.compile(r"^(?:báo|tạp chí|cổng|trang (?:chủ|nhất|thông tin)|đài)\b", re.IGNORECASE)
"""How a newspaper's name begins."""


def told(tree: Any) -> tuple[dict[str, str], str]:
    """What a page's head says of it, for programs: published, author, url, site; and its title."""

    def meta(test: str) -> list[str]:
        return [" ".join(value.split()) for value in tree.xpath(f"//meta[{test}]/@content") if value.strip()]

    nodes: list[dict[str, Any]] = []
    for script in tree.xpath("//script[contains(@type, 'ld+json')]/text()"):
        with suppress(ValueError):
            nodes += _articles(json.loads(re.sub(r",(\s*[}\]])", r"\1", script)))
    printed = set(
        tree.xpath("//*[@itemprop='datePublished']/@datetime|//*[@itemprop='datePublished']/@content")
    )
    dates = meta("@property='article:published_time' or @name='pubdate'")
    dates += [node["datePublished"] for node in nodes if isinstance(node.get("datePublished"), str)]
    dates += printed if len(printed) == 1 else []
    links = [*tree.xpath("//link[@rel='canonical']/@href"), *meta("@property='og:url'")]
    title = " ".join(tree.findtext(".//title", "").split())
    sites = [
        *meta("@property='og:site_name'"),
        *(name for node in nodes for name in _named(node, "publisher")),
    ]
    sites += filter(None, [house(title)])
    sites.sort(key=lambda name: (not SITE.match(name), " " not in name and "." in name))
    authors = [*meta("@name='author'"), *(name for node in nodes for name in _named(node, "author"))]
    heads = [node["headline"] for node in nodes if isinstance(node.get("headline"), str)]
    people = {name.casefold(): name for name in reversed(authors) if person(name)}
    facts = {
        "published": next(filter(None, map(stamp, dates)), ""),
        "author": ", ".join(reversed(people.values())),
        "url": next((str(link) for link in links if str(link).startswith("http")), ""),
        "site": next(iter(sites), ""),
    }
    return facts, next(iter([*meta("@property='og:title'"), *heads, title]), "")


def house(title: str) -> str:
    """The newspaper that a page's title names behind or before its headline."""
    parts = re.split(r" +[-–|] +", title)
    named = (one for one in (parts[-1], parts[0]) if SITE.match(one) and one.partition(" ")[2][:1].isupper())
    return next(named, "")


def _articles(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, list):
        for one in node:
            yield from _articles(one)
    elif isinstance(node, dict):
        if "Article" in str(node.get("@type")):
            yield node
        yield from _articles(node.get("@graph", []))


def _named(node: Any, key: str) -> Iterator[str]:
    """The names of people or houses under a key: a text, an object with a name, or several of them."""
    value = node.get(key)
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and name.strip():
            yield " ".join(name.split())
