"""Stub."""
def load_lexicon(): return ()
