"""Other markup for the same page: spaced, quoted, ordered, named otherwise."""

from __future__ import annotations

import hashlib
import re

from .tokens import ATTRIBUTE, BLOCKS, NAME, but_in_pre, on_tags, tokens

_MEANS = re.compile(r"hid|none|sr-only|reader|visible|show|open|active|collapse", re.I)


def pretty(html: str) -> str:
    """A new line and a margin before and after every tag of a block."""
    return on_tags(html, lambda name, s: f"\n    {s}\n    " if name in BLOCKS else s)


def minified(html: str) -> str:
    """No white space beside tags of blocks, no comments, single spaces elsewhere."""
    return but_in_pre(html, _minified)


def _minified(html: str) -> str:
    out: list[str] = []
    after_block = True
    for kind, source in tokens(html):
        if kind == "raw" and source.startswith("<!--"):
            continue
        if kind == "tag":
            after_block = NAME.match(source)[1].lower() in BLOCKS  # type: ignore[index]
            if after_block and out:
                out[-1] = out[-1].rstrip()
        elif kind == "text":
            source = re.sub(r"\s+", " ", source)
            source = source.lstrip() if after_block else source
            after_block = False if source else after_block
        out.append(source)
    return "".join(out)


def _rewritten(source: str, change) -> str:  # type: ignore[no-untyped-def]
    if source.startswith("</"):
        return source
    head = NAME.match(source)
    assert head
    end = "/>" if source.endswith("/>") else ">"
    body = source[head.end() : -len(end)]
    pairs = [(m[1], m[2]) for m in ATTRIBUTE.finditer(body)]
    return (
        head[0]
        + "".join(f" {n}" + (f"={v}" if v is not None else "") for n, v in change(pairs))
        + (" " + end if end == "/>" else end)
    )


def attributes_turned(html: str) -> str:
    """Attributes in the opposite order, double quotes made single where that is possible, tag names in capitals."""

    def turn(pairs: list[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
        return [(n, f"'{v[1:-1]}'" if v and v[0] == '"' and "'" not in v else v) for n, v in reversed(pairs)]

    return on_tags(
        html, lambda _, s: re.sub(r"^</?[a-zA-Z][\w:-]*", lambda m: m[0].upper(), _rewritten(s, turn))
    )


def comments_between(html: str) -> str:
    """A comment after every tag."""
    out, begun = [], False
    for kind, source in tokens(html):
        out.append(source)
        begun = begun or source[:5].lower() == "<body"
        if kind == "tag" and begun:
            out.append("<!-- Giá: 1.000đ, MST 0300588569, Xuất xứ: Nhật Bản -->")
    return "".join(out)


def names_hashed(html: str) -> str:
    """Classes and ids as a bundler hashes them; those that show or hide keep their names."""

    def name(word: str) -> str:
        return word if _MEANS.search(word) else "c" + hashlib.md5(word.encode()).hexdigest()[:6]

    def change(pairs: list[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
        out: list[tuple[str, str | None]] = []
        for n, v in pairs:
            if n.lower() in ("class", "id") and v:
                v = '"' + " ".join(map(name, v.strip("\"'").split())) + '"'
            elif n.lower() == "href" and v and re.match(r"[\"']?#\w", v):
                v = '"#' + name(v.strip("\"'")[1:]) + '"'
            out.append((n, v))
        return out

    return on_tags(html, lambda _, s: _rewritten(s, change))


def tables_as_rows(html: str) -> str:
    """Tables as rows of <div>s, their cells side by side."""
    kinds = {
        "table": "div",
        "thead": "div",
        "tbody": "div",
        "tfoot": "div",
        "tr": "div",
        "td": "div",
        "th": "div",
    }
    return _renamed(html, kinds)


def tables_as_lists(html: str) -> str:
    """Tables of two columns as lists, a cell a <span>; others stay."""
    return _of_two(html, "ul", "<li><span>{}</span><span>{}</span></li>")


def tables_as_terms(html: str) -> str:
    """Tables of two columns as <dl>; others stay."""
    return _of_two(html, "dl", "<dt>{}</dt><dd>{}</dd>")


def _of_two(html: str, name: str, row: str) -> str:
    def one(found: re.Match[str]) -> str:
        rows = re.findall(r"<tr\b.*?(?=<tr\b|</table|$)", found[0], re.S | re.I)
        cells = [re.findall(r"<t[dh]\b[^>]*>(.*?)(?=</?t[dhr]\b|$)", r, re.S | re.I) for r in rows]
        if not cells or any(len(c) != 2 for c in cells) or "<table" in found[0][6:].lower():
            return found[0]
        if any(re.search(r"<(?:br|p|div|ul)\b", c[0], re.I) for c in cells):
            return found[0]  # columns of a layout, no rows of data
        return f"<{name}>" + "".join(row.format(*pair) for pair in cells) + f"</{name}>"

    return re.sub(r"<table\b.*?</table\s*>", one, html, flags=re.S | re.I)


def terms_as_table(html: str) -> str:
    """<dl> as a table, a pair a row."""

    def one(found: re.Match[str]) -> str:
        pairs = re.findall(
            r"<dt\b[^>]*>(.*?)(?:</dt>)?\s*<dd\b[^>]*>(.*?)(?:</dd>|(?=<d[td]\b)|(?=</dl))",
            found[0],
            re.S | re.I,
        )
        return "<table>" + "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in pairs) + "</table>"

    return re.sub(r"<dl\b.*?</dl\s*>", one, html, flags=re.S | re.I)


def breaks_as_blocks(html: str) -> str:
    """<br> as an empty block, which breaks the line as well."""
    return on_tags(html, lambda name, s: "<div></div>" if name == "br" else s)


def breaks_as_lines(html: str) -> str:
    """The text between two <br>s in a block of its own."""
    out: list[str] = []
    for kind, source in tokens(html):
        if kind == "tag" and source[:3].lower() == "<br":
            for at in range(len(out) - 1, max(-1, len(out) - 8), -1):
                if out[at].startswith("<") and out[at] != "</div>":
                    break
                if out[at].strip() and out[at] != "</div>":
                    out[at] = f"<div>{out[at]}</div>"
                    break
            out.append("<div></div>")
        else:
            out.append(source)
    return "".join(out)


def paragraphs_as_breaks(html: str) -> str:
    """<p> as text between <br>s."""
    return on_tags(html, lambda name, s: s if name != "p" else "<br>")


def paragraphs_as_divs(html: str) -> str:
    """<p>, lists and their items as <div>s."""
    return _renamed(html, {"p": "div", "ul": "div", "ol": "div", "li": "div"})


def wrapped_in_divs(html: str) -> str:
    """Two <div>s around whatever stands in a <div>, as builders of pages make them."""
    return on_tags(
        html, lambda name, s: s if name != "div" else "</div></div>" + s if s[1] == "/" else s + "<div><div>"
    )


def _renamed(html: str, kinds: dict[str, str]) -> str:
    def change(name: str, source: str) -> str:
        if name not in kinds:
            return source
        new = kinds[name]
        if not new:
            return ""
        return f"</{new}>" if source[1] == "/" else re.sub(r"^<\w+", f"<{new}", source)

    return on_tags(html, change)
