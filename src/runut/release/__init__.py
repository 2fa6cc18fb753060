"""Releases: a store as it stands, in files that a paper can cite and a reader can follow from one to the next.

Comes in: an open store. Goes out: a folder of tables with a manifest that names every byte of it, and what changed since an
earlier one. Equal stores give equal bytes: there is no clock in it, no path and no order of arrival.
"""

from runut.release.verify import verify
from runut.release.write import Made, release

__all__ = ["Made", "release", "verify"]
