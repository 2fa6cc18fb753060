"""Stub."""
def load_event_rules(): return ()
