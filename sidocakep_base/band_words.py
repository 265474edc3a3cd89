"""The bounds of a rating band, in the language of whoever reads them."""

from odoo.tools.translate import LazyTranslate

from .engine.achievement.bands import Band
from .engine.figures.indonesian import format_number

_lt = LazyTranslate(__name__)

#: By whether the bound belongs to the band.
_FROM = {True: _lt("from %(low)s"), False: _lt("above %(low)s")}
_UNTIL = {True: _lt("up to %(high)s"), False: _lt("below %(high)s")}


def write_bands(env, facts):
    """Return ``facts`` with its bands in words: rating and bounds."""
    return {
        name: f"{fact.label} ({get_band_bounds(env, fact)})"
        if isinstance(fact, Band)
        else fact
        for name, fact in facts.items()
    }


def get_band_bounds(env, band):
    """Return the bounds of ``band`` in words, in the language of ``env``."""
    bounds = []
    if band.low is not None:
        # pylint: disable-next=translation-not-lazy
        bounds.append(env._(_FROM[band.low_closed]) % {"low": format_number(band.low)})
    if band.high is not None:
        high = format_number(band.high)
        # pylint: disable-next=translation-not-lazy
        bounds.append(env._(_UNTIL[band.high_closed]) % {"high": high})
    if len(bounds) == 2:
        return env._("%(first)s and %(second)s", first=bounds[0], second=bounds[1])
    return bounds[0] if bounds else env._("any achievement")
