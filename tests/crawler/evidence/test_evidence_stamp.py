"""A timestamp authority's word for a chain: asked for, kept, verified, and found out when it does not fit."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from authority import Authority
from test_evidence_chain import kept, rewrite, rows

from crawler.evidence import EvidenceError, verify
from crawler.evidence.stamp import FOLDER, authorities, stamp, stamps


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    with Authority(tmp_path_factory.mktemp("tsa")) as authority:
        yield authority


def why(folder: Path, authority: Authority) -> list[str]:
    return [damage.why for damage in verify(folder, trusted=authorities(authority.ca))]


def test_the_head_is_stamped_and_the_stamp_verifies_also_without_us(
    tmp_path: Path, authority: Authority
) -> None:
    kept(tmp_path, "ab")
    trusted = authorities(authority.ca)
    made = stamp(tmp_path, authority.url, trusted)
    assert made.n == 2
    assert abs(made.at - datetime.now(UTC)) < timedelta(minutes=2)
    kept(tmp_path, "c")
    assert stamp(tmp_path, authority.url, trusted).n == 3
    assert [s.n for s in stamps(tmp_path)] == [2, 3]
    assert why(tmp_path, authority) == []
    link = tmp_path / "link"  # the very commands of docs/evidence.md
    link.write_bytes(subprocess.run(f"sed -n 2p {tmp_path}/chain.tsv | cut -f1-4 | tr -d '\\n'", shell=True,
                                    capture_output=True, check=True).stdout)  # fmt: skip
    done = subprocess.run(
        ["openssl", "ts", "-verify", "-data", str(link), "-in", str(made.path), "-CAfile", str(authority.ca)],
        capture_output=True, text=True,
    )  # fmt: skip
    assert "Verification: OK" in done.stdout + done.stderr


def test_a_chain_that_was_cut_changed_or_written_anew_does_not_fit_its_stamp(
    tmp_path: Path, authority: Authority
) -> None:
    kept(tmp_path, "abc")
    made = stamp(tmp_path, authority.url)
    sound = rows(tmp_path)
    rewrite(tmp_path, sound[:2])
    assert any("has no link 3: it was cut" in w for w in why(tmp_path, authority))
    rewrite(tmp_path, [*sound[:2], sound[2].replace(b"08:00", b"09:00")])
    assert any("speaks of other bytes" in w for w in why(tmp_path, authority))
    rewrite(tmp_path, sound)
    assert why(tmp_path, authority) == []
    made.path.chmod(0o644)
    token = bytearray(made.path.read_bytes())
    token[-20] ^= 1  # inside the signature
    made.path.write_bytes(bytes(token))
    assert any("signature does not hold" in w or "cannot be read" in w or "can be read" in w
               for w in why(tmp_path, authority))  # fmt: skip
    made.path.write_bytes(b"no timestamp at all")
    assert any("not a timestamp" in w for w in why(tmp_path, authority))


def test_a_stranger_who_signs_is_not_believed(tmp_path: Path, authority: Authority) -> None:
    kept(tmp_path, "a")
    with Authority(tmp_path / "stranger") as stranger:
        with pytest.raises(EvidenceError, match="signature does not hold"):
            stamp(tmp_path, stranger.url, authorities(authority.ca))
        assert not list((tmp_path / FOLDER).glob("*"))
        stamp(tmp_path, stranger.url)  # kept unverified when nobody is named
    assert any("signature does not hold" in w for w in why(tmp_path, authority))


@pytest.mark.parametrize(
    ("mode", "told"), [("down", "did not answer"), ("rubbish", "can be read"), ("replay", "another question")]
)
def test_an_authority_that_fails_is_told_and_nothing_is_kept(
    tmp_path: Path, authority: Authority, mode: str, told: str
) -> None:
    kept(tmp_path, "a")
    stamp(tmp_path, authority.url)
    kept(tmp_path, "b")
    authority.mode = mode
    try:
        with pytest.raises(EvidenceError, match=told):
            stamp(tmp_path, authority.url, authorities(authority.ca))
    finally:
        authority.mode = "right"
    assert [s.n for s in stamps(tmp_path)] == [1]
    assert list(verify(tmp_path)) == []


def test_what_cannot_be_stamped_is_a_sentence(tmp_path: Path, authority: Authority) -> None:
    with pytest.raises(EvidenceError, match="no chain"):
        stamp(tmp_path, authority.url)
    kept(tmp_path, "a")
    with pytest.raises(EvidenceError, match="http or https"):
        stamp(tmp_path, "file:///etc/passwd")
    with pytest.raises(EvidenceError, match="PEM"):
        authorities(tmp_path / "chain.tsv")
