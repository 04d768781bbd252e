"""Pages that browsers saved: whose they are is what the browser wrote down, not what a theme says of itself."""

from __future__ import annotations

import quopri
import random
from pathlib import Path

import pytest
from shops import WORDS

from crawler.evidence import EvidenceError, import_evidence, read, verify
from crawler.model import CaptureState, VisitState

THEME = '<link rel="canonical" href="https://theme.example/"><meta property="og:url" content="https://theme.example/">'
CHROME = "<!DOCTYPE html>\n<!-- saved from url=(0021)https://tiem.example/a -->\n"
SINGLE = "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://tiem.example/a \n saved date: x\n-->"
OWN_LINKS = "".join(f'<a href="https://tiem.example/{n}">Mục {n}</a>' for n in range(6))


def saved(folder: Path, text: str, name: str = "luu.html") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_what_the_browser_wrote_wins_over_what_the_page_says(tmp_path: Path) -> None:
    for head in (CHROME, SINGLE):
        assert read(saved(tmp_path, head + THEME + WORDS)).storefront.id == "tiem.example/a"


def test_a_themes_address_is_not_believed_where_the_links_lead_elsewhere(tmp_path: Path) -> None:
    assert read(saved(tmp_path, THEME + WORDS)).storefront.id == "theme.example"
    assert read(saved(tmp_path, THEME + WORDS + OWN_LINKS)).storefront.url == "file:luu.html"
    own = THEME.replace("theme.example", "www.tiem.example")
    assert read(saved(tmp_path, own + WORDS + OWN_LINKS)).storefront.id == "tiem.example"


def mhtml(html: str, location: str = "https://tiem.example/a") -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://tiem.example/a\r\nSubject: =?utf-8?Q?x?=\r\n"
        "Date: Fri, 20 Nov 2026 03:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        '\ttype="text/html";\r\n\tboundary="----B1"\r\n\r\n\r\n------B1\r\nContent-Type: text/html\r\n'
        f"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: {location}\r\n\r\n"
    )
    style = "\r\n------B1\r\nContent-Type: text/css\r\nContent-Location: https://tiem.example/a.css\r\n\r\na {}\r\n"
    return head.encode() + quopri.encodestring(html.encode()) + style.encode() + b"------B1--\r\n"


def test_a_page_in_one_file_of_chromes(tmp_path: Path) -> None:
    path = tmp_path / "luu.mhtml"
    path.write_bytes(mhtml(f"<meta charset=utf-8>{THEME}<h1>Nồi đất</h1>{WORDS}"))
    visit = read(path)
    assert (visit.storefront.id, visit.state) == ("tiem.example/a", VisitState.PARTIAL)
    [capture] = visit.captures
    assert (capture.url, capture.state) == ("https://tiem.example/a", CaptureState.OK)
    assert "<h1>Nồi đất</h1>" in capture.body.decode()
    assert capture.at.isoformat() == "2026-11-20T03:00:00+00:00"
    kept = import_evidence(path, tmp_path / "bang-chung")
    assert kept.suffix == ".mhtml" and list(verify(tmp_path / "bang-chung")) == []


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\r\n\r\nnothing",
        b"\x00" * 100,
        mhtml(WORDS, location="cid:frame-1@mhtml.blink"),
        b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(3_000)
        ),
    ],
)
def test_what_is_no_saved_page_is_refused_in_a_sentence(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "luu.mht"
    path.write_bytes(data)
    with pytest.raises(EvidenceError, match="saved as MHTML was expected"):
        read(path)


def test_a_damaged_one_never_raises_anything_else(tmp_path: Path) -> None:
    whole, path, dice = mhtml(WORDS), tmp_path / "luu.mht", random.Random(7)
    for _ in range(200):
        data = bytearray(whole[: dice.randrange(1, len(whole))])
        for _ in range(dice.randrange(8)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        path.write_bytes(data)
        try:
            assert read(path).captures
        except EvidenceError as error:
            assert str(path) in str(error)
