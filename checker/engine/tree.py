"""Three-valued logic: how the answers of checks go together (Kleene's strong logic; None is unknown)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rules.model import Expectation

Answer = bool | None
WORDS: dict[Answer, str] = {True: "true", False: "false", None: "unknown"}


def holds(tree: Expectation, answers: Mapping[str, Answer]) -> Answer:
    """The answer of a tree of checks. Nothing is all of nothing (true), any of nothing is false."""
    found: Answer = tree.mode != "any"
    for part in tree.parts:
        answer = answers[part] if isinstance(part, str) else holds(part, answers)
        if tree.mode == "none" and answer is not None:
            answer = not answer
        if tree.mode == "any":
            if answer is True:
                return True
            found = None if answer is None else found
        else:
            if answer is False:
                return False
            found = None if answer is None else found
    return found


def deciding(tree: Expectation, answers: Mapping[str, Answer], said: Answer) -> Iterator[str]:
    """The names of the checks that made the tree answer `said` (as `holds` gave it), in the tree's order."""
    wanted = not said if tree.mode == "none" and said is not None else said
    for part in tree.parts:
        if isinstance(part, str):
            if answers[part] is wanted:
                yield part
        elif holds(part, answers) is wanted:
            yield from deciding(part, answers, wanted)
