"""The same suspicion has the same id whatever the visit looked like."""

from __future__ import annotations

import hashlib
import json

from hypothesis import given
from hypothesis import strategies as st

from checker.leads.fingerprint import ID_LENGTH, evidence_digest, fingerprint, fingerprints, subject_key
from checker.model import Evidence, Place, SubjectKind

LISTING = SubjectKind.LISTING
STORE = SubjectKind.STOREFRONT


def row(words: str, url: str = "https://a.vn/", path: str = "body") -> Evidence:
    return Evidence("v#1", "d" * 64, url, words, Place(path, 1, 2), "2026-11-22T00:00:00+00:00")


def test_spellings_of_one_listing_are_one() -> None:
    spellings = [
        "https://www.shop.vn/san-pham/ao?color=red&size=L",
        "http://shop.vn/san-pham/ao/?size=L&color=red",
        "https://shop.vn:443/san-pham/ao?utm_source=zalo&size=L&color=red&fbclid=Iw1#mo-ta",
        "HTTPS://SHOP.VN/san-pham/ao?color=red&size=L",
    ]
    ids = {fingerprint("r", "shop.vn", LISTING, s) for s in spellings}
    assert len(ids) == 1
    assert len(ids.pop()) == ID_LENGTH


def test_what_is_different_stays_different() -> None:
    base = fingerprint("r", "shop.vn", LISTING, "https://shop.vn/a")
    others = [
        fingerprint("s", "shop.vn", LISTING, "https://shop.vn/a"),
        fingerprint("r", "shop2.vn", LISTING, "https://shop.vn/a"),
        fingerprint("r", "shop.vn", SubjectKind.POST, "https://shop.vn/a"),
        fingerprint("r", "shop.vn", LISTING, "https://shop.vn/A"),
        fingerprint("r", "shop.vn", LISTING, "https://shop.vn/a?variant=2"),
        fingerprint("r", "shop.vn", LISTING, "https://shop.vn:8443/a"),
    ]
    assert len({base, *others}) == 7


def test_a_storefront_is_known_by_its_id_alone() -> None:
    assert fingerprint("r", "shop.vn", STORE, "shop.vn") == fingerprint(
        "r", "shop.vn", STORE, "http://www.shop.vn/"
    )


def test_escapes_and_composed_letters_agree() -> None:
    assert (
        subject_key("https://a.vn/áo")
        == subject_key("https://a.vn/%C3%A1o")
        == subject_key("https://a.vn/a\u0301o")
    )


def test_the_row_of_a_feed_keeps_its_id() -> None:
    assert subject_key("SKU-001 ") == "SKU-001"


@given(st.text())
def test_any_text_has_a_stable_key(text: str) -> None:
    key = subject_key(text)
    assert subject_key(text) == key
    assert len(fingerprint("r", "s", LISTING, text)) == ID_LENGTH


@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.text("xyz0", max_size=3)), max_size=5),
    st.randoms(use_true_random=False),
)
def test_the_order_of_a_query_does_not_count(pairs: list[tuple[str, str]], random) -> None:  # type: ignore[no-untyped-def]
    mixed = list(pairs)
    random.shuffle(mixed)
    plain = "https://a.vn/p?" + "&".join(f"{k}={v}" for k, v in pairs)
    other = "http://www.a.vn/p/?" + "&".join([f"{k}={v}" for k, v in mixed] + ["gclid=1"])
    assert subject_key(plain) == subject_key(other)


def test_evidence_is_its_words_not_their_place() -> None:
    one = evidence_digest([row("Hàng  fake"), row("loại 1")], ["listing.origin"])
    same = evidence_digest(
        [row("loại 1", "https://a.vn/2", "main"), row("Hàng fake"), row("")], ["listing.origin"]
    )
    assert one == same
    assert one != evidence_digest([row("Hàng fake")], ["listing.origin"])
    assert one != evidence_digest([row("Hàng fake"), row("loại 1")], [])


@given(st.text(), st.text(), st.text())
def test_what_a_subject_shares_makes_no_difference(rule: str, storefront: str, subject: str) -> None:
    text = json.dumps([rule, storefront, "listing", subject_key(subject)], ensure_ascii=False)
    plain = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    assert fingerprint(rule, storefront, SubjectKind.LISTING, subject) == plain
    assert fingerprints(storefront, SubjectKind.LISTING, subject)(rule) == plain
