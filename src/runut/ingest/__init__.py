"""Stub."""
from runut.records import Document
def find_sources(paths): yield from paths
def read_source(path, limits, stdin=None):
    yield Document(path=path, offset=0, media_type="text/plain", body=open(path,'rb').read())
