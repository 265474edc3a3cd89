"""Who really acts, whatever login code runs as: functions, no methods.

An expression of a server action reaches methods by name, nothing that is imported.
Code can act as somebody else by ``with_user``; it does not act in his request.
"""

import threading
from contextlib import contextmanager
from contextvars import ContextVar

from odoo.http import request
from odoo.modules import module

#: Whether a script of ours loads data: it acts for the people of a demonstration.
_is_loading = ContextVar("sidocakep_is_loading", default=False)
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

    Where nobody is known, as in a cron, it is not. Data that is loaded, and a test,
    speak for the people in them.
    """
    if env.su:
        return False
    actor_id = get_actor_id()
    if actor_id is None:
        return may_speak_for_others(env)
    return actor_id == env.uid


def may_prove(env):
    """Tell whether who asks may prove here who he is.

    The code of a server action may not, in whoever's request: an administrator wrote
    it, and whoever sets it off has typed nothing.
    """
    return is_the_person(env) and not _is_action_code.get()


def may_speak_for_others(env):
    """Tell whether data is being loaded, or a test runs."""
    if _is_action_code.get():
        return False
    if _is_loading.get() or module.current_test:
        return True
    return get_actor_id() is None and not env.registry.ready


@contextmanager
def loading_data():
    """Let a script that loads data speak for the people in it."""
    token = _is_loading.set(True)
    try:
        yield
    finally:
        _is_loading.reset(token)


@contextmanager
def running_action_code():
    """Mark what runs as the code of a server action."""
    token = _is_action_code.set(True)
    try:
        yield
    finally:
        _is_action_code.reset(token)
