"""Stub."""
from runut.records import Article
def clean_document(document, language, gazetteer, limits):
    return Article(id=document.id, text=document.body.decode(), title=document.declared.title, outlet=document.declared.outlet, authors=(), dateline=None, published=None, url=document.declared.url, language="id", credits=(), furniture=())
