"""Trusted timestamps (RFC 3161) of a chain's head: somebody else's word that the folder stood so on that day.

The authority sees one digest and nothing else. Its answer is kept as it came, under
`timestamps/<number of the link>-<first 12 of its digest>.tsr`, so that openssl reads it too.
"""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit

from cryptography.x509 import Certificate, load_pem_x509_certificates
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from crawler.evidence.chain import Line, lines
from crawler.evidence.damage import Damage
from crawler.evidence.errors import EvidenceError
from crawler.evidence.manifest import write_durably

FOLDER = "timestamps"
LONGEST = 1_000_000  # bytes of an answer; real ones have some thousand
SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Stamp:
    """One kept timestamp: its file, the link it speaks of, and the authority's time (UTC)."""

    path: Path
    n: int
    at: datetime


def authorities(file: Path) -> tuple[Certificate, ...]:
    """A PEM file of trusted certificates in, the certificates out. `EvidenceError` when it holds none."""
    try:
        return tuple(load_pem_x509_certificates(file.read_bytes()))
    except (OSError, ValueError) as error:
        raise EvidenceError(f"{file}: certificates in PEM were expected ({error})") from error


def stamp(folder: Path, url: str, trusted: Sequence[Certificate] = (), seconds: float = SECONDS) -> Stamp:
    """Has an authority put its time to the head of a folder's chain, and keeps the answer beside it.

    In: the evidence folder, the authority's http(s) address, the certificates that are trusted to stand
    behind it (none: the answer is kept, its signature is not looked at), how long to wait. `EvidenceError`
    when the chain is empty, the authority gives no timestamp, or not one of this head: nothing is kept then.
    """
    last = next(reversed([line for line in lines(folder) if line.link]), None)
    if last is None or last.link is None:
        raise EvidenceError(f"{folder}: there is no chain to put a time to; it begins with the first visit")
    request = (
        TimestampRequestBuilder()
        .data(last.link.core)
        .hash_algorithm(HashAlgorithm.SHA256)
        .nonce(nonce=True)
        .cert_request(cert_request=True)
        .build()
    )
    raw = _ask(url, request.as_bytes(), seconds)
    try:
        answer = decode_timestamp_response(raw)
        if answer.status not in (0, 1):
            raise EvidenceError(f"{url}: the authority gave no timestamp (status {answer.status})")
        if answer.tst_info.nonce != request.nonce:
            raise EvidenceError(f"{url}: the timestamp answers another question (its nonce differs)")
    except ValueError as error:
        raise EvidenceError(f"{url}: no timestamp that can be read ({error})") from error
    if why := _fault(answer, last, trusted):
        raise EvidenceError(f"{url}: {why}")
    place = folder / FOLDER
    place.mkdir(exist_ok=True)
    path = place / f"{last.link.n:08d}-{last.digest[:12]}.tsr"
    if not path.exists():
        write_durably(path, raw)
    return Stamp(path, last.link.n, answer.tst_info.gen_time)


def stamps(folder: Path) -> list[Stamp]:
    """The readable timestamps of a folder, in the order of their links."""
    found = []
    for path in sorted((folder / FOLDER).glob("*.tsr")):
        try:
            found.append(
                Stamp(path, _number(path), decode_timestamp_response(path.read_bytes()).tst_info.gen_time)
            )
        except (ValueError, OSError):
            continue
    return found


def stamp_faults(folder: Path, trusted: Sequence[Certificate] = ()) -> Iterator[Damage]:
    """Every timestamp beside a chain that does not fit it. Signatures are looked at only with `trusted`."""
    held = {line.link.n: line for line in lines(folder) if line.link}
    for path in sorted((folder / FOLDER).glob("*.tsr")):
        size = path.stat().st_size
        try:
            answer, number = decode_timestamp_response(path.read_bytes()), _number(path)
            line = held.get(number)
            why = (
                f"the chain has no link {number}: it was cut"
                if line is None
                else _fault(answer, line, trusted)
            )
        except ValueError as error:
            why = f"not a timestamp that can be read ({error})"
        if why:
            yield Damage(str(path), 0, size, "", why)


def _number(path: Path) -> int:
    return int(path.name.partition("-")[0])


def _fault(answer: TimeStampResponse, line: Line, trusted: Sequence[Certificate]) -> str:
    """Why a timestamp does not speak for a line of the chain, "" when it does."""
    if answer.tst_info.message_imprint.message != bytes.fromhex(line.digest):
        return "the timestamp speaks of other bytes than this link of the chain"
    if not trusted:
        return ""
    try:
        VerifierBuilder(roots=list(trusted)).build().verify(answer, bytes.fromhex(line.digest))
    except (VerificationError, ValueError) as error:
        return f"the timestamp's signature does not hold ({error})"
    return ""


def _ask(url: str, request: bytes, seconds: float) -> bytes:
    if urlsplit(url).scheme not in {"http", "https"}:
        raise EvidenceError(f"{url}: an http or https address of a timestamp authority was expected")
    head = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(urllib.request.Request(url, request, head), timeout=seconds) as answer:
            raw: bytes = answer.read(LONGEST)
    except (URLError, OSError, ValueError) as error:
        raise EvidenceError(f"{url}: the timestamp authority did not answer ({error})") from error
    return raw
