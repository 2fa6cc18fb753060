"""GeoJSON is what RFC 7946 says, and no event is put where nobody said it was."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from runut.export import Options, geojson
from runut.records import Place
from tests.export.hostile import HOSTILE, HostileRecord
from tests.export.test_formats import DAY, One, event

NOT_THERE = {"coordinates", "geometries", "geometry", "properties", "crs"}
"""Members that a FeatureCollection must not have (section 7.1), and that of the older standard."""


def refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is no JSON")


def read(path: Path) -> Any:
    """Raises where the file is not strictly RFC 7946."""
    made = json.loads(path.read_bytes(), parse_constant=refuse)
    assert made["type"] == "FeatureCollection"
    assert not NOT_THERE & made.keys()
    for feature in made["features"]:
        assert feature.keys() == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        assert isinstance(feature["id"], str)
        assert isinstance(feature["properties"], dict)
        if feature["geometry"] is not None:
            assert feature["geometry"].keys() == {"type", "coordinates"}
            assert feature["geometry"]["type"] == "Point"
            longitude, latitude = feature["geometry"]["coordinates"]
            assert math.isfinite(longitude)
            assert abs(longitude) <= 180
            assert abs(latitude) <= 90
    assert len({feature["id"] for feature in made["features"]}) == len(made["features"])
    return made


def written(tmp_path: Path, *places: Place | None) -> Any:
    events = [event(place=place, id=f"e-{n:016x}", **DAY) for n, place in enumerate(places)]
    geojson.write(One(*events), tmp_path / "g", Options())
    return read(tmp_path / "g")


DAMASKUS = Place(text="Damaskus", name="Damaskus", country="SYR", lat=33.51, lon=36.29, precision="place")


def test_longitude_comes_first(tmp_path: Path) -> None:
    (feature,) = written(tmp_path, DAMASKUS)["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [36.29, 33.51]}
    assert feature["properties"]["precision"] == "place"
    assert feature["properties"]["date_precision"] == "day"


@pytest.mark.parametrize(
    "place",
    [
        pytest.param(None, id="no place told"),
        pytest.param(Place(text="Suriah", name="Suriah", country="SYR", precision="country"), id="a country has no point"),
        pytest.param(Place(text="x", name="x", lat=91.0, lon=0.0), id="north of the pole"),
        pytest.param(Place(text="x", name="x", lat=0.0, lon=-180.5), id="west of the date line"),
        pytest.param(Place(text="x", name="x", lat=math.nan, lon=0.0), id="not a number"),
        pytest.param(Place(text="x", name="x", lat=math.inf, lon=0.0), id="infinite"),
        pytest.param(Place(text="x", name="x", lat=1.0), id="half a point"),
    ],
)
def test_without_a_point(tmp_path: Path, place: Place | None) -> None:
    made = written(tmp_path, place)
    assert made["features"][0]["geometry"] is None
    assert made["features"][0]["properties"]["country"] == (place.country if place else None)


def test_the_pointless_are_counted(tmp_path: Path) -> None:
    made = written(tmp_path, DAMASKUS, None, Place(text="Suriah", name="Suriah", country="SYR"), None)
    assert {name: made["runut"][name] for name in ("with_point", "without_place", "without_point")} == {
        "with_point": 1,
        "without_place": 2,
        "without_point": 1,
    }


def test_an_empty_record(tmp_path: Path) -> None:
    assert written(tmp_path)["features"] == []


def test_a_report_says_where_its_words_are(tmp_path: Path) -> None:
    ((report,),) = [feature["properties"]["reports"] for feature in written(tmp_path, None)["features"]]
    assert report["end"] - report["start"] == len(report["evidence"])
    assert "article" not in report


def test_hostile_words_come_whole(tmp_path: Path) -> None:
    geojson.write(HostileRecord(with_text=True), tmp_path / "g", Options(with_text=True))
    features = read(tmp_path / "g")["features"]
    wanted = [text.encode("utf-8", "backslashreplace").decode() for text in HOSTILE]
    assert [feature["properties"]["place"] for feature in features] == wanted
    assert [feature["properties"]["reports"][0]["evidence"] for feature in features] == wanted
    assert [feature["properties"]["reports"][0]["article"] for feature in features] == wanted
