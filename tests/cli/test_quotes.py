"""`runut quotes` and the quotes of `runut show`: what is found, and that nothing said can steer a terminal or a browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from runut.cli.quotes import SHOWN_CHARS, say_words
from tests import command

TALKS = {
    "id": "uji-1",
    "outlet": "korankhayal.example",
    "title": "Moskwa Tawarkan Bantuan",
    "published": "2024-06-12",
    "text": 'JAKARTA - "Kami siap membantu Suriah," kata Menteri Luar Negeri Rusia Sergei Lavrov di Moskwa, Rabu (12/6/2024).\n'
    "Kementerian Pertahanan Israel membantah telah menyerang Damaskus, seperti dikutip Reuters.",
}
HOSTILE = {
    "id": "uji-2",
    "published": "2024-06-13",
    "text": '"Ini [bold]tipuan[/bold] \x1b[31m\u202e<script>alert(1)</script> '
    + "dan lagi " * 200
    + '," kata Lavrov di Moskwa.',
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("quotes")
    (folder / "in.jsonl").write_text("\n".join(map(json.dumps, (TALKS, HOSTILE))), encoding="utf-8")
    done = command.runut(folder, "add", "in.jsonl")
    assert done.returncode == 0, done.stderr
    return folder


def runut(folder: Path, *arguments: str) -> command.Done:
    return command.runut(folder, *arguments, columns="120")


FOUND = [
    pytest.param(["--speaker", "Lavrov"], "Kami siap", id="a person"),
    pytest.param(["--speaker", "Sergey Lavrov"], "Kami siap", id="another spelling"),
    pytest.param(["--speaker", "Rusia"], "Kami siap", id="whom the speaker acts for"),
    pytest.param(["--speaker", "Menlu Rusia"], "Kami siap", id="an office"),
    pytest.param(["--about", "Syria", "--kind", "direct"], "Kami siap", id="about, in English"),
    pytest.param(["--about", "Suriah", "--since", "2024-06", "--until", "2024-06-12"], "Kami siap", id="about and days"),
    pytest.param(["membantu", "suriah"], "Kami siap", id="words"),
    pytest.param(["--about", "tipuan"], "Ini [bold]tipuan", id="about a name that nobody knows"),
    pytest.param(["--stance", "denies"], "[membantah]", id="a stance, in Indonesian"),
    pytest.param(["--stance", "denies", "--lang", "en"], "[denies]", id="a stance, in English"),
]


@pytest.mark.parametrize(("arguments", "words"), FOUND)
def test_quotes_are_found(folder: Path, arguments: list[str], words: str) -> None:
    done = runut(folder, "quotes", *arguments)
    assert done.returncode == 0, done.stderr
    assert words in done.stdout


def test_json_holds_the_words_of_the_article(folder: Path) -> None:
    rows = [
        json.loads(line)
        for line in runut(folder, "quotes", "--json", "--speaker", "Lavrov", "--limit", "1").stdout.splitlines()
    ]
    assert [(row["source_id"], row["kind"], row["cue"]) for row in rows] == [("uji-1", "direct", "kata")]
    assert TALKS["text"][rows[0]["start"] : rows[0]["end"]] == rows[0]["text"]
    assert "country.SYR" in rows[0]["about"]


def test_nothing_found_says_so(folder: Path) -> None:
    done = runut(folder, "quotes", "--speaker", "Jepang")
    assert (done.returncode, "Tidak ada yang cocok." in done.stderr) == (0, True)


def test_a_speaker_nearly_known_is_told(folder: Path) -> None:
    assert "tidak dikenal: Lavrof; maksud Anda Lavrov" in runut(folder, "quotes", "--speaker", "Lavrof").stderr


@pytest.mark.parametrize("arguments", [["--kind", "spoken"], ["--stance", "shouts"]], ids=["kind", "stance"])
def test_a_kind_or_stance_that_is_none_is_refused(folder: Path, arguments: list[str]) -> None:
    assert "choose among" in runut(folder, "quotes", *arguments).stderr


def test_what_is_said_cannot_steer_the_terminal_or_the_page(folder: Path) -> None:
    (row,) = (json.loads(line) for line in runut(folder, "quotes", "tipuan", "--json").stdout.splitlines())
    for words in (["quotes"], ["show", row["id"]], ["show", "uji-2"], ["show", "uji-2", "--layer", "quotes"]):
        printed = runut(folder, *words).stdout
        assert "tipuan" in printed
        assert not {"\x1b", "\u202e"} & set(printed)
    page = runut(folder, "show", "uji-2", "--html").stdout
    assert 'class="quote' in page
    assert "<script>" not in page


def test_a_long_quote_is_cut_in_the_table() -> None:
    row = {"pieces": [{"text": "kata " * 500}], "stance": "asserts", "hedge": None, "kind": "indirect"}
    assert len(say_words(row, "id")) <= SHOWN_CHARS + 2
    assert len(say_words({**row, "pieces": [{"text": "k" * 500_000}]}, "id")) <= SHOWN_CHARS + 2


def test_the_layer_has_the_keys_of_the_listing(folder: Path) -> None:
    listed = [json.loads(line) for line in runut(folder, "quotes", "--json").stdout.splitlines()]
    layer = [json.loads(line) for line in runut(folder, "show", "uji-1", "--layer", "quotes", "--json").stdout.splitlines()]
    own = {"document", "source_id", "outlet", "published"}
    wanted = [{k: v for k, v in row.items() if k not in own} for row in listed if row["source_id"] == "uji-1"]
    assert layer == wanted
    assert layer
