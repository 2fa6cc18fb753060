"""A worker whose stages do what a hostile document makes a native parser do: the word in the text says what.

A text without such a word becomes an article without mentions.
"""

from __future__ import annotations

import ctypes
import os
import signal
import time
from multiprocessing.connection import Connection

from runut.limits import Limits
from runut.pipeline import Reading, Resources
from runut.records import Article, Document, Rejected
from runut.scale import child


def hostile_main(connection: Connection, role: child.Role, limits: bytes) -> None:
    import runut.pipeline

    runut.pipeline.read_document = misbehave
    runut.pipeline.load_resources = lambda *_: None  # type: ignore[assignment,return-value]  # seconds, and `misbehave` needs none
    child.run_child(connection, role, limits)


def misbehave(document: Document, resources: Resources, limits: Limits) -> Reading | Rejected:
    text = document.body.decode()
    if "segfault" in text:
        ctypes.string_at(0)
    if "exit" in text:
        os._exit(3)
    if "allocate" in text:
        bytearray(8 << 30)
    if "kill" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "loop" in text:
        while True:
            time.sleep(1)
    if "bug" in text:
        raise KeyError("an error nobody expected")
    article = Article(
        id=document.id,
        text=text,
        title=None,
        outlet=None,
        authors=(),
        dateline=None,
        published=None,
        url=None,
        language="id",
        credits=(),
        furniture=(),
    )
    return Reading(article=article, mentions=())
