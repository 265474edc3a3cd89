"""Who really acts, whatever login code runs as: functions, no methods.

An expression of a server action reaches methods by name, nothing that is imported.
Code can act as somebody else by ``with_user``; it does not act in his request.
"""

import threading
from contextlib import contextmanager
from contextvars import ContextVar

from odoo.http import request
from odoo.modules import module

#: Whether a cron runs.
_is_cron = ContextVar("sidocakep_is_cron", default=False)
#: Whether the code of a server action runs, in whoever's request.
_is_action_code = ContextVar("sidocakep_is_action_code", default=False)


def get_actor_id():
    """Return the login that asks; ``None`` where the program does by itself.

    By every road: the session of a browser and the key of an API are in the request.
    XML-RPC and JSON-RPC hide their request from what they call, and leave the login
    that they checked with the thread. A cron has neither.
    """
    if request:
        return request.env.uid or None
    return getattr(threading.current_thread(), "uid", None) or None


def is_the_person(env):
    """Tell whether the login of ``env`` is the one that asks.

    Where nobody is known, as in a cron, it is not. A command on the server, and a test,
    speak for the people in their data. Whether it is elevated code is another question.
    """
    actor_id = get_actor_id()
    if actor_id is None:
        return may_speak_for_others()
    return actor_id == env.uid


def may_prove(env):
    """Tell whether who asks may prove here who he is.

    The code of a server action may not, in whoever's request: an administrator wrote
    it, and whoever sets it off has typed nothing.
    """
    return is_the_person(env) and not _is_action_code.get()


def may_speak_for_others():
    """Tell whether a command on the server runs, or a test.

    Who loads data or sits at the shell controls the program anyway. A server answers
    requests in other threads or has one here, and what a cron runs is marked.
    """
    if _is_action_code.get() or _is_cron.get():
        return False
    if module.current_test:
        return True
    is_main = threading.current_thread() is threading.main_thread()
    return is_main and not request and get_actor_id() is None


@contextmanager
def running_cron():
    """Mark what a cron runs: nobody asks for it."""
    token = _is_cron.set(True)
    try:
        yield
    finally:
        _is_cron.reset(token)


@contextmanager
def running_action_code():
    """Mark what runs as the code of a server action."""
    token = _is_action_code.set(True)
    try:
        yield
    finally:
        _is_action_code.reset(token)
