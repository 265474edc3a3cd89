"""Nonsense is refused where it is typed, on any model of ours."""

from datetime import datetime
from html import unescape

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...engine.typed import (
    COUNT_DIGITS,
    FIGURE_DIGITS,
    FIRST_DAY,
    FIRST_YEAR,
    LAST_DAY,
    LAST_YEAR,
    find_invisible,
    find_stacked,
    is_day,
    is_figure,
    is_year,
    says_why,
)

#: Models of Odoo whose texts and dates are printed in documents of ours.
PRINTED_MODELS = {"hr.employee", "hr.job", "hr.version", "res.company"}
#: Letters of a line. A line of several languages is one entry of an index, which has
#: room for 2,700 bytes, and a letter may have four. The national nomenclature has
#: indicators of 518 letters.
LINE_LENGTH, TRANSLATED_LENGTH = 640, 255
TEXT_LENGTH = 100_000
#: How the names of years begin and end.
YEAR, YEAR_PREFIX = "year", "year_"
#: How the names of fields end that say why something was done.
REASONS = ("reason", "justification")


class Base(models.AbstractModel):
    """Every model of ours asks what is typed before anything is made of it.

    Asked in ``create``, with the defaults, in ``write``, in ``onchange`` and in the
    translations of a field; what the program works out itself is not asked.
    """

    # A concern a file.
    _inherit = "base"  # pylint: disable=consider-merging-classes-inherited

    @api.model
    def _is_input_checked(self):
        """Tell whether people type into this model; nobody writes an SQL view."""
        ours = self._name.startswith("sidocakep.")
        return self._auto and (ours or self._name in PRINTED_MODELS)

    @api.model
    def _add_missing_default_values(self, values):
        values = super()._add_missing_default_values(values)
        self._check_input(values)
        return values

    def write(self, vals):
        self._check_input(vals)
        if vals.get(self._parent_name) and self._is_input_checked():
            self._check_input_parent(vals[self._parent_name])
        return super().write(vals)

    def onchange(self, values, field_names, fields_spec):
        self._check_input({name: values.get(name) for name in field_names})
        return super().onchange(values, field_names, fields_spec)

    def _update_field_translations(
        self, field_name, translations, digest=None, source_lang=""
    ):
        for text in translations.values():
            # Of a text that is translated in parts, the parts.
            for part in text.values() if isinstance(text, dict) else (text,):
                self._check_input({field_name: part})
        return super()._update_field_translations(
            field_name, translations, digest, source_lang
        )

    # ------------------------------------------------------------------
    # Checks
    # ------------------------------------------------------------------

    @api.model
    def _check_input(self, vals):
        """Refuse, in a sentence, a value that no document can hold or print."""
        if not self._is_input_checked():
            return
        for name, value in vals.items():
            field = self._fields.get(name)
            if not field or value in (None, False, ""):
                continue
            if field.type in ("one2many", "many2many"):
                self._check_input_commands(field, value)
                continue
            check = _CHECKS.get(field.type)
            problem = check and check(self, field, value)
            if problem:
                label = field.get_description(self.env, ["string"])["string"]
                message = f"{label}: {problem}"
                raise ValidationError(message)

    @api.model
    def _check_input_commands(self, field, commands):
        if not isinstance(commands, list | tuple):
            return
        comodel = self.env[field.comodel_name]
        for command in commands:
            if isinstance(command, list | tuple) and len(command) > 2:
                if isinstance(command[2], dict):
                    comodel._check_input(command[2])

    def _check_input_parent(self, parent_id):
        """Refuse a parent that lies below one of these records."""
        parent = self.sudo().browse(parent_id).exists()
        seen = parent.browse()
        while parent and parent not in seen:
            if parent in self:
                raise ValidationError(
                    self.env._(
                        "“%(record)s” cannot lie below itself, nor below what lies "
                        "below it. Choose another one that it belongs to.",
                        record=parent.display_name,
                    )
                )
            seen |= parent
            parent = parent[self._parent_name]

    def _find_text_problem(self, field, value):
        text = value if isinstance(value, str) else str(value)
        # Of markup, what the reader sees of it.
        seen = unescape(text) if field.type == "html" else text
        found = find_invisible(seen)
        if found:
            return self.env._(
                "there is a character that nobody can see (%(code)s) after "
                "“%(before)s”. Delete it, or type the text anew instead of pasting it.",
                code=found[0],
                before=found[1],
            )
        stacked = find_stacked(seen)
        if stacked is not None:
            return self.env._(
                "more accents stand on one letter than any script has, after "
                "“%(before)s”. Delete them, or type the text anew instead of pasting "
                "it.",
                before=stacked,
            )
        # What the program writes for a person was asked for where it was typed.
        # Of an empty one the step that needs it says what for.
        is_asked = field.name.endswith(REASONS) and not self.env.su and text.strip()
        if is_asked and not says_why(text):
            return self._get_no_reason_text(text)
        limit = TEXT_LENGTH
        if field.type == "char":
            limit = TRANSLATED_LENGTH if field.translate else LINE_LENGTH
        if len(text) > limit and not (field.type != "char" and self.env.su):
            return self.env._(
                "the text has %(length)s letters, there is room for %(limit)s. "
                "Shorten it.",
                length=len(text),
                limit=limit,
            )
        return None

    @api.model
    def _check_says_why(self, text, empty=None):
        """Return a reason that a method takes, trimmed, as if typed into a field.

        :param empty: what is said where there is none, whoever asks
        :raises UserError: there is none
        :raises ValidationError: it has no word
        """
        text = str(text or "").strip()
        if empty and not text:
            raise UserError(empty)
        if not self.env.su and not says_why(text):
            raise ValidationError(self._get_no_reason_text(text))
        return text

    @api.model
    def _get_no_reason_text(self, text):
        """Return what is said of a reason that gives none."""
        return self.env._(
            "“%(text)s” is no reason. Write in words why, so that who reads it later "
            "understands it.",
            text=text,
        )

    def _find_count_problem(self, field, value):
        if field.name == YEAR or field.name.startswith(YEAR_PREFIX):
            if value and not is_year(value):
                return self.env._(
                    "this is not a year: write it with four digits, from %(first)s to "
                    "%(last)s.",
                    first=FIRST_YEAR,
                    last=LAST_YEAR,
                )
            return None
        if not is_figure(value, COUNT_DIGITS):
            return self.env._(
                "write a whole number of at most %(digits)s digits.",
                digits=COUNT_DIGITS,
            )
        return None

    def _find_figure_problem(self, _field, value):
        if is_figure(value):
            return None
        return self.env._(
            "write a number of at most %(digits)s digits before the decimal mark.",
            digits=FIGURE_DIGITS,
        )

    def _find_day_problem(self, field, value):
        try:
            day = fields.Datetime.to_datetime(value)
        except (TypeError, ValueError):
            day = None
        if isinstance(day, datetime) and is_day(day.date()):
            return None
        return self.env._(
            "this is not a day of the calendar from %(first)s to %(last)s. Write day, "
            "month and a year of four digits.",
            first=FIRST_DAY.year,
            last=LAST_DAY.year,
        )


_CHECKS = {
    "char": Base._find_text_problem,
    "text": Base._find_text_problem,
    "html": Base._find_text_problem,
    "integer": Base._find_count_problem,
    "float": Base._find_figure_problem,
    "monetary": Base._find_figure_problem,
    "date": Base._find_day_problem,
    "datetime": Base._find_day_problem,
    "binary": lambda model, field, value: model._find_file_problem(field, value),
}
