"""What an answer is worth as a page: a page of the shop, something in its place, a part of it, a stranger's."""

from __future__ import annotations

from crawler.model import CaptureState
from crawler.spiders.answer import Answer, content_type, first
from crawler.spiders.links import POLICIES, Role, why_not
from crawler.spiders.page import Look, look, text_of
from crawler.spiders.scope import Scope
from crawler.spiders.stand_in import at_the_door, breaks_off, to_the_login


def name_guard(answer: Answer, body: bytes) -> None:
    """A refusal that is a guard's page is told as one. It is never solved."""
    if answer.state is CaptureState.HTTP_ERROR and body:
        guard = look(body, content_type(answer.headers), answer.url, set()).challenge
        if first(answer.headers, "Cf-Mitigated") == "challenge":  # Cloudflare says it in so many words
            guard = "a challenge page stands in its place (cf-mitigated)"
        answer.why += f"; {guard}" if guard else ""


def judge(answer: Answer, body: bytes, role: Role, offer: Look, scope: Scope, *, door: bool) -> None:
    """A page that was read, the role of its link and what it offers in; its state and why are set.

    `door`: it is the storefront's first page.
    """
    instead, kind = offer.challenge, content_type(answer.headers)
    if door and not instead and not offer.draw:
        instead = at_the_door(text_of(body, kind))
    if (
        not instead
        and (door or role in POLICIES)
        and why_not(answer.url)
        and not why_not(answer.requested_url)
    ):
        instead = to_the_login(answer.url, text_of(body, kind))
    if instead:
        answer.state, answer.why = CaptureState.HTTP_ERROR, instead
    elif role is Role.PRODUCT and scope.strangers(answer.url, offer.targets):
        answer.state = CaptureState.REFUSED
        answer.why = "the page does not link back to the shop: it may be another seller's"
    elif answer.state is CaptureState.OK and breaks_off(body):
        answer.state = CaptureState.TRUNCATED
        answer.why = "its script failed on the way; the head is kept"
