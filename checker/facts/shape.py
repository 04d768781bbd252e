"""What the one walk over a page gathers: plain frozen pieces, no parser in them.

Offsets are in characters of the piece's own text. `at` is the number of the piece's element in the order
of the walk: a larger number stands further down the page. `hidden` is '' for what a visitor sees, else the
reason ("style", "attribute", "class", "noscript", "reader": for screen readers only, "dialog": not opened).
"""

from __future__ import annotations

from typing import NamedTuple


class Block(NamedTuple):
    """A run of text with no block boundary inside; <br> is a newline, other white space is one space.

    `first` is the number of the first block of the owning element, so that offsets in the owner's whole
    text can be told. `group` numbers the nearest table row, list item or definition list (0: none): two
    cells of one row share it. `heading` is 1-6 inside h1-h6, else 0.
    """

    text: str
    tag: str
    region: str  # header | nav | main | aside | footer | ''
    hidden: str
    heading: int
    group: int
    at: int
    first: int
    number: int  # place in Page.blocks


class Line(NamedTuple):
    """One line of a block: what lies between two <br>. `start` is its offset in the block's text."""

    text: str
    block: Block
    start: int


class Link(NamedTuple):
    """An <a>. `href` is absolute ('' when it leads nowhere: empty, '#', javascript:), `raw` as written."""

    text: str
    href: str
    raw: str
    title: str
    region: str
    hidden: str
    css_class: str
    rel: str
    onclick: str
    block: int  # number of the block in which it begins (may lie past the last one)
    at: int


class Image(NamedTuple):
    """An <img> (or amp-img, or an element with a background image). `sources` are all addresses it names."""

    src: str
    alt: str
    title: str
    sources: tuple[str, ...]
    css_class: str
    link: int  # number of the enclosing link in Page.links, or -1
    region: str
    hidden: str
    at: int


class Field(NamedTuple):
    """An input, select or textarea. `form` is the number of its form in Page.forms, or -1."""

    tag: str
    type: str
    name: str
    placeholder: str
    value: str
    label: str  # text of the label that wraps it or names its id
    options: tuple[str, ...]
    checked: bool
    required: bool
    hidden: str
    form: int
    at: int


class Button(NamedTuple):
    """A <button> or a submit input."""

    text: str
    css_class: str
    name: str
    onclick: str
    region: str
    hidden: str
    form: int
    at: int


class Form(NamedTuple):
    """A <form>; its fields point back at it by number."""

    action: str
    method: str
    name: str  # id, name and class, joined by spaces
    region: str
    hidden: str
    at: int


class Script(NamedTuple):
    """A <script>: `src` as written, or its `text`."""

    type: str
    id: str
    src: str
    text: str
    at: int


class Gaps(NamedTuple):
    """Where parts of a page were left out: the name of the elements that stand there, in the order of the page how
    many elements each stands for."""

    name: str
    elements: tuple[int, ...]


NO_GAPS = Gaps("", ())
