"""Running the pipeline over many documents at once. The functions run are the same as in a `for` loop."""

from runut.scale.local import Progress, add_sources, replay_quarantine

__all__ = ["Progress", "add_sources", "replay_quarantine"]
