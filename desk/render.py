"""Templates to pages: escaping always on, both languages beside each other, times as people here read them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from checker.leads.reasons import ANSWERS, REASONS
from checker.leads.report import of_priority
from checker.leads.whys import why_in
from checker.leads.words import CONFIDENCES, SEVERITIES, STATES, SURE, sanction_in
from desk.acts import ACTS
from desk.guard import Asked
from desk.mask import mask
from desk.model import Doors, Words
from desk.roles import ROLES, Act

VIETNAM = timezone(timedelta(hours=7), "ICT")  # one zone, without summer time since 1975


class Renderer:
    """Makes pages. `page` for somebody who is logged in, `bare` for everybody."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._env = Environment(
            loader=FileSystemLoader(Path(__file__).parent / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._env.filters.update(
            **{"when": when, "day": day, "clock": clock, "moment": datetime.fromisoformat},
            **{
                "thousands": thousands,
                "masked": mask,
                "tax": tax,
                "why_in": why_in,
                "sanction_in": sanction_in,
            },
        )
        self._env.globals.update(
            states=STATES, severities=SEVERITIES, confidences=CONFIDENCES, reasons=REASONS, answers=ANSWERS,
            roles=ROLES, sure=SURE, factors=of_priority, acts=Act, acts_said=ACTS,
        )  # fmt: skip

        for name in self._env.list_templates():  # so that nobody waits for the first page of its kind
            self._env.get_template(name)

    def page(self, asked: Asked, template: str, status: int = 200, **values: Any) -> HTMLResponse:
        """A page for this person, in their language."""
        return HTMLResponse(
            self.bare(template, asked.lang, asked=asked, csrf=asked.session.csrf, **values), status
        )

    def bare(self, template: str, lang: str, **values: Any) -> str:
        """The markup of a page."""
        at = 0 if lang == "vi" else 1

        def t(vi: str, en: str) -> str:
            return vi if lang == "vi" else en

        def own(words: Words) -> str:
            return words.get(lang) or words.get("vi", "")

        def theme(name: str) -> str:
            return own(self._doors.themes[name]) if name in self._doors.themes else name

        def fact(name: str) -> str:
            return own(self._doors.facts[name]) if name in self._doors.facts else name

        known = {
            "asked": None,
            "flash": None,
            "lang": lang,
            "at": at,
            "t": t,
            "own": own,
            "theme": theme,
            "fact": fact,
        }
        return self._env.get_template(template).render({**known, **values})


def thousands(number: int, lang: str) -> str:
    """A count with its thousands apart: 12.345 in Vietnamese, 12,345 in English."""
    return f"{number:,}".replace(",", "." if lang == "vi" else ",")


def when(moment: datetime) -> str:
    """A time as it is read in Vietnam: 26/11/2026 08:15."""
    return moment.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")


def clock(moment: datetime) -> str:
    """The time of day as it is read in Vietnam: 08:15:30."""
    return moment.astimezone(VIETNAM).strftime("%H:%M:%S")


def day(moment: datetime) -> str:
    """A day as it is read in Vietnam: 26/11/2026."""
    return moment.astimezone(VIETNAM).strftime("%d/%m/%Y")


def tax(code: str) -> str:
    """A tax code as the registry has it; one of twelve digits is a person's own number and is covered."""
    return mask(code) if sum(map(str.isdigit, code)) == 12 else code
