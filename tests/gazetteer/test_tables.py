"""The short way to read plain tables gives what tomllib gives, and leaves to it whatever is not plain."""

import tomllib

import pytest

from runut.gazetteer.tables import _DATA, _read_plain, read_day

PLAIN = '# Kelompok\n\n[[group]]\ncode = "LASKAR"\nnames = ["Laskar Rimba", "=LR"]\nweak = []\n\n[[group]]\ncode = ""\n'
NOT_PLAIN = {
    "escape": '[[group]]\ncode = "LAS\\u004bAR"\n',
    "literal": "[[group]]\ncode = 'LASKAR'\n",
    "over lines": '[[group]]\nnames = [\n  "Laskar Rimba",\n]\n',
    "number": "[[group]]\nrank = 3\n",
    "comment behind": '[[group]]\ncode = "LASKAR" # baru\n',
    "key before any table": 'code = "LASKAR"\n',
    "key twice": '[[group]]\ncode = "LASKAR"\ncode = "RIMBA"\n',
    "dotted": '[[group]]\ncode.name = "LASKAR"\n',
    "open text": '[[group]]\ncode = "LASKAR\n',
    "other line ends": '[[group]]\r\ncode = "LASKAR"\r\n',
}


@pytest.mark.parametrize("name", ["groups.toml", "organisations.toml"])
def test_tables_that_ship_are_plain(name: str) -> None:
    text = (_DATA / name).read_text(encoding="utf-8")
    assert _read_plain(text) == tomllib.loads(text)


def test_plain_tables() -> None:
    assert _read_plain(PLAIN) == tomllib.loads(PLAIN)


@pytest.mark.parametrize("text", NOT_PLAIN.values(), ids=list(NOT_PLAIN))
def test_what_is_not_plain_is_left_to_tomllib(text: str) -> None:
    assert _read_plain(text) is None


@pytest.mark.parametrize("text", ["2024-W01-1", "2024-13-01", "2024-1-1x", "20240101"])
def test_no_day(text: str) -> None:
    with pytest.raises(Exception, match="is no date"):
        read_day(text, last=False, place="tenures.csv, line 2")
