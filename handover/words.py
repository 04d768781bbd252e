"""What papers say in both languages, and how they write times and shell commands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

from crawler.evidence.chain import Line
from handover.gather import Papers

Say = Callable[[str, str], str]  # (Vietnamese, English) in, the chosen one out
ICT = timezone(timedelta(hours=7), "ICT")
PROOF = "chain/proof.tsv"


def both_times(at: datetime) -> str:
    """A time as an officer and as a machine reads it."""
    here, there = at.astimezone(ICT), at.astimezone(UTC)
    return f"{here:%d/%m/%Y %H:%M:%S} ICT (UTC+7) · {there:%Y-%m-%dT%H:%M:%SZ}"


_NOTES = (
    ("the server answered 304", "máy chủ trả lời 304, không có gì đổi"),
    ("the same bytes were sent", "máy chủ gửi lại đúng từng byte"),
    ("only tokens, comments and the like differ", "chỉ khác mã phiên, chú thích và những thứ tương tự"),
    (": as in visit ", ": như ở lượt "),
    ("; the body was first captured at ", "; nội dung được chụp lần đầu lúc "),
    (
        "no: the page and all that its scripts loaded are unchanged since ",
        "không: trang và mọi thứ mã của trang tải về không đổi từ ",
    ),
)


def noted(text: str, t: Say) -> str:
    """A note of a capture in the reader's language; what has no other wording stays as it was written."""
    if t("vi", "en") == "en":
        return text
    for english, vietnamese in _NOTES:
        text = text.replace(english, vietnamese)
    return {"yes": "có"}.get(text, text)


def own_links(papers: Papers) -> list[Line]:
    """The lines of the chain that name the files which are handed on."""
    names = {papers.name(file) + ".manifest.json" for file, _ in papers.files}
    names |= {papers.name(file) for file in papers.closeups}
    return [line for line in papers.chain if line.link and line.link.file in names]


def checks(papers: Papers, t: Say) -> list[tuple[str, str]]:
    """How to verify the papers without us: (what it shows, the command), to be typed in the package's folder."""
    name = papers.name(papers.files[0][0])
    steps = [
        (
            t("Mọi tệp còn nguyên như khi bàn giao:", "Every file is as it was handed on:"),
            "sha256sum -c SHA256SUMS",
        ),
        (
            t(
                f"Tệp lưu trữ đúng là tệp đã ghi; số phải hiện: {papers.files[0][1].sha256}",
                f"The archive is the one that was written; expected: {papers.files[0][1].sha256}",
            ),
            f"sha256sum evidence/{name}",
        ),
        (
            t(
                "Từng bản ghi khớp mã băm ghi trong nó (công cụ mở warcio, không phải của chúng tôi):",
                "Each record fits the digest it carries (warcio, an open tool that is not ours):",
            ),
            f"pip install warcio && warcio check -v evidence/{name}",
        ),
    ]
    for cited in papers.cited:
        place = cited.found
        where = f"evidence/{papers.name(place.file)}"
        steps.append(
            (
                t(
                    f"Bản ghi {place.number} là trang {cited.capture.url}:",
                    f"Record {place.number} is the page {cited.capture.url}:",
                ),
                f"dd if={where} iflag=skip_bytes,count_bytes skip={place.offset} count={place.length}"
                " status=none | zcat | head -c 4000",
            )
        )
    for line in own_links(papers):
        assert line.link is not None  # `own_links` gives links only
        steps.append(
            (
                t(
                    f"Mắt xích {line.link.n} của chuỗi bằng chứng; số phải hiện: {line.digest}",
                    f"Link {line.link.n} of the chain of evidence; expected: {line.digest}",
                ),
                f"sed -n {line.link.n}p {PROOF} | cut -f1-4 | tr -d '\\n' | sha256sum",
            )
        )
    for stamp in papers.stamps:
        steps.append(
            (
                t(
                    f"Dấu thời gian RFC 3161 ngày {both_times(stamp.at)} cho mắt xích {stamp.n}:",
                    f"RFC 3161 timestamp of {both_times(stamp.at)} on link {stamp.n}:",
                ),
                f"sed -n {stamp.n}p {PROOF} | cut -f1-4 | tr -d '\\n' > link && "
                f"openssl ts -verify -data link -in chain/{stamp.path.name} -CAfile CA.pem",
            )
        )
    return steps


def proof(papers: Papers) -> bytes:
    """The chain with the names of all other storefronts left out; every digest in it still holds."""
    own = {line.start for line in own_links(papers)}
    rows = [
        line.link.core + b"\t" + (line.link.file.encode() if line.start in own else b"-") + b"\n"
        for line in papers.chain
        if line.link
    ]
    return b"".join(rows)
