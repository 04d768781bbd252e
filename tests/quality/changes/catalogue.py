"""Every change by name, and the facts that it may touch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from crawler.model import Visit

from . import markup, noise, texts, values, visits
from .visits import Changed, on_source


@dataclass(frozen=True)
class Change:
    """A change; `free`: beginnings of names of facts that it may change."""

    make: Callable[[Visit], Changed]
    free: tuple[str, ...] = ()


def _all() -> dict[str, Change]:
    s = on_source
    return {
        "nothing": Change(s(texts.unchanged)),
        "nfd": Change(s(texts.decomposed)),
        "entities": Change(s(texts.entities)),
        "nbsp": Change(s(texts.no_break)),
        "thin": Change(s(texts.thin)),
        "invisible": Change(s(texts.invisible)),
        "wrapped": Change(s(texts.wrapped)),
        "spans": Change(s(texts.words_in_spans)),
        "fonts": Change(s(texts.texts_in_fonts)),
        "halves": Change(s(texts.halves_in_spans)),
        "capitals": Change(s(texts.capitals)),
        "pretty": Change(s(markup.pretty)),
        "minified": Change(s(markup.minified)),
        "attributes": Change(s(markup.attributes_turned)),
        "comments": Change(s(markup.comments_between)),
        "names": Change(s(markup.names_hashed)),
        "table-rows": Change(s(markup.tables_as_rows)),
        "table-list": Change(s(markup.tables_as_lists)),
        "table-dl": Change(s(markup.tables_as_terms)),
        "dl-table": Change(s(markup.terms_as_table)),
        "br-blocks": Change(s(markup.breaks_as_blocks)),
        "br-lines": Change(s(markup.breaks_as_lines)),
        "p-br": Change(s(markup.paragraphs_as_breaks)),
        "p-div": Change(s(markup.paragraphs_as_divs)),
        "divs": Change(s(markup.wrapped_in_divs)),
        "scripts": Change(s(noise.scripts), ("privacy.tracker", "terms.placeholder")),
        "menu": Change(s(noise.menu_copied)),
        "cookies": Change(s(noise.cookie_bar), ("label.language",)),
        "windows": Change(s(noise.windows), ("label.language",)),
        "crumbs": Change(s(noise.crumbs), ("listing.category",)),
        "related": Change(s(noise.related)),
        "reviews": Change(s(noise.reviews), ("listing.testimonial",)),
        "news": Change(s(noise.news), ("label.language",)),
        "1258": Change(visits.windows_1258, ("site.charset",)),
        "utf16": Change(visits.utf16, ("site.charset",)),
        "tcvn3": Change(visits.tcvn3, ("site.charset",)),
        "twice": Change(visits.read_twice, ("site.charset",)),
        "tax": Change(values.taxed),
        "price": Change(values.priced, ("delivery.", "price.")),
        "made": Change(
            values.made_elsewhere,
            ("listing.gtin_prefix", "listing.structured", "listing.responsible", "label."),
        ),
        "numbers": Change(visits.numbered),
        "shuffled": Change(visits.shuffled),
        "doubled": Change(visits.doubled),
    }


CHANGES = _all()
