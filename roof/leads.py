"""`rasoat leads`, `rasoat leads show`, `rasoat review`: what the store holds, and a person's decision."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

from checker.leads import report, review
from checker.leads.errors import LeadsError
from checker.leads.life import OPEN, Step
from checker.leads.words import STATES
from lists.masking import Receiver
from roof import tables
from roof.doors import open_store, rulebook
from roof.errors import as_sentence, choice
from roof.lang import LANG, t
from roof.masked import told, told_leads


def list_leads(store: str, form: str, states: str, storefront: str, role: str) -> None:
    """Print the leads of a store: the open ones unless states are named ("all" for every one); for another agency
    with personal data covered."""
    choice(form, ("table", "json"), "--format")
    receiver = Receiver(choice(role, (Receiver.AGENCY, Receiver.INSPECTOR), "--role"))
    words = [word.strip() for word in states.split(",") if word.strip()]
    if words == ["all"]:
        wanted = set(Step)
    else:
        wanted = {Step(choice(word, tuple(Step), "--state")) for word in words} or set(OPEN)
    with open_store(store, must_exist=True) as kept:
        leads = kept.leads(states=wanted, storefront=storefront or None)
    if form == "json":
        print(json.dumps(told_leads(leads, receiver), ensure_ascii=False, indent=1))
    else:
        covered = [
            replace(one, title={lang: told(words, receiver) for lang, words in one.title.items()})
            for one in leads
        ]
        tables.print_leads(covered, store)


def show_lead(store: str, lead: str, form: str) -> None:
    """Print everything about one lead. Raises Stop when no lead, or more than one, has that id."""
    choice(form, ("table", "json"), "--format")
    with open_store(store, must_exist=True) as kept, as_sentence(LeadsError):
        dossier = kept.lead(lead)
    if form == "json":
        print(json.dumps(report.dossier_json(dossier), ensure_ascii=False, indent=1))
    else:
        from roof.dossier import print_dossier

        print_dossier(dossier, rulebook(None).facts)


def list_agreement(store: str, form: str) -> None:
    """Print how often people agreed with each rule; a rule that too few agreed with is put up for review."""
    choice(form, ("table", "json"), "--format")
    with open_store(store, must_exist=True) as kept:
        agreed = kept.agreements()
    rows = report.agreements_json(agreed)
    if form == "json":
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        tables.print_agreements(rows)


def decide(
    store: str, lead: str, decision: str, by: str, reason: str, code: str, to_whom: str, paper: str
) -> None:
    """Write a person's decision down and say where the lead stands. Raises Stop."""
    at = datetime.now(UTC)
    with open_store(store, must_exist=True) as kept, as_sentence(LeadsError):
        if decision == "undo":
            now = kept.undo(lead, by, at)
        elif decision == "assign":
            now = review.assign(kept, lead, by=by, to_whom=to_whom, at=at)
        else:
            now = review.review(
                kept, lead, decision, by=by, reason=reason, at=at, code=code, to_whom=to_whom, paper=paper
            )
    state = STATES[now.state][0 if LANG == "vi" else 1]
    print(t(f"Dấu hiệu {now.id}: {state}.", f"Lead {now.id}: {state}."))
