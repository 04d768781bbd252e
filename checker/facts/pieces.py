"""The pieces with attributes that a walk meets: links, pictures, forms, fields, buttons, scripts, head."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import urljoin

from checker.facts.gather import LAZY, LAZY_SET, Gathered, hidden_by, join, tidy
from checker.facts.resolve import leading
from checker.facts.shape import Button, Field, Form, Image, Link, Script

Attributes = dict[str, str | None]
MAX_LISTENERS = 4  # links do not nest; a hostile page gets no quadratic work
MAX_OPTIONS = 100
_new = tuple.__new__  # what a named tuple calls in the end; a page makes thousands


class Scope(NamedTuple):
    """What holds inside an element: `link` and `form` are numbers (-1: none), `label` collects its text."""

    region: str = ""
    hidden: str = ""
    heading: int = 0
    group: int = 0
    link: int = -1
    form: int = -1
    label: list[str] | None = None

    # `_replace` is four times as slow, and a page opens thousands of these
    def with_region(self, region: str) -> Scope:
        """The same inside another region."""
        return _new(Scope, (region, self[1], self[2], self[3], self[4], self[5], self[6]))

    def with_heading(self, heading: int) -> Scope:
        """The same inside a heading."""
        return _new(Scope, (self[0], self[1], heading, self[3], self[4], self[5], self[6]))

    def with_group(self, group: int) -> Scope:
        """The same inside a row or list item."""
        return _new(Scope, (self[0], self[1], self[2], group, self[4], self[5], self[6]))

    def with_link(self, link: int) -> Scope:
        """The same inside a link."""
        return _new(Scope, (self[0], self[1], self[2], self[3], link, self[5], self[6]))


# href, title, region, hidden, class, rel, onclick, block, at
_Opened = tuple[str, str, str, str, str, str, str, int, int]


class Pieces:
    """Collects pieces; text that belongs to open links, labels and buttons is heard through `listeners`."""

    def __init__(self, out: Gathered) -> None:
        self.out = out
        self.at = 0
        self.node: Any = None  # the element that is being read
        self.link_nodes = out.piece_nodes["links"]
        self.listeners: list[list[str]] = []
        self.heard_links: list[tuple[_Opened, list[str]]] = []
        self.heard_buttons: list[tuple[Button, list[str]]] = []
        self.heard_fields: list[tuple[Field, list[str] | None, str]] = []
        self.labels: dict[str, list[str]] = {}

    def hear(self, text: str) -> None:
        """Text inside every open link, label and button."""
        for listener in self.listeners:
            listener.append(text)

    def _listen(self) -> list[str]:
        heard: list[str] = []
        if len(self.listeners) < MAX_LISTENERS:
            self.listeners.append(heard)
        return heard

    def link(self, attributes: Attributes, scope: Scope, why: str) -> Scope:
        """Opens an <a>; `why` says what of its own hides it."""
        get = attributes.get
        title = get("title")
        row = (
            (get("href") or "").strip(),
            tidy(title) if title else "",
            scope.region,
            scope.hidden or why,
            get("class") or "",
            get("rel") or "",
            get("onclick") or "",
            len(self.out.blocks),
            self.at,
        )
        self.link_nodes.append(self.node)
        self.heard_links.append((row, self._listen()))
        return scope.with_link(len(self.heard_links) - 1)

    def label(self, attributes: Attributes, scope: Scope) -> Scope:
        """Opens a <label>."""
        heard = self._listen()
        if target := attributes.get("for"):
            self.labels[target] = heard
        return scope._replace(label=heard)

    def form(self, attributes: Attributes, scope: Scope) -> Scope:
        """Opens a <form>."""
        get = attributes.get
        names = " ".join(v for k in ("id", "name", "class") if (v := get(k)))
        form = Form(get("action") or "", get("method") or "get", names, scope.region, scope.hidden, self.at)
        self.out.piece_nodes["forms"].append(self.node)
        self.out.forms.append(form)
        return scope._replace(form=len(self.out.forms) - 1)

    def button(self, attributes: Attributes, scope: Scope, text: str | None = None) -> None:
        """A <button> (its text is heard) or a submit input (`text` given)."""
        get = attributes.get
        hidden = scope.hidden or hidden_by(attributes)
        names, name, onclick = (get(k) or "" for k in ("class", "name", "onclick"))
        button = Button("", names, name, onclick, scope.region, hidden, scope.form, self.at)
        self.out.piece_nodes["buttons"].append(self.node)
        self.heard_buttons.append((button, self._listen() if text is None else [text]))

    def image(self, attributes: Attributes, scope: Scope) -> None:
        """An <img> or <amp-img>."""
        get = attributes.get
        src = get("src") or ""
        sources: tuple[str, ...] = (src,) if src else ()
        if not LAZY_SET.isdisjoint(attributes):
            sources = tuple(dict.fromkeys([s for s in (src, *map(get, LAZY)) if s]))
        hidden = scope.hidden or hidden_by(attributes)
        alt, title, names = get("alt") or "", get("title") or "", get("class") or ""
        alt, title = tidy(alt) if alt else "", tidy(title) if title else ""
        self.out.piece_nodes["images"].append(self.node)
        self.out.images.append(
            _new(Image, (src, alt, title, sources, names, scope.link, scope.region, hidden, self.at))
        )

    def background(self, src: str, attributes: Attributes, scope: Scope) -> None:
        """An element with a background picture."""
        names = attributes.get("class") or ""
        self.out.piece_nodes["images"].append(self.node)
        self.out.images.append(
            Image(src, "", "", (src,), names, scope.link, scope.region, scope.hidden, self.at)
        )

    def field(self, tag: str, attributes: Attributes, scope: Scope, node: Any) -> None:
        """An <input>, <select> or <textarea>; submit inputs are buttons."""
        get = attributes.get
        kind = (get("type") or ("text" if tag == "input" else tag)).lower()
        if tag == "input" and kind in ("submit", "button", "image"):
            self.button(attributes, scope, get("value") or get("alt") or "")
            return
        hidden = scope.hidden or hidden_by(attributes)
        name = f"{get('name') or ''} {get('id') or ''}".strip()
        hint, value = tidy(get("placeholder") or get("aria-label") or ""), get("value") or ""
        options = _options(node) if tag == "select" else ()
        checked, required = "checked" in attributes, "required" in attributes
        field = Field(
            tag, kind, name, hint, value, "", options, checked, required, hidden, scope.form, self.at
        )
        self.out.piece_nodes["fields"].append(self.node)
        self.heard_fields.append((field, scope.label, get("id") or ""))

    def silent(self, tag: str, attributes: Attributes, scope: Scope, node: Any) -> None:
        """Elements whose text no visitor reads as text."""
        get, out = attributes.get, self.out
        if tag == "script":
            kind, name, src = (get("type") or "").lower(), get("id") or "", get("src") or ""
            out.piece_nodes["scripts"].append(node)
            out.scripts.append(Script(kind, name, src, _inner(node), self.at))
        elif tag in ("select", "textarea"):
            self.field(tag, attributes, scope, node)
        elif tag == "iframe":
            out.frames.append(get("src") or get("data-src") or "")
        elif tag == "style":
            out.styles.append(_inner(node))
        elif tag == "title":
            out.title = out.title or tidy(_inner(node))
        elif tag == "base":
            out.base = out.base or (get("href") or "")
        elif tag == "meta":
            if named := get("property") or get("name") or get("itemprop") or get("http-equiv"):
                out.metas.append((named.lower(), get("content") or ""))
        elif tag == "link":
            out.rel_links.append(((get("rel") or "").lower(), get("href") or ""))

    def finish(self, url: str) -> None:
        """Gives links, buttons and fields the text heard for them; links lead from `url` (or the page's base)."""
        out = self.out
        base = urljoin(url, out.base) if out.base else url
        lead = leading(base)
        led: dict[str, str] = {}  # the picture and the name of goods lead to one address
        links = out.links
        for opened, heard in self.heard_links:
            href = opened[0]
            if (address := led.get(href)) is None:
                address = led[href] = lead(href)
            links.append(_new(Link, (tidy(heard[0] if len(heard) == 1 else join(heard)), address, *opened)))
        for b, heard in self.heard_buttons:
            text = tidy(join(heard))
            out.buttons.append(Button(text, b.css_class, b.name, b.onclick, b.region, b.hidden, b.form, b.at))
        for f, around, own in self.heard_fields:
            label = tidy("".join(around if around is not None else self.labels.get(own, ())))
            out.fields.append(
                Field(
                    f.tag,
                    f.type,
                    f.name,
                    f.placeholder,
                    f.value,
                    label,
                    f.options,
                    f.checked,
                    f.required,
                    f.hidden,
                    f.form,
                    f.at,
                )
            )


def _inner(node: Any) -> str:
    child = node.child
    return (child.text_content or "") if child is not None else ""


def _options(node: Any) -> tuple[str, ...]:
    return tuple(tidy(option.text(deep=True)) for option in node.css("option")[:MAX_OPTIONS])
