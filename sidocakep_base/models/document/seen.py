"""What a person saw in a form against what is stored now, in comparable values."""

import math
from textwrap import shorten

from odoo.fields import Command
from odoo.tools import format_date, formatLang, html2plaintext

#: Key in the values of a record under which a client says what it saw.
SEEN = "sidocakep_seen"
#: Types of fields that are compared; lists are compared record by record, and what is
#: linked or unlinked in two windows is linked and unlinked twice, which harms nobody.
COMPARED = {
    *("boolean", "char", "date", "datetime", "float", "html", "integer"),
    *("many2one", "many2one_reference", "monetary", "reference", "selection", "text"),
}
#: The place in a list: the last one wins, and no word of anybody is lost.
NOT_COMPARED = {"sequence"}
#: Letters of a text that the dialog shows, and decimals of a figure.
SHOWN_LENGTH, SHOWN_DECIMALS = 200, 6


def is_compared(field):
    """Tell whether it matters that this field was changed since it was shown."""
    return field.type in COMPARED and field.name not in NOT_COMPARED


def is_same(field, one, other):
    """Tell whether two values of a field, from the server or a client, are one."""
    figures = (one or 0.0, other or 0.0)
    if all(isinstance(figure, int | float) for figure in figures):
        return math.isclose(*figures, rel_tol=1e-12)
    return _plain(field, one) == _plain(field, other)


def _plain(field, value):
    """Return a value as it comes over the line: dates are texts, nothing is False."""
    if value and field.type in ("date", "datetime", "html"):
        return str(value).partition(".")[0] if field.type == "datetime" else str(value)
    return value or False


def split_commands(commands):
    """Yield ``(command, id, values)`` of what a client does to a list."""
    for command in commands if isinstance(commands, list | tuple) else ():
        is_command = isinstance(command, list | tuple) and command
        values = command[2] if is_command and len(command) > 2 else None
        kind = command[0] if is_command else None
        if kind in (Command.CREATE, Command.UPDATE) and isinstance(values, dict):
            yield command, command[1], values
        elif kind in (Command.DELETE, Command.UNLINK) and len(command) > 1:
            yield command, command[1], None
        else:
            yield command, None, None


def get_text(env, field, value):
    """Return a value as the reader knows it, in the language of ``env``."""
    if field.type == "boolean":
        return env._("Yes") if value else env._("No")
    if value is False:
        return ""
    if field.type in ("integer", "float", "monetary"):
        return formatLang(env, value or 0, digits=_count_decimals(value or 0))
    if not value:
        return ""
    if field.type == "selection":
        options = field.get_description(env, ["selection"])["selection"]
        return dict(options).get(value, value)
    if field.type == "many2one":
        return env[field.comodel_name].sudo().browse(value).exists().display_name or ""
    if field.type == "date":
        return format_date(env, value)
    if field.type == "datetime":
        return env["base"]._format_moment(value)
    text = html2plaintext(value) if field.type == "html" else str(value)
    return shorten(text, SHOWN_LENGTH, placeholder=" …")


def _count_decimals(value):
    text = f"{value:.{SHOWN_DECIMALS}f}".rstrip("0")
    return len(text.partition(".")[2])
