"""The days on which an article can have appeared."""


def find_published(**_):
    return None
