"""Words compared fairly: the same word in many spellings, and always the way back."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.language import (
    Context,
    Matcher,
    aliases_of,
    fold,
    key,
    letters,
    phrases,
    read,
    strip_tones,
    tables,
    tokens,
)
from checker.language.spellings import is_syllable, other_spellings


@dataclass(frozen=True)
class Term:
    phrase: str
    weight: float = 1.0
    code: str = ""


@dataclass(frozen=True)
class Words:
    id: str
    terms: tuple[Term, ...]
    not_when: tuple[str, ...] = ()


CUES = Words(
    "cues",
    tuple(
        map(Term, ("rep 1:1", "like auth", "siêu cấp", "hàng nhái", "fake", "super fake", "replica", "rep"))
    ),
)
HASTY = aliases_of(
    Words("hasty", (Term("ko", code="không"), Term("siu", code="siêu"), Term("hg", code="hàng")))
)


def found(text: str) -> list[tuple[str, str]]:
    reading = read(text, HASTY)
    return [(hit.term.phrase, text[hit.start : hit.end]) for hit in Matcher([CUES]).find(reading)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("thuỷ", "thủy"),
        ("khoẻ", "khỏe"),
        ("quý", "qúy"),
        ("kỹ", "kĩ"),
        ("hòan", "hoàn"),
        ("ĐẶC TRỊ", "đặc trị"),
        ("ｒｅｐ", "rep"),
        (unicodedata.normalize("NFD", "siêu cấp"), "siêu cấp"),
        ("rеplicа", "replica"),
        ("liκe αuth", "like auth"),
        ("𝗿𝗲𝗽 𝟭", "rep 1"),
        ("si\u00adêu", "siêu"),
    ],
)
def test_spellings_of_one_word_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_different_tones_stay_apart() -> None:
    assert key("Minh Anh") != key("Minh Ánh")
    assert key("Minh Ánh", tones=False) == "minh anh"


@given(st.one_of(st.text(max_size=12), st.text("hkstqaouyỳýỸỵòàđĐẠ .-_0I\x00\x1c\u0301™", max_size=9)))
@example("Mỹ Thy, quý hý kỹ-sư Ý")
def test_a_key_without_marks_is_the_key_with_its_marks_taken_off(text: str) -> None:
    assert key(text, tones=False) == letters.bare(key(text))
    assert strip_tones("Đường Điện") == "Duong Dien"


@pytest.mark.parametrize(
    ("text", "phrase", "quote"),
    [
        ("Giày rep 1:1 đế nâu", "rep 1:1", "rep 1:1"),
        ("Giày rер 1-1", "rep 1:1", "rер 1-1"),  # Cyrillic
        ("Yeezy 𝗿𝗲𝗽 𝟭:𝟭", "rep 1:1", "𝗿𝗲𝗽 𝟭:𝟭"),
        ("nón ⓡⓔⓟ 1-1", "rep 1:1", "ⓡⓔⓟ 1-1"),
        ("túi f🔥a🔥k🔥e đẹp", "fake", "f🔥a🔥k🔥e"),
        ("túi f.a.k.e", "fake", "f.a.k.e"),
        ("giày f@ke", "fake", "f@ke"),
        ("giày faaake", "fake", "faaake"),
        ("giày r3p nha", "rep", "r3p"),
        ("túi l . i . k . e   a . u . t . h", "like auth", "l . i . k . e   a . u . t . h"),
        ("h.à.n.g n.h.á.i cao", "hàng nhái", "h.à.n.g n.h.á.i"),
        ("hàng nh.ái", "hàng nhái", "hàng nh.ái"),
        ("dép siu kấp", "siêu cấp", "siu kấp"),
        ("hg nhái", "hàng nhái", "hg nhái"),
        ("#likeauth #gucci", "like auth", "likeauth"),
        ("hang nhai loai dep", "hàng nhái", "hang nhai"),
        ("su​per fa​ke", "super fake", "su​per fa​ke"),
    ],
)
def test_disguises_are_seen_through_and_quoted_as_they_stand(text: str, phrase: str, quote: str) -> None:
    assert (phrase, quote) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "máy photocopy",
        "reply nhanh",
        "da bò nâu",
        "Size S M L XL",
        "hang động nhài thơm ở đây có hàng",
        "fakery",
        "replicate",
        "SF-500",
        "hàng. Nhái giọng",
    ],
)
def test_words_are_matched_whole_and_within_a_sentence(text: str) -> None:
    assert not found(text)


def test_toneless_spelling_is_trusted_only_among_toneless_words() -> None:
    assert found("giay hang nhai loai 1")
    assert not found("Hoa nhài trong vườn, hang nhai đá vôi đẹp")


def test_the_longest_phrase_wins() -> None:
    assert [phrase for phrase, _ in found("giày rep 1:1")] == ["rep 1:1"]


@pytest.mark.parametrize(
    ("text", "undone"),
    [
        ("Shop không bán hàng fake", True),
        ("Shop ko bán đồ fake đâu", True),
        ("Shop không chơi túi, áo, giày fake", True),
        ("Fake đền gấp 10 lần", True),
        ("shop khong ban fake", True),
        ("Shop bán hàng fake đẹp", False),
        ("Không bán sỉ. Giày fake đẹp", False),
    ],
)
def test_context_undoes_a_hit_in_its_sentence_only(text: str, undone: bool) -> None:
    context = Context(("không bán|chơi … ~", "~ đền"))
    reading = read(text, HASTY)
    hit = next(h for h in Matcher([CUES]).find(reading) if "fake" in h.term.phrase)
    assert bool(context.phrase_around(reading, hit)) is undone


def test_disguise_is_told_from_haste() -> None:
    def spelling(text: str) -> str:
        return Matcher([CUES]).find(read(text, HASTY))[0].spelling

    assert spelling("f@ke") == "disguised"
    assert spelling("rеplicа") == "disguised"
    assert spelling("siu cấp") == "hurried"
    assert spelling("sieu cap dep lam nhe") == "toneless"
    assert spelling("Siêu Cấp") == "plain"


ODD = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("rep fake 1:1.*-\u200b\u0301đêử🔥①Ⓡ𝗿 \n")),
    max_size=120,
)


@given(ODD)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_and_every_span_leads_back(text: str) -> None:
    levelled, places = fold(text)
    if places is not None:
        assert len(places) == len(levelled)
        assert all(0 <= s < e <= len(text) for s, e in places)
    else:
        assert len(levelled) == len(text)
    reading = read(text, HASTY)
    assert (
        len(reading.words)
        == len(reading.spans)
        == len(reading.sentence)
        == len(reading.toneless)
        == len(reading.meant)
    )
    last = 0
    for (start, end), word in zip(reading.spans, reading.words, strict=True):
        assert last <= end and start < end <= len(text)
        assert key(text[start:end]).replace(" ", "") != "" or not word.isascii()
        last = start
    for hit in Matcher([CUES]).find(reading):
        assert 0 <= hit.start < hit.end <= len(text)
        assert Context(("không … ~",)).phrase_around(reading, hit) in ("", "không … ~")


@given(
    st.sampled_from(("siêu cấp", "hàng nhái", "rep 1:1", "like auth")),
    st.sampled_from(("upper", "nfd", "zero", "dots")),
)
@settings(deadline=None)
def test_every_cue_survives_every_disguise(phrase: str, disguise: str) -> None:
    shown = {
        "upper": phrase.upper(),
        "nfd": unicodedata.normalize("NFD", phrase),
        "zero": "\u200b".join(phrase),
        "dots": " ".join(".".join(w) if w.isalpha() else w for w in phrase.split()),
    }[disguise]
    text = f"Giày đẹp {shown} nhé"
    assert phrase in [p for p, _ in found(text)]


def test_marks_count_wherever_the_text_bears_them() -> None:
    """A long line without marks inside a text with marks is names and figures, not hasty spelling."""
    noisy = (
        "Hàng chuẩn của nhà máy. Hang nhai loai dep gia re nhat thi truong. Chất vải mềm, mặc mát, bền màu"
    )
    assert not found(noisy)
    assert found("hang nhai loai dep gia re nhat thi truong")


def test_a_joined_tag_needs_no_marks() -> None:
    assert found("Giày đẹp chuẩn dáng #hangnhai #giaydep")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("sieeu", "siêu"),
        ("caaps", "cấp"),
        ("sie6u", "siêu"),
        ("ca61p", "cấp"),
        ("nha1i", "nhái"),
        ("nhais", "nhái"),
        ("hangf", "hàng"),
        ("khoong", "không"),
        ("haàng", "hàng"),
        ("nhaái", "nhái"),
        ("fakê", "fake"),
        ("lìke", "like"),
        ("gjốg", "giống"),
        ("faaake", "fake"),
    ],
)
def test_slips_and_keys_are_read_through(written: str, meant: str) -> None:
    assert meant in other_spellings(written)


@pytest.mark.parametrize(
    "word", ["mix", "vans", "tax", "cars", "kfc", "iphone15", "f1", "500ml", "quốc", "khuyến"]
)
def test_plain_words_are_not_respelt(word: str) -> None:
    assert not other_spellings(word)


@pytest.mark.parametrize("word", ["nghiêng", "quốc", "giếng", "ý", "ươm", "khuyến", "đường"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["fake", "rep1", "plica", "th", "auth", "jordan"])
def test_what_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("giày l!ke @uth", "like auth"),
        ("giày яep 1:1", "rep 1:1"),
        ("túi ɾeplica", "replica"),
        ("giày sieeu caaps", "siêu cấp"),
        ("giày re p 1:1", "rep 1:1"),
        ("giày re\x00plica", "replica"),
        ("giày s1êu c4p", "siêu cấp"),
        ("giày siȇu cấp", "siêu cấp"),
        ("giày r3plic@", "replica"),
        ("giày l¡ke auth", "like auth"),
        ("túi replic₳", "replica"),
        ("giày s i ê u - c ấ p", "siêu cấp"),
    ],
)
def test_more_disguises(text: str, phrase: str) -> None:
    assert phrase in [name for name, _ in found(text)]


def test_a_gap_does_not_reach_over_a_turn() -> None:
    context = Context(["không bán … ~"])
    for text, undone in (("không bán hàng nhái", True), ("không bán hàng chợ, chỉ bán hàng nhái", False)):
        reading = read(text)
        hit = Matcher([CUES]).find(reading)[-1]
        assert bool(context.phrase_around(reading, hit)) is undone


_ENDS = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+(?=\s)|\n|\s[-–—*•●▪►+]++(?=\s)|\s•+|(?<!•)•++(?=\s)|\s\|\s|-{4,}|={4,}|_{4,}"
)


@given(
    st.lists(
        st.sampled_from(["Áo", "đẹp", " ", ". ", ".", "?", "\n", " - ", "•", "|", "----", ", ", "x", "_"])
    )
)
@example(["x", ". ", "x", "\n", "Áo"])
@example(["x", ".", "x", ". ", "Áo"])
@example(["x", ".", "x", "\n", "Áo"])
@example(["x", " ", "x", " - ", "x", " ", "x"])
@settings(max_examples=300, deadline=None)
def test_sentences_end_between_words_as_they_end_in_the_text(parts: list[str]) -> None:
    """Gaps are looked up one by one; asked of the whole text the stops are the same."""
    found = read("".join(parts))
    starts = [start for start, _ in found.spans]

    def gap(word: int) -> str:
        return found.text[found.spans[word][1] : starts[word + 1]]

    stops = {sum(start < m.end() for start in starts) for m in _ENDS.finditer(fold("".join(parts))[0])}
    for i in range(1, len(starts)):
        cut = found.sentence[i] != found.sentence[i - 1]
        joined = any(o.disguised and j < i < o.end for j, some in found.others.items() for o in some)
        # "s.f. giá rẻ": the last full stop of letters set apart ends no sentence either
        joined = joined or any(
            o.disguised and o.end == i and len(o.word) == i - j and gap(j) == "." == gap(i - 1).rstrip(" ")
            for j, some in found.others.items()
            for o in some
        )
        # "s i ê u - c ấ p": nor does a dash between two words of letters set apart
        joined = joined or (
            gap(i - 1).strip() == "-"
            and any(o.end == i and len(o.word) == i - j for j, some in found.others.items() for o in some)
            and any(len(o.word) == o.end - i > 1 for o in found.others.get(i, ()))
        )
        short = found.words[i - 1] in ("x", "xx", "xxx") and gap(i - 1) == ". "
        assert cut == (i in stops and not joined and not short), (found.text, i)


def test_long_words_and_gaps_are_not_remembered() -> None:
    words, gaps = tables.Words({}), tables.Gaps()
    assert words["f" * 50] & tables.HASTY
    assert gaps["." * 50 + " "] & tables.STOP
    assert not words
    assert not gaps


_LEVELLED = st.text(
    st.sampled_from([*"aoeuyhkqtnc òóỏọàáạèéỳýùú.,-_|1@", "™", "ﬁ", "\u200b", "\u0301", "\ufdd0"])
)


@given(_LEVELLED)
@settings(max_examples=300, deadline=None)
def test_words_are_levelled_as_the_whole_text_is(text: str) -> None:
    assert read(text).words == tuple(re.findall(r"[^\W_]+", fold(text)[0]))


@given(_LEVELLED)
@settings(max_examples=300, deadline=None)
def test_words_stand_where_the_whole_text_has_them(text: str) -> None:
    levelled, places = fold(text)
    whole = [word.span() for word in re.finditer(r"[^\W_]+", levelled)]
    if places is not None:
        whole = [(places[start][0], places[end - 1][1]) for start, end in whole]
    found = read(text).spans
    assert list(found) == whole
    assert [found[-1 - i] for i in range(len(found))] == whole[::-1]


def test_usual_letters_are_levelled_by_lower() -> None:
    usual = [char for char in map(chr, range(0x110000)) if tokens._USUAL.fullmatch(char)]
    assert len(usual) == 196
    assert [fold(char) for char in usual] == [(char.lower(), None) for char in usual]
    assert [letters.BARE[ord(char)] for char in "ấờđ"] == ["a", "o", "d"]


@given(st.from_regex(tokens._USUAL, fullmatch=True))
@settings(max_examples=300, deadline=None)
def test_a_usual_word_is_told_at_a_glance_as_any_other(text: str) -> None:
    words = tables.words_for(HASTY)
    assert tokens.token_of(text, words) == tokens._any(text, words)


def test_tokens_of_two_generations_are_kept_and_no_long_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "_HELD", 3)
    held = tokens.Tokens(tables.Words({}))
    first = held["a"]
    for text in ("b", "c", "d", "e"):
        assert held[text].words == (text,)
    assert held["a"] is first  # of the generation before
    for text in map(str, range(100)):
        assert held[text].words == (text,)
        assert len(held) + len(held._old) <= 6
    assert held["a"] is not first
    assert held["x" * 41].words == ("x" * 41,)
    assert "x" * 41 not in held


def test_plain_letters_are_levelled_one_by_one_and_stay_letters_or_none() -> None:
    plain = [char for char in map(chr, range(0x110000)) if letters.PLAIN.fullmatch(char)]
    assert {"ấ", "Đ", "₫", "😀", "→", "\xa0", "\ufe0f"} <= set(plain)
    for char in plain:
        levelled = fold(char)[0]
        if char.isalnum():
            assert levelled == char.lower()
        else:
            assert not any(map(str.isalnum, levelled))
            assert levelled or char == "\ufe0f"
    for strange in ("ſ", "\u212a", "ı", "İ", "а", "\u200b", "🅰", "①", "ｆ", "e\u0301", "f\ufe0f"):
        assert not letters.PLAIN.fullmatch(strange)


class EveryWord(Matcher):
    """Phrases looked for from every word, one step after another."""

    def _search(self, look: phrases._Look) -> None:
        for i in range(len(look.words)):
            self._walk(look, self._marked.root, i, i, 0)

    def _search_bare(self, look: phrases._Look) -> None:
        for i in range(len(look.words)):
            if i in look.others or look.reading.toneless[i]:
                self._walk(look, self._bare.root, i, i, 0)


MORE = Words("more", (Term("hàng", 0.0), Term("like auth 1:1", 0.0), Term("auth"), Term("cấp")))
PIECES = """rep|1:1|like|auth|siêu|cấp|sieu|cap|hàng|hang|nhái|nhai|fake|super|f@ke|hg|siu|ko|l i k e|f.a.k.e|r3p|fakе
|nh.ái|superfake|sieeu|, |. |túi"""
SAID = st.sampled_from([*PIECES.replace("\n", "").split("|"), "\n"])


@given(st.lists(SAID, max_size=12).map(" ".join))
@example("super f@ke hàng nh.ái")
@example("tui hang nhai sieu cap like auth 1:1")
@settings(max_examples=400, deadline=None)
def test_phrases_are_found_as_from_every_word(text: str) -> None:
    reading = read(text, HASTY)
    assert Matcher([CUES, MORE]).by_lexicon(reading) == EveryWord([CUES, MORE]).by_lexicon(reading)


def test_other_readings_that_are_no_word_of_a_phrase_change_nothing() -> None:
    """Of a text full of such readings the phrases are found that stand in it, and no more."""
    text = "500ml b1a đènled x.y.z kimsố r3p 1:1 100g4m nh.ái a-b c/d hàng nh.ái"
    assert found(text) == [("rep 1:1", "r3p 1:1"), ("hàng nhái", "hàng nh.ái")]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("f*ke", "fake"),
        ("r*p", "rep"),
        ("f.4.k.e", "fake"),
        ("r33p", "rep"),
        ("superr", "super"),
        ("s.i-ê_u", "siêu"),
    ],
)
def test_more_ways_to_hide_a_word(written: str, meant: str) -> None:
    found = read(f"Túi {written} đẹp")
    assert meant in {other.word for others in found.others.values() for other in others}


@pytest.mark.parametrize("written", ["44kg", "B144", "1.1", "v.2.0", "3.5"])
def test_figures_of_a_model_are_no_letters(written: str) -> None:
    found = read(f"Quần size {written} đẹp")
    words = {other.word for others in found.others.values() for other in others}
    assert not words & {"akg", "bia", "rep", "vzo"}


def test_letters_drawn_otherwise_have_no_marks_to_carry() -> None:
    found = read("Túi đẹp 𝐡𝐚𝐧𝐠 𝐧𝐡𝐚𝐢 giá rẻ lắm nha")
    assert [found.toneless[i] for i in range(4)] == [False, False, True, True]


def test_a_comma_parts_the_hit_from_its_neighbour_only() -> None:
    lexicon = Words("x", (Term("hàng 1:1"),))
    matcher = Matcher([lexicon])
    for text, undone in [
        ("vải hàng 1:1", True),
        ("vải lụa, hàng 1:1", False),
        ("không bán, chị ơi, hàng 1:1", True),
        ("nước hoa hàng 1:1", False),
        ("bó hoa hàng 1:1", True),
        ("giấy một hai ba hàng 1:1", True),
        ("giấy một hai ba bốn hàng 1:1", False),
    ]:
        found = read(text)
        (hit,) = matcher.find(found)
        context = Context(["vải|lụa ~", "không bán … ~", "-nước hoa ~", "giấy .. ~"])
        assert bool(context.phrase_around(found, hit)) is undone, text


def test_a_phrase_without_weight_stands_in_one_piece() -> None:
    matcher = Matcher([Words("x", (Term("rep", 0.5), Term("rep inbox", 0.0)))])
    assert [hit.term.phrase for hit in matcher.find(read("shop rep inbox"))] == ["rep inbox"]
    assert [hit.term.phrase for hit in matcher.find(read("giày rep, inbox giá"))] == ["rep"]


def test_a_unit_after_a_number_denies_nothing() -> None:
    aliases = {"kg": "không", "k": "không"}
    assert read("Máy nặng 28 kg", aliases).meant[-1] == "kg"
    assert read("Giảm 50 k cho đơn đầu", aliases).meant[2] == "k"
    assert read("Hàng kg bán lẻ", aliases).meant[1] == "không"
