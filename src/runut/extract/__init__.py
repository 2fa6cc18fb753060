"""Stub."""
def extract_events(article, annotated, language, gazetteer, limits): return ()
