"""The command line as its user meets it: what each command prints, where, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import runut, runut_alone

ARTICLE = {
    "id": "uji-1",
    "url": "https://www.korankhayal.example/dunia/2024/06/12/menlu-bertemu",
    "outlet": "korankhayal.example",
    "title": "Menlu Rusia Temui Menlu Turki di Ankara",
    "published": "2024-06-12",
    "text": "Menteri Luar Negeri Rusia bertemu Menteri Luar Negeri Turki di Ankara, Selasa (11/6/2024).\n"
    "Rusia mengecam serangan Israel ke Suriah.\nBaca juga: Harga Cabai Naik Lagi",
}
HOSTILE = {
    "id": "uji-2",
    "title": "Rusia [bold]Kecam[/bold] \x1b[31mIsrael",
    "published": "2024-06-13",
    "text": "Rusia mengecam Israel.",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    lines = [json.dumps(ARTICLE), json.dumps(HOSTILE), "{rusak"]
    (folder / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "bukan.db").write_text("bukan basis data", encoding="utf-8")
    done = runut_alone(folder, "add", "in.jsonl")
    assert done.returncode == 0, done.stderr
    return folder


ANSWERS = [
    pytest.param(["documents"], 0, "korankhayal.example", "", id="documents"),
    pytest.param(["mentions"], 0, "bertemu/berunding", "", id="mentions"),
    pytest.param(["events"], 0, "bertemu/berunding", "", id="events"),
    pytest.param(["timeline"], 0, "Selasa, 11 Juni 2024", "", id="timeline in Indonesian"),
    pytest.param(["timeline", "--lang", "en"], 0, "Tuesday, 11 June 2024", "", id="timeline in English"),
    pytest.param(["timeline", "-s"], 0, "Menteri Luar Negeri Rusia bertemu", "", id="timeline with its sentences"),
    pytest.param(["timeline", "--actor", "Jepang"], 0, "", "Tidak ada yang cocok.", id="nothing on the timeline"),
    pytest.param(["events", "--between", "Russia", "Turkey"], 0, "bertemu/berunding", "", id="parties by their English names"),
    pytest.param(["events", "--actor", "Jepang", "--lang", "en"], 0, "", "Nothing matches.", id="nothing in a listing"),
    pytest.param(["documents", "--outlet", "Koran Khayal"], 0, "Menlu Rusia", "", id="an outlet by its name"),
    pytest.param(["search", "mengecam"], 0, "mengecam", "", id="search"),
    pytest.param(["search", 'AND OR "'], 0, "", "Tidak ada yang cocok.", id="search for what FTS takes for operators"),
    pytest.param(["show", "uji-1"], 0, "see-also", "", id="a document with its furniture"),
    pytest.param(["show", "uji-1", "--layer", "names"], 0, "country.RUS", "", id="a layer"),
    pytest.param(["quarantine"], 0, "baris yang bukan objek JSON", "", id="quarantine"),
    pytest.param(["doctor"], 0, "semuanya tercatat", "", id="doctor"),
    pytest.param(["doctor", "--lang", "en"], 0, "all is accounted for", "", id="doctor in English"),
    pytest.param(["quarantine", "--lang", "en"], 0, "a line that is not a JSON object", "", id="quarantine in English"),
    pytest.param(["rules", "check"], 0, "", "0 problems", id="rules check"),
    pytest.param(["events", "--type", "HUG"], 2, "", "'HUG' is no type: choose among", id="a type that is none"),
    pytest.param(["events", "--status", "maybe"], 2, "", "'maybe' is no status", id="a status that is none"),
    pytest.param(["events", "--since", "kemarin"], 2, "", "is no day: write 2023", id="a day that is none"),
    pytest.param(["show", "e-0000"], 2, "", "nothing has the id", id="an id that is none"),
    pytest.param(["events", "--store", "tiada.db"], 2, "", "Make one with: runut add", id="no store"),
    pytest.param(["events", "--store", "bukan.db"], 4, "", "is not a store", id="a file that is no store"),
    pytest.param(["events", "--no-such-option"], 2, "", "No such option", id="an option that is none"),
]


@pytest.mark.parametrize(("arguments", "status", "printed", "said"), ANSWERS)
def test_answers(folder: Path, arguments: list[str], status: int, printed: str, said: str) -> None:
    done = runut(folder, *arguments)
    assert (done.returncode, done.stderr if done.returncode != status else "") == (status, "")
    assert printed in done.stdout
    assert said in done.stderr


AS_A_PROCESS = ("timeline in Indonesian", "nothing in a listing", "a type that is none", "a file that is no store")


@pytest.mark.parametrize(("arguments", "status", "printed", "said"), [case for case in ANSWERS if case.id in AS_A_PROCESS])
def test_a_process_answers_likewise(folder: Path, arguments: list[str], status: int, printed: str, said: str) -> None:
    alone, here = runut_alone(folder, *arguments), runut(folder, *arguments)
    assert (alone.returncode, alone.stdout, alone.stderr) == (here.returncode, here.stdout, here.stderr)
    assert (alone.returncode, printed in alone.stdout, said in alone.stderr) == (status, True, True)


@pytest.mark.parametrize("listing", ["documents", "mentions", "events", "timeline", "quarantine", "doctor"])
def test_json_is_one_object_a_line(folder: Path, listing: str) -> None:
    done = runut(folder, listing, "--json")
    assert done.stdout
    assert all(isinstance(json.loads(line), dict) for line in done.stdout.splitlines())


LAYERS = {
    "tokens": "start end text in sentence upos lemma voice head deprel",
    "tree": "start end text in sentence upos lemma voice head deprel",
    "names": "start end text in kind entity country group sector office flagged chain",
    "times": "start end text in earliest latest value kind precision rule",
}


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_has_the_keys_of_the_contract(folder: Path, layer: str) -> None:
    rows = [json.loads(line) for line in runut(folder, "show", "uji-1", "--layer", layer, "--json").stdout.splitlines()]
    assert rows
    assert all(set(row) == set(LAYERS[layer].split()) for row in rows)


def test_words_of_articles_cannot_steer_the_terminal(folder: Path) -> None:
    for command in (["documents"], ["show", "uji-2"], ["timeline", "-s"], ["mentions"]):
        printed = runut(folder, *command).stdout
        assert "\x1b[31m" not in printed
    assert "[bold]" in runut(folder, "documents").stdout, "markup of an article is shown, not followed"


def test_adding_again_says_that_it_is_known(folder: Path) -> None:
    done = runut(folder, "add", "in.jsonl")
    assert "2 sudah dikenal" in done.stderr
    assert "2 known already" in runut(folder, "add", "in.jsonl", "--lang", "en").stderr


def test_a_mended_source_can_be_replayed_only_with_its_bytes(folder: Path) -> None:
    assert "nothing to try again" in runut(folder, "quarantine", "--replay", "--lang", "en").stderr
