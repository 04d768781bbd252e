"""Visible means visible: what hides text from eyes, and what only looks as if it did."""

from __future__ import annotations

import pytest
from listing_kit import page


@pytest.mark.parametrize(
    "opening", ['<body style="display: none">', '<html style="opacity:0"><body class="hidden">']
)
def test_a_page_hidden_as_a_whole_is_opened_by_its_style_sheet(opening: str) -> None:
    assert page(f"{opening}<p>Mã số thuế</p>").text == "Mã số thuế"


@pytest.mark.parametrize(
    ("opening", "why"),
    [
        ('<p style="display:none">', "style"),
        ('<p style="visibility: hidden">', "style"),
        ('<p style="visibility:collapse">', "style"),
        ('<p style="position:absolute;left:-9999px">', "style"),
        ('<p style="text-indent:-10000em">', "style"),
        ('<p style="position:absolute;clip:rect(0,0,0,0)">', "style"),
        ('<p style="width:1px;height:1px;overflow:hidden">', "style"),
        ("<p hidden>", "attribute"),
        ('<p class="d-none">', "class"),
        ('<p class="text visually-hidden">', "reader"),
        ('<p class="sr-only">', "reader"),
        ("<noscript><p>", "noscript"),
        ("<dialog><p>", "dialog"),
    ],
)
def test_hidden(opening: str, why: str) -> None:
    shown = page(f"{opening}Mã số thuế</p>")
    assert shown.text == ""
    assert [line.block.hidden for line in shown.all_lines] == [why]


@pytest.mark.parametrize(
    "opening",
    [
        "<p>",
        '<p aria-hidden="true">',
        '<p style="opacity:0">',  # fades in
        '<div style="font-size:0"><p style="font-size:14px">',  # closes the gap between tiles
        '<p style="left:-20px">',
        '<p style="max-height:0;overflow:hidden">',  # a click unfolds it
        '<p style="height:1px;overflow:visible">',
        '<p style="line-width:1px;line-height:1px;overflow:hidden">',
        "<details><p>",
        "<dialog open><p>",
        '<p class="d-none d-md-block">',
        '<p class="sr-only-focusable">',
    ],
)
def test_visible(opening: str) -> None:
    assert page(f"{opening}Mã số thuế</p>").text == "Mã số thuế"


@pytest.mark.parametrize(
    "body",
    [
        "<template><p>Mã</p></template>",
        "<!-- Mã -->",
        "<script>Mã</script>",
        '<img alt="Mã">',
        "<textarea>Mã</textarea>",
    ],
)
def test_what_is_no_text(body: str) -> None:
    assert not page(body).all_lines


def test_alt_texts_and_comments_are_kept_apart() -> None:
    shown = page('<!-- nháp --><img alt="Đã thông báo"><p>Chữ</p>')
    assert shown.text == "Chữ"
    assert shown.images[0].alt == "Đã thông báo"
    assert "nháp" in shown.comments[0]
