"""Settings: which is the stronger, where each came from, and what is said of those that cannot be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from runut.config import KEYS, read_config
from runut.errors import ResourceError, UsageError
from runut.gazetteer.own import own_outlets
from runut.lang.own import own_rule_files
from runut.limits import Limits
from tests.command import runut_alone

FILE = 'store = "arsip.db"\nlang = "en"\n\n[limits]\n# seconds = 3\nseconds = 12\n'

STRENGTH: list[tuple[str, str, dict[str, str], dict[str, Any], str, Any, str]] = [
    ("default", "", {}, {}, "store", "runut.db", "default"),
    ("file", FILE, {}, {}, "lang", "en", "runut.toml:2"),
    ("a path of the file is from its folder", FILE, {}, {}, "store", "{folder}/arsip.db", "runut.toml:1"),
    ("in a table", FILE, {}, {}, "limits.seconds", 12.0, "runut.toml:6"),
    ("as a dotted key", "limits.seconds = 7\n", {}, {}, "limits.seconds", 7.0, "runut.toml:1"),
    ("environment over file", FILE, {"RUNUT_STORE": "env.db"}, {}, "store", "env.db", "RUNUT_STORE"),
    ("a number of the environment", "", {"RUNUT_LIMITS_SECONDS": "9.5"}, {}, "limits.seconds", 9.5, "RUNUT_LIMITS_SECONDS"),
    ("flag over all", FILE, {"RUNUT_STORE": "env.db"}, {"store": "flag.db"}, "store", "flag.db", "--store"),
    ("a flag that is not given", FILE, {}, {"lang": None}, "lang", "en", "runut.toml:2"),
]


@pytest.mark.parametrize(
    ("text", "environment", "flags", "key", "value", "origin"), [row[1:] for row in STRENGTH], ids=[row[0] for row in STRENGTH]
)
def test_the_later_is_the_stronger(
    tmp_path: Path, text: str, environment: dict[str, str], flags: dict[str, Any], key: str, value: Any, origin: str
) -> None:
    (tmp_path / "runut.toml").write_text(text)
    config = read_config(environment=environment, flags=flags, folder=tmp_path)
    (setting,) = [setting for setting in config.settings if setting.key == key]
    wanted = value.format(folder=tmp_path) if isinstance(value, str) else value
    assert (setting.value, setting.origin, config.warnings) == (wanted, origin, ())


WRONG: list[tuple[str, str, dict[str, str], str]] = [
    (
        "a text for a number",
        'workers = "dua"',
        {},
        r"runut.toml:1: workers is 'dua', which cannot be: expected `int`, got `str`",
    ),
    ("a number for a text", "\nstore = 3", {}, r"runut.toml:2: store is 3, .* Write it between quotation marks"),
    ("none of the words", 'lang = "ms"', {}, r"runut.toml:1: lang is 'ms', .* It is one of 'id', 'en'"),
    ("nothing", "workers = 0", {}, r"runut.toml:1: workers is 0, which cannot be. Write a number above 0"),
    ("no TOML", 'store = "x', {}, r"runut.toml is no TOML file .* Mend the line"),
    ("of the environment", "", {"RUNUT_WORKERS": "banyak"}, r"RUNUT_WORKERS: workers is 'banyak'"),
    ("no such file", "", {"RUNUT_CONFIG": "tidak-ada.toml"}, r"RUNUT_CONFIG names tidak-ada.toml, which is no file"),
]


@pytest.mark.parametrize(("text", "environment", "message"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_what_cannot_be_is_told_with_its_place(tmp_path: Path, text: str, environment: dict[str, str], message: str) -> None:
    (tmp_path / "runut.toml").write_text(text)
    with pytest.raises(UsageError, match=message):
        read_config(environment=environment, folder=tmp_path)


UNKNOWN: list[tuple[str, str, dict[str, str], str]] = [
    ("a key misspelt", "wokers = 2", {}, "runut.toml:1: there is no key 'wokers'; did you mean 'workers'?"),
    ("in a table", "[limits]\nsecond = 2", {}, "runut.toml:2: there is no key 'limits.second'; did you mean 'limits.seconds'?"),
    ("far from all", "xyzzy = 2", {}, "runut.toml:1: there is no key 'xyzzy'; `runut config` lists them"),
    ("a variable", "", {"RUNUT_STOR": "x"}, "there is no setting RUNUT_STOR; did you mean 'RUNUT_STORE'?"),
]


@pytest.mark.parametrize(("text", "environment", "warning"), [row[1:] for row in UNKNOWN], ids=[row[0] for row in UNKNOWN])
def test_unknown_keys_are_warned_of(tmp_path: Path, text: str, environment: dict[str, str], warning: str) -> None:
    (tmp_path / "runut.toml").write_text(text)
    assert read_config(environment=environment, folder=tmp_path).warnings == (warning,)


def test_limits_and_what_is_handed_on(tmp_path: Path) -> None:
    (tmp_path / "runut.toml").write_text('rules = "aturan"\n[limits]\nseconds = 5\n')
    config, environment = read_config(environment={"RUNUT_GAZETTEER": ""}, folder=tmp_path), dict[str, str]()
    config.hand_on(environment)
    assert environment == {"RUNUT_RULES": str(tmp_path / "aturan"), "RUNUT_GAZETTEER": ""}
    assert config.limits == Limits(seconds=5.0)


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_documented(key: str) -> None:
    page = (Path(__file__).parent.parent / "docs" / "configuration.md").read_text(encoding="utf-8")
    assert f"`{key}`" in page


RULE = """[[rule]]
id = "id.aid.own-sesaji"
type = "AID"
words = ["melarung sesaji untuk"]
frame = { actor = ["subject"], recipient = ["untuk", "object"], needs = "actor" }
yes = [{ text = "Indonesia melarung sesaji untuk Jepang.", actors = ["IDN"] }]
no = ["Nelayan itu pulang."]
"""
ARTICLE = {"id": "a", "outlet": "Koran Rimba", "text": "Indonesia melarung sesaji untuk Jepang.", "published": "2024-06-13"}


def test_own_rules_and_outlets_reach_the_children(tmp_path: Path) -> None:
    (tmp_path / "runut.toml").write_text('rules = "aturan"\noutlets = "media.csv"\nstore = "arsip.db"\nlang = "en"\n')
    (tmp_path / "aturan").mkdir()
    (tmp_path / "aturan" / "laut.toml").write_text(RULE)
    (tmp_path / "media.csv").write_text("id,name,kind,country\nkoranrimba.example,Koran Rimba,outlet,IDN\n")
    (tmp_path / "a.jsonl").write_text(json.dumps(ARTICLE))
    assert runut_alone(tmp_path, "add", "a.jsonl").returncode == 0
    (row,) = [json.loads(line) for line in runut_alone(tmp_path, "mentions", "--json").stdout.splitlines()]
    assert (row["type"], row["rule"]) == ("AID", "id.aid.own-sesaji")
    assert "koranrimba.example" in runut_alone(tmp_path, "documents").stdout
    assert (tmp_path / "arsip.db").exists()
    told = runut_alone(tmp_path, "config", "--workers", "2", "--json").stdout.splitlines()
    origins = {row["key"]: row["from"] for row in map(json.loads, told)}
    assert (origins["store"], origins["lang"], origins["workers"], origins["language"]) == (
        "runut.toml:3",
        "runut.toml:4",
        "--workers",
        "default",
    )


def test_a_broken_rule_of_your_own_says_where(tmp_path: Path) -> None:
    (tmp_path / "aturan").mkdir()
    (tmp_path / "aturan" / "laut.toml").write_text(RULE.replace("AID", "BANTU"))
    (tmp_path / "runut.toml").write_text('rules = "aturan"\n')
    done = runut_alone(tmp_path, "rules", "check")
    assert done.returncode == 3
    assert "laut.toml, rule id.aid.own-sesaji: unknown type 'BANTU'" in done.stderr + done.stdout


def test_what_is_named_must_be_there(tmp_path: Path) -> None:
    for call, variable in ((own_rule_files, "RUNUT_RULES"), (own_outlets, "RUNUT_OUTLETS")):
        with pytest.raises(ResourceError, match=f"{variable} names /tidak/ada"):
            call({variable: "/tidak/ada"})
        assert not call({variable: ""})
    with pytest.raises(ResourceError, match=r"holds no \.toml file"):
        own_rule_files({"RUNUT_RULES": str(tmp_path)})
