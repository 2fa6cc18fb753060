"""`runut report` and the pages of `runut show` as their user meets them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from runut.cli import app, load_commands
from runut.errors import UsageError
from tests.report.reading import Read


@pytest.fixture
def folder(affair: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    load_commands()
    shutil.copy(affair, tmp_path / "runut.db")
    (tmp_path / "ada.html").write_text("milik orang")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ask(*words: str) -> str:
    done = CliRunner().invoke(app, list(words))
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.parametrize(
    ("words", "inside"),
    [
        pytest.param(["--between", "Rusia", "Suriah", "-o", "x.html"], "<h1>Rusia dan Suriah</h1>", id="two parties"),
        pytest.param(["--between", "Russia", "Syria", "--lang", "en", "-o", "x.html"], "<h1>Russia and Syria</h1>", id="in English"),
        pytest.param(["--actor", "Rusia", "-o", "x.html"], "<h1>Catatan tentang Rusia</h1>", id="one actor"),
        pytest.param(["--title", "Judul <b>", "-o", "x.htm"], "<h1>Judul &lt;b&gt;</h1>", id="a title of one's own"),
        pytest.param(["--between", "Rusia", "Suriah", "-o", "x.md"], "# Rusia dan Suriah\n", id="Markdown"),
        pytest.param(["--between", "Rusia", "Suriah", "--since", "2024", "--no-background", "-o", "x.html"],
                     "runut report --between Rusia Suriah --since 2024 --no-background --lang id", id="the command to make it again"),
        pytest.param(["-o", "ada.html", "--force"], "<h1>Catatan peristiwa</h1>", id="over another"),
    ],
)  # fmt: skip
def test_written(folder: Path, words: list[str], inside: str) -> None:
    ask("report", *words)
    assert inside in (folder / words[words.index("-o") + 1]).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param([], "name it with -o", id="no file"),
        pytest.param(["-o", "x.pdf"], "not .pdf", id="a form that is none"),
        pytest.param(["-o", "ada.html"], "is there already", id="a file that is there"),
        pytest.param(["-o", "tidak/ada/x.html"], "cannot be written", id="no such folder"),
        pytest.param(["--actor", "Zzyzx", "-o", "x.html"], "tidak dikenal", id="a name that nobody has"),
    ],
)
def test_refused(folder: Path, words: list[str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        ask("report", *words)
    assert (folder / "ada.html").read_text() == "milik orang"


def test_the_page_of_an_event(folder: Path) -> None:
    event = next(a["id"] for a in Read(page_of_all(folder)).of("article"))
    assert event
    ask("show", event[:12], "-o", "peristiwa.html")
    read = Read((folder / "peristiwa.html").read_text(encoding="utf-8"))
    assert [a["id"] for a in read.of("article")] == [event]
    assert not read.of("svg")
    assert read.open == []


def page_of_all(folder: Path) -> str:
    ask("report", "-o", "semua.html")
    return (folder / "semua.html").read_text(encoding="utf-8")


def test_a_page_is_of_a_document_or_an_event(folder: Path) -> None:
    import json

    quote = json.loads(ask("quotes", "--json").splitlines()[0])["id"]
    with pytest.raises(UsageError, match="of a document or an event"):
        ask("show", quote, "-o", "x.html")
