"""Confidence: what makes a reading less sure makes the figure smaller, and the figures are those that were fitted."""

from __future__ import annotations

import pytest

from runut.evaluate.calibration import expected_error
from runut.evaluate.rules import read_example
from runut.lang.confidence import LEAST, MOST, ConfidenceModel
from runut.pipeline import load_resources


def sure(text: str, type_: str) -> float:
    return next(m.confidence for m in read_example(text, load_resources()) if m.type == type_)


PAIRS = [
    pytest.param("Rusia mengecam Israel.", "Rusia mengecam keras keputusan itu.", "ACCUSE", id="a side is missing"),
    pytest.param(
        "Rusia menyerang Ukraina.",
        "Rusia, yang pekan lalu menutup perbatasannya bagi truk dan memanggil pulang duta besarnya, kembali menyerang Ukraina.",
        "ASSAULT",
        id="far in a long sentence",
    ),
    pytest.param("Turki mengecam Israel.", "Jika menyerang, Turki akan mengecam Israel.", "ACCUSE", id="not yet so"),
]


@pytest.mark.parametrize(("surer", "less_sure", "type_"), PAIRS)
def test_what_makes_a_reading_less_sure(surer: str, less_sure: str, type_: str) -> None:
    assert sure(surer, type_) > sure(less_sure, type_)


def test_nothing_is_certain_or_impossible() -> None:
    model = ConfidenceModel(bias=0.0, weights={"far": -90.0, "abroad": 90.0}, types={})
    assert model.share({}, "AID") == 0.5
    assert model.share({"far": 1.0}, "AID") == LEAST
    assert model.share({"abroad": 1.0}, "AID") == MOST
    assert model.share({"a feature of tomorrow": 1.0}, "AID") == 0.5


@pytest.mark.parametrize(
    ("told", "error"),
    [
        pytest.param([(0.5, True), (0.5, False)] * 20, 0.0, id="half of those at a half"),
        pytest.param([(0.9, False)] * 20, 0.9, id="sure and wrong"),
        pytest.param([(1.0, True)] * 10 + [(0.0, True)] * 10, 0.5, id="half of them wrong by all"),
        pytest.param([], 0.0, id="nothing told"),
    ],
)
def test_expected_error(told: list[tuple[float, bool]], error: float) -> None:
    assert expected_error(told) == pytest.approx(error)
