"""Of how many agencies a sum is, in the language of who reads a screen."""

from functools import partial

from odoo.tools.translate import LazyTranslate

from ...engine.covered import say_covered, say_lack
from .period import get_month_names

_lt = LazyTranslate(__name__)

WORDS = {
    "no_budget": _lt("no DPA"),
    "not_reported": _lt("has reported no realisation"),
    "months_missing": _lt("not reported: {detail}"),
    "months_open": _lt("not closed: {detail}"),
    "unit": "{detail}",
    "no_measurement": _lt("no measurement yet"),
    "no_agreement": _lt("no measured performance agreement"),
    "no_figure": _lt("no achievement yet"),
    "not_due": _lt("its indicators are not due yet"),
    "not_sent": _lt("measurement not sent"),
    "returned": _lt("measurement returned"),
    "not_taken": _lt("not taken over by its agency"),
    "not_accepted": _lt("not accepted by Tim Monev"),
}
SENTENCES = {
    "counted": _lt("{what}: {counted} of {all} {whom}"),
    "zero": _lt("Counted as 0 by the policy, {why}: {names}"),
    "missing": _lt("Not in it, {why}: {names}"),
    "partly": _lt("In it, not complete: {names}"),
}
MONEY, MEASURED = _lt("Realisation"), _lt("Achievement")
AGENCIES = _lt("agencies")


def tell_covered(env, parts, what, whom=AGENCIES):
    """Return in sentences of how many a sum is, who is missing and why.

    :param what: what is added up, as ``whom`` a lazy translation
    """
    words, sentences = (_say_all(env, table) for table in (WORDS, SENTENCES))
    return say_covered(
        parts,
        partial(get_month_names, env),
        _say(env, what),
        _say(env, whom),
        words,
        sentences,
    )


def tell_lacks(env, lacks):
    """Return in words what one agency lacks."""
    words, name = _say_all(env, WORDS), partial(get_month_names, env)
    return ", ".join(say_lack(lack, name, words) for lack in lacks)


def _say_all(env, table):
    return {key: _say(env, text) for key, text in table.items()}


def _say(env, text):
    return env._(text)  # pylint: disable=W8161
