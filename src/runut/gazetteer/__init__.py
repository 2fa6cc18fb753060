"""Who and where: states, persons in office, groups, bodies, outlets and places, each at its time.

    find(text) -> names with entity ids        describe(id, day) -> country, group, sector, office

The data is in `data/`, tables that anybody can read, and in the user's own folder (`own`); `check_gazetteer` says what is
wrong with them. `ask` answers what users type. Which of several
bearers of a name an article means is left to `annotate` and `extract`.
"""

from runut.gazetteer.check import check_gazetteer
from runut.gazetteer.gazetteer import Gazetteer
from runut.gazetteer.load import load_gazetteer
from runut.gazetteer.model import Aliases, BodyWord, Described, Entity, FoundName, Office, Tenure
from runut.gazetteer.own import own_files, own_folder

__all__ = [
    "Aliases",
    "BodyWord",
    "Described",
    "Entity",
    "FoundName",
    "Gazetteer",
    "Office",
    "Tenure",
    "check_gazetteer",
    "load_gazetteer",
    "own_files",
    "own_folder",
]
