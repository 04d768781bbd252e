"""A fresh rule file: lint says what is still empty, and nothing is overwritten."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from rules.lint import lint
from rules.load import shelve
from rules.new import rule_text, write
from rules.rule_file import KEYS


@pytest.mark.parametrize("subject", ["storefront", "listing", "post"])
def test_a_fresh_rule_has_every_key_and_asks_to_be_filled(pack: Any, subject: str) -> None:
    path = write(pack.folder, "seller", "fresh", subject, date(2026, 1, 1))
    shelf = shelve([pack.folder], default=False)
    assert set(shelf.forms[str(path)].entries) == set(KEYS)
    codes = {f.code for f in lint([pack.folder], default=False) if f.path == str(path)}
    assert "empty" in codes
    assert "no-checks" in codes
    assert not codes & {"unknown-key", "missing-key", "unknown-name", "yaml", "quote-it"}


def test_an_id_is_never_given_twice(pack: Any) -> None:
    with pytest.raises(FileExistsError, match="another id"):
        write(pack.folder, "seller", "tax-code-shown", "storefront", date(2026, 1, 1))


def test_a_new_theme_gets_its_file(pack: Any) -> None:
    path = write(pack.folder, "kho", "kho-hang", "listing", date(2026, 1, 1), new_theme=True)
    assert (path.parent / "theme.yml").exists()


def test_an_unknown_subject_is_told() -> None:
    with pytest.raises(ValueError, match="storefront, listing, post"):
        rule_text("x", "shop", date(2026, 1, 1))
