"""Files that other programs load: one format a module, each fed from one snapshot of a store.

Comes in: an open store, filters and the name of a format. Goes out: a file or a folder, whole or not at all. A format is a
function `write(record, path, options)` that returns what it wrote, by kind; `FORMATS` lists them, `docs/exports.md` tells of each.
"""

from runut.export.formats import FORMATS, Format, Options, Record, Writer, find_format
from runut.export.run import export

__all__ = ["FORMATS", "Format", "Options", "Record", "Writer", "export", "find_format"]
