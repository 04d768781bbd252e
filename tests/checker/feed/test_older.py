"""Feeds in letters from before Unicode are read as what they say; others are left alone."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from feeds import read
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.facts.legacy import TCVN3, VISCII
from checker.feed.lines import Unpacked, encoding_of
from checker.feed.older import Older, older

GOODS = [
    ("Giày thể thao nữ", "Hàng đẹp, chất lượng tốt"),
    ("áo khoác đỏ", "Mặc ấm, giặt được, đổi trả dễ dàng"),
]
WHOLE = "".join(f"{a};{b}\r\n" for a, b in [("tên sản phẩm", "mô tả"), *GOODS])
VNI = "teân saûn phaåm;moâ taû\r\ngiaøy theå thao nöõ;haøng ñeïp, chaát löôïng toát\r\n"


def _to(table: dict[int, str | int]) -> dict[int, str]:
    return {(ord(new) if isinstance(new, str) else new): chr(old) for old, new in table.items()}


@pytest.mark.parametrize("name", ["a.csv", "a.csv.gz"])
@pytest.mark.parametrize("own", ["latin-1", "utf-8"])
def test_tcvn3(tmp_path: Path, name: str, own: str) -> None:
    data = WHOLE.translate(_to(TCVN3)).encode(own)
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    good, bad = read(tmp_path / name)
    assert [(row.title, row.description) for row in good] == GOODS
    assert not bad


def test_viscii() -> None:
    good, _ = read(WHOLE.translate(_to(VISCII)).encode("latin-1"))
    assert [(row.title, row.description) for row in good] == GOODS


@pytest.mark.parametrize("own", ["latin-1", "utf-8"])
def test_vni(own: str) -> None:
    good, _ = read(VNI.encode(own))
    assert [(row.title, row.description) for row in good] == [
        ("giày thể thao nữ", "hàng đẹp, chất lượng tốt")
    ]


def test_a_json_array_too() -> None:
    said = '[{"title": "Giày thể thao nữ", "description": "Hàng đẹp, chất lượng tốt, giặt được"}]'
    good, _ = read(said.translate(_to(TCVN3)).encode("latin-1"))
    assert [row.title for row in good] == ["Giày thể thao nữ"]


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        "title\nCafé crème brûlée, garçon très élégant, déjà vu à l'hôtel\n",
        "title\nSeñor niño mañana, corazón, jalapeño, año\n",
        "title\nGröße für Mädchen, schöne Grüße, Fußball\n",
        "title\nNão é só você, coração à mão\n",
        "title\nplain words of no marks\n",
        "title\n« 100 % » © ® ± µm ¼ ½\n",
    ],
)
def test_other_letters_are_left_alone(text: str) -> None:
    for encoding in ("utf-8", "utf-16", "latin-1", "cp1258"):
        data = text.encode(encoding, "ignore")
        assert older(data, encoding_of(data)) == ("", encoding_of(data))


@given(st.binary(max_size=300), st.integers(1, 50))
@settings(max_examples=200, deadline=None)
def test_any_bytes_however_they_come(data: bytes, size: int) -> None:
    raw = Older(Unpacked(io.BytesIO(b"x" + data)), "tcvn3", "latin-1")
    found = b"".join(iter(lambda: raw.read(size) or b"", b""))
    assert found.decode() == (b"x" + data).decode("latin-1").translate(TCVN3)


def test_what_breaks_is_told_after_what_came_before() -> None:
    many = WHOLE + "".join(f"áo đỏ số {n};hàng đẹp {n * n}\r\n" for n in range(5_000))
    data = gzip.compress(many.translate(_to(TCVN3)).encode("latin-1"))
    good, bad = read(data[: len(data) // 2])
    assert len(good) > 100
    assert {row.title for row in good[2:4]} == {"áo đỏ số 0", "áo đỏ số 1"}
    assert [row.reason for row in bad][-1] == "truncated"


def test_a_few_odd_words_in_utf_8_are_not_read_as_tcvn3() -> None:
    assert older("Áo aâ\nÁo aâ\nÁo aâ\nÁo aâ".encode(), "utf-8") == ("", "utf-8")
