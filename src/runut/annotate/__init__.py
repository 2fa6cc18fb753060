"""Stub."""
from runut.records import Annotated
def annotate(article, language, gazetteer, limits): return Annotated(article=article.id, sentences=(), tokens=(), names=(), times=())
