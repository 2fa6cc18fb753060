"""Settings for scripts, and one coder for several threads."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import runut
from tests.test_config import RULE

SCRIPT = """
import runut
config = runut.configure("aturan.toml")
print(config["rules"].endswith("aturan"), [s.origin for s in config.settings if s.key == "rules"])
print([mention.rule for mention in runut.read("Indonesia melarung sesaji untuk Jepang.").mentions])
try:
    runut.configure()
except runut.UsageError as error:
    print("loaded already" in str(error))
"""


def test_own_rules_for_a_script(tmp_path: Path) -> None:
    (tmp_path / "aturan").mkdir()
    (tmp_path / "aturan" / "laut.toml").write_text(RULE)
    (tmp_path / "aturan.toml").write_text('rules = "aturan"\n')
    done = subprocess.run([sys.executable, "-c", SCRIPT], cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout.splitlines() == ["True ['aturan.toml:1']", "['id.aid.own-sesaji']", "True"], done.stderr


def test_articles_may_be_read_in_several_threads() -> None:
    texts = [
        f"Presiden Rusia Vladimir Putin bertemu Presiden Turki di Ankara, Rabu ({day}/6/2024)." for day in (5, 12, 19, 26)
    ] * 3
    alone = [runut.read(text).mentions for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: runut.read(text).mentions, texts)) == alone


def test_a_store_belongs_to_its_thread(tmp_path: Path) -> None:
    with runut.open(tmp_path / "x.db") as record, ThreadPoolExecutor(1) as pool:
        with pytest.raises(Exception, match="thread"):
            pool.submit(record.documents().to_dicts).result()
        assert record.documents().to_dicts() == []
