"""Stub."""
def split_sentences(text): return [(0,len(text))]
