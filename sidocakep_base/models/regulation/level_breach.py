"""The words for what breaches a level rule: what is wrong, and how to mend it."""

from odoo.tools.translate import LazyTranslate

from ...engine.level_rule import ABOVE, BELOW, STANDARD_MISSING, UNCLASSIFIED
from ...engine_words import fill
from .article_mixin import put_in_parentheses

_lt = LazyTranslate(__name__)

#: ``{kind: (what is wrong, how to mend it)}`` of a line of an agreement ...
_OF_A_LINE = {
    BELOW: (
        _lt("Line %(line)s is at level %(level)s; %(position)s signs at %(demand)s."),
        _lt(
            "Replace the indicator of line %(line)s by one at level %(demand)s, or "
            "correct its level."
        ),
    ),
    UNCLASSIFIED: (
        _lt(
            "The indicator of line %(line)s has no level; %(position)s signs at "
            "%(demand)s."
        ),
        _lt("Enter the level of the indicator of line %(line)s."),
    ),
    ABOVE: (
        _lt(
            "Line %(line)s is at level %(level)s, above %(standard)s, the level of "
            "%(position)s."
        ),
        _lt(
            "Choose an indicator at level %(standard)s: the article names this level, "
            "and a superior promises this indicator."
        ),
    ),
    STANDARD_MISSING: (
        _lt("There is no indicator at level %(standard)s for %(position)s."),
        _lt("Add at least one indicator at level %(standard)s."),
    ),
}
#: ... and of one indicator that stands in no agreement yet.
_OF_AN_INDICATOR = {
    BELOW: _lt(
        "This indicator is at level %(level)s; %(position)s signs at %(demand)s."
    ),
    UNCLASSIFIED: _lt("This indicator has no level; %(position)s signs at %(demand)s."),
    ABOVE: _lt(
        "This indicator is at level %(level)s, above %(standard)s, the level of "
        "%(position)s."
    ),
}


def describe_breach(env, breach):
    """Return (what is wrong, how to mend it) of a breach by a line of an agreement."""
    wrong, remedy = _OF_A_LINE[breach.kind]
    facts = _get_facts(env, breach)
    sentence = put_in_parentheses(fill(env, wrong, facts), breach.article)
    return sentence, fill(env, remedy, facts)


def describe_indicator_breach(env, breach):
    """Return what is wrong with one indicator that would become a line."""
    sentence = fill(env, _OF_AN_INDICATOR[breach.kind], _get_facts(env, breach))
    return put_in_parentheses(sentence, breach.article)


def _get_facts(env, breach):
    rule = breach.rule
    return {
        "line": breach.line,
        "level": breach.level.name if breach.level else "",
        "position": rule.position,
        "standard": rule.standard.name,
        "demand": _get_demand(env, rule),
    }


def _get_demand(env, rule):
    """Return the levels that the article asks for, in words."""
    standard, minimum = rule.standard, rule.minimum
    if minimum is None or minimum == standard:
        return standard.name
    return env._(
        "%(standard)s, at least %(minimum)s",
        standard=standard.name,
        minimum=minimum.name,
    )
