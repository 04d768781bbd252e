"""`rasoat sellers` and `rasoat lists` as a stranger types them, over a small market that is really crawled."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from examples.sellers.model import Key
from examples.sellers.serve import serve

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Swept:
    folder: Path
    key: Key
    port: int

    def run(self, *words: str, code: int = 0) -> str:
        start = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import cli; cli.main()"
        done = subprocess.run(
            [sys.executable, "-c", start, *words, "--lang", "en"],
            cwd=self.folder,
            capture_output=True,
            text=True,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def shop(self, host: str) -> str:
        return f"{host}.localhost:{self.port}"


@pytest.fixture(scope="module")
def swept(tmp_path_factory: pytest.TempPathFactory) -> Swept:
    folder = tmp_path_factory.mktemp("sellers")
    with serve(31, 20, 4, 2) as market:
        market.write_registry(folder / "registry.csv")
        made = Swept(folder, market.key, market.port)
        made.run(
            "sweep", "registry.csv", "--proxy", market.proxy, "--delay", "0", "--browser", "never", "--no-walk",
            "--test-network", "--pages", "9",
        )  # fmt: skip
    made.run("sellers", "build")
    return made


def several(swept: Swept) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(swept.run("sellers", "list", "--format", "json"))
    return found


def test_sellers_are_listed_and_one_is_shown_with_its_reasons(swept: Swept) -> None:
    sellers = several(swept)
    assert len(sellers) == 4
    first = sellers[0]
    shops = first["storefronts"]
    assert isinstance(shops, list)
    whose = {swept.key.seller[str(one).partition(".localhost")[0]] for one in shops}
    assert len(whose) == 1
    said = swept.run("sellers", "show", str(first["seller"]))
    assert "tied (weight +" in said and "the same" not in said.partition("tied")[0]
    assert max(map(len, swept.run("sellers", "list").splitlines())) <= 100
    data = json.loads(swept.run("sellers", "show", str(shops[0]), "--format", "json"))
    assert data["seller"] == first["seller"]
    assert data["ties"][0]["reasons"][0]["left"][0]["capture"]
    assert data["leads"]


def test_clones_are_listed_with_their_signs(swept: Swept) -> None:
    found = json.loads(swept.run("sellers", "list", "--clones", "--format", "json"))
    told = {one.partition(".localhost")[0] for pair in found for one in (pair["left"], pair["right"])}
    assert set(swept.key.clones) <= told
    assert all("identity" in pair["signs"] for pair in found)
    listed = " ".join(swept.run("sellers", "list", "--clones").split())
    assert "another bank account" in listed and "cannot tell which" in listed


def test_a_cut_is_followed_and_stays(swept: Swept) -> None:
    pair = next(s["storefronts"] for s in reversed(several(swept)))
    assert isinstance(pair, list)
    left, right = str(pair[0]), str(pair[1])
    swept.run("sellers", "cut", left, right, "--by", "Lan", "--reason", "hai chủ khác nhau")
    for _ in range(2):
        swept.run("sellers", "build")
        one = json.loads(swept.run("sellers", "show", left, "--format", "json"))
        assert right not in one["storefronts"]
    swept.run("sellers", "undo", left, right, "--by", "Lan", "--reason", "nhầm")
    swept.run("sellers", "build")
    assert right in json.loads(swept.run("sellers", "show", left, "--format", "json"))["storefronts"]


def test_what_cannot_be_done_is_a_sentence(swept: Swept) -> None:
    assert "No seller 'nobody'" in swept.run("sellers", "show", "nobody", code=2)
    assert "There is no storefront x.vn" in swept.run(
        "sellers", "cut", "x.vn", "y.vn", "--by", "Lan", "--reason", "z", code=2
    )
    assert "there is no store" in swept.run("sellers", "list", "--store", "none.db", code=3)


def test_a_second_build_reads_nothing_again(swept: Swept) -> None:
    assert "visits read" not in swept.run("sellers", "build")


def test_the_export_is_json_lines(swept: Swept) -> None:
    swept.run("sellers", "export", "ftm", "--out", "out.json", "--role", "inspector")
    lines = (swept.folder / "out.json").read_text("utf-8").splitlines()
    assert {json.loads(line)["schema"] for line in lines} >= {
        "LegalEntity",
        "UnknownLink",
        "Similar",
        "BankAccount",
    }


def test_what_leaves_is_masked_unless_the_inspecting_authority_is_named(swept: Swept) -> None:
    swept.run("sellers", "export", "ftm", "--out", "whole.json", "--role", "inspector")
    swept.run("sellers", "export", "ftm", "--out", "masked.json")
    told = [json.loads(line) for line in (swept.folder / "whole.json").read_text("utf-8").splitlines()]
    text = (swept.folder / "masked.json").read_text("utf-8")
    covered = [json.loads(line) for line in text.splitlines()]
    secrets = {
        value
        for one in told
        for name in ("phone", "email", "accountNumber")
        for value in one["properties"].get(name, ())
    }
    assert len(secrets) > 20 and not [secret for secret in secrets if secret in text]
    accounts = [{e["id"] for e in made if e["schema"] == "BankAccount"} for made in (told, covered)]
    assert len(accounts[0]) == len(accounts[1]), "accounts that differ stay apart"
    assert not accounts[0] & accounts[1], "an id would give the number away"
    seller = str(several(swept)[0]["seller"])
    numbers = {value.removeprefix("+84") for value in secrets if value.startswith("+84")}
    for words in (["sellers", "show", seller], ["sellers", "show", seller, "--format", "json"]):
        said = swept.run(*words)
        assert "•••" in said and not [one for one in numbers if one in said]
        whole = swept.run(*words, "--role", "inspector")
        assert "•••" not in whole and [one for one in numbers if one in whole]
    assert "•••" in swept.run("sellers", "list", "--common")
    for words in (["leads"], ["sellers", "show", seller], ["lists", "match"], ["sellers", "export", "ftm"]):
        assert "expected agency, inspector" in swept.run(*words, "--role", "public", code=2)


def test_lists_are_imported_matched_and_exchanged(swept: Swept) -> None:
    host = next(iter(swept.key.seller))
    domain = f"{host}.localhost:{swept.port}"
    swept.folder.joinpath("map.yml").write_text(
        "kind: websites\nissuer: Cục TMĐT\ncolumns: {domain: Tên miền, owner: Chủ, tax_code: MST}\n", "utf-8"
    )
    swept.folder.joinpath("list.csv").write_text(
        f"Tên miền,Chủ,MST\n{domain},Ai đó,\nkhac.vn,=1+1,300588569\n{domain},Lặp lại,\n", "utf-8"
    )
    refused = swept.run("lists", "import", "list.csv", "--mapping", "map.yml", code=2)
    assert "line 3, column 'MST': tax code '300588569' lost its leading zero" in refused
    assert "line 4" in refused and "is on line 2 too" in refused
    said = swept.run("lists", "import", "list.csv", "--mapping", "map.yml", "--by", "Lan", "--skip-bad")
    assert "1 rows, 2 set aside" in said
    aside = (swept.folder / "list.csv.aside.csv").read_text("utf-8")
    assert "3,khac.vn,'=1+1,300588569" in aside
    assert "imported before" in swept.run(
        "lists", "import", "list.csv", "--mapping", "map.yml", "--skip-bad", code=2
    )
    assert "Cục TMĐT" in swept.run("lists", "list")
    found = json.loads(swept.run("lists", "match", "--format", "json"))
    assert [(m["subject_kind"], m["reasons"][0]["code"]) for m in found] == [
        ("storefront", "domain"),
        ("seller", "domain"),
    ]
    assert "the same domain" in swept.run("lists", "match")
    swept.run("lists", "exchange", "out.json", "--role", "inspector")
    whole = json.loads((swept.folder / "out.json").read_text("utf-8"))["storefronts"]
    assert len(whole) == 20
    assert [one["storefront"] for one in whole if one["on_lists"]] == [swept.shop(host)]
    assert any(one["phones"] for one in whole)
    swept.run("lists", "exchange", "out.csv", "--format", "csv")
    public = (swept.folder / "out.csv").read_text("utf-8-sig")
    assert not any(phone in public for one in whole for phone in one["phones"])


def test_the_figures_say_what_the_list_of_ocop_products_came_to(swept: Swept) -> None:
    from checker.leads.store import Store
    from checker.leads.store.tiebook import TieBook
    from roof.doors import rulebook
    from sweep.profiles import reader

    def said() -> str:
        swept.run("report", "figures", "--format", "html", "--out", "f.html")
        text = (swept.folder / "f.html").read_text("utf-8")
        (swept.folder / "f.html").unlink()
        return text

    assert "Chưa nhập danh sách sản phẩm OCOP nào" in said()
    with Store(str(swept.folder / "rasoat.db")) as store:
        profiles = TieBook(store).profiles(reader(rulebook(None)))
    titles = [good.title for one in profiles for good in one.goods]
    product = next(title for title in titles if len(title.split()) > 2)
    shops = {one.storefront for one in profiles for good in one.goods if product in good.title}
    swept.folder.joinpath("ocop.yml").write_text(
        "kind: ocop\nissuer: Sở NN&MT\ncolumns: {product: Tên, holder: Chủ thể}\n", "utf-8"
    )
    swept.folder.joinpath("ocop.csv").write_text(
        f"Tên,Chủ thể\n{product},HTX Không Ai Biết\nMật ong rừng lạ,HTX B\n", "utf-8"
    )
    swept.run("lists", "import", "ocop.csv", "--mapping", "ocop.yml", "--by", "Lan")
    text = said()
    assert "Danh sách đã nhập có 2 sản phẩm OCOP (Sở NN&amp;MT)" in text
    assert (
        f"Tên của 1 sản phẩm thấy ở tin đăng của {len(shops)} gian hàng đã đọc, trong đó 0 sản phẩm" in text
    )


def test_a_mapping_to_begin_with(swept: Swept) -> None:
    assert "trade_marks" in swept.run("lists", "mapping")
    assert swept.run("lists", "mapping", "ocop").splitlines()[1] == "kind: ocop"
    assert "expected" in swept.run("lists", "mapping", "nothing", code=2)


def test_help_stays_light() -> None:
    code = (
        "import sys, cli\n"
        "heavy = {'splink', 'duckdb', 'pyarrow', 'sqlalchemy', 'yaml', 'python_calamine', 'selectolax'}\n"
        "print(sorted(heavy & {name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr
