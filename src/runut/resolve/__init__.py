"""Stub."""
def find_origins(articles): return ()
def find_events(mentions, articles, origins): return ()
