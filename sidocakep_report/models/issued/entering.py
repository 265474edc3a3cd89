"""Who enters rows in the register of issued documents: the program, by a function.

A row gets the seal of the program, and the public page vouches for it. Whatever is a
method can be called by a server action; what has to be imported cannot.
"""

from contextlib import contextmanager
from contextvars import ContextVar

_entering = ContextVar("sidocakep_issued_entering", default=False)


@contextmanager
def entering():
    """Let rows be entered in the register."""
    token = _entering.set(True)
    try:
        yield
    finally:
        _entering.reset(token)


def is_entering():
    """Tell whether the program enters a row now."""
    return _entering.get()
