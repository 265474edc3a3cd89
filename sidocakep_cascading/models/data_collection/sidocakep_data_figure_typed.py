"""What is typed as a figure is a number, and who claims that there is none says why."""

import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.sidocakep_base.engine.errors import EngineError
from odoo.addons.sidocakep_base.engine.figures.indonesian import format_number
from odoo.addons.sidocakep_base.engine.figures.numerals import get_readings
from odoo.addons.sidocakep_base.engine.typed import says_why
from odoo.addons.sidocakep_base.models.indicator.value_mixin import (
    NUMBER_KIND,
    ORDINAL_KIND,
)

from ...engine.contrast import is_rebased
from .sidocakep_data_figure import OPEN_STATES, SENT
from .sidocakep_data_figure_guide import REASON_WORDS

#: A letter that stands right behind the number: 1O, 0x10, but also 12km.
GLUED = re.compile(r"^[^A-Za-z]*\d(?P<word>[A-Za-z]\S*)")
WITHOUT = ("not_released", "not_applicable")


class SidocakepDataFigure(models.Model):
    """A figure that is missing is claimed by its field, with a reason, and stands out.

    Typed as a word it would be no claim of anybody: "belum tiba tenggatnya" took a
    missed figure out of every sum, without a reason.
    """

    _name = "sidocakep.data.figure"
    _inherit = "sidocakep.data.figure"

    written_readings = fields.Char(
        compute="_compute_written_readings",
        help="Where the figure can be read in two ways: both, to choose from.",
    )

    @api.depends("written", "indicator_id")
    def _compute_written_readings(self):
        for figure in self:
            figure.written_readings = figure._find_readings()

    def _find_readings(self):
        """Return both ways to read what is typed, where it is not one figure."""
        self.ensure_one()
        if not self.written or not self._is_kind_known():
            return False
        try:
            self._read_written(self.written)
        except ValidationError as error:
            cause = error.__cause__
            return get_readings(cause) if isinstance(cause, EngineError) else False
        return False

    @api.onchange("written")
    def _onchange_written(self):
        """What is read in two ways is asked beside it, not in a window."""
        return None if self._find_readings() else super()._onchange_written()

    @api.model
    def _read_written(self, text, indicator=None):
        """Refuse words for having no figure, and letters that look like digits."""
        indicator = indicator or self.indicator_id
        glued = GLUED.match(text.strip())
        if glued and indicator.value_kind == NUMBER_KIND:
            same = [("name", "=ilike", glued["word"])]
            if not self.env["sidocakep.unit"].search_count(same, limit=1):
                raise ValidationError(
                    self.env._(
                        "“%(text)s” is no number: there are letters in it. Write "
                        "digits alone.",
                        text=text,
                    )
                )
        is_word = not any(letter.isdigit() for letter in text)
        if is_word and text.strip() and indicator.value_kind != ORDINAL_KIND:
            raise self._get_word_error(text)
        vals = super()._read_written(text, indicator)
        if vals["figure_status"] != "figure":
            raise self._get_word_error(text)
        return vals

    @api.model
    def _get_word_error(self, text):
        return ValidationError(
            self.env._(
                "“%(text)s” is no figure. Write digits; 0 where nothing was counted. "
                "Where there is no figure, leave this empty, choose it under There Is "
                "No Figure and say why.",
                text=text,
            )
        )

    @api.constrains("data_year", "year")
    def _check_data_year(self):
        """Data of a later year tell nothing of this one."""
        for figure in self.filtered("data_year"):
            if not 2000 <= figure.data_year <= figure.year:
                raise ValidationError(
                    self.env._(
                        "%(figure)s: the year of the data is one of four digits, not "
                        "after %(year)s. Correct it.",
                        figure=figure.display_name,
                        year=figure.year,
                    )
                )

    def _get_missing_for_sending(self):
        missing = super()._get_missing_for_sending()
        reason = (self.no_figure_reason or "").strip()
        if (
            self.figure_status in WITHOUT
            and reason
            and not says_why(reason, REASON_WORDS)
        ):
            missing.append(
                self.env._("the reason why there is no figure, in words that say it")
            )
        return missing

    # ------------------------------------------------------------------
    # What it is divided by
    # ------------------------------------------------------------------

    def _find_rebased(self):
        """Return ``{figure: words}`` of those that divide by something else than last.

        The same number above another one below is another figure.
        """
        counted = self.filtered(
            lambda figure: (
                figure.state in (*OPEN_STATES, SENT)
                and figure.figure_status == "figure"
                and figure._is_computed()
            )
        )
        last = counted._get_last_known() if counted else {}
        found = {}
        for figure, former in last.items():
            before = {part.name: part._read() for part in former._get_base()}
            for part in figure._get_base():
                old, new = before.get(part.name), part._read()
                if is_rebased(old, new):
                    found[figure] = self.env._(
                        "“%(part)s” was %(old)s (%(period)s) and is %(new)s now.",
                        part=part.name.split("\n")[0],
                        old=format_number(old),
                        period=former.period_text,
                        new=format_number(new),
                    )
        return found

    def _get_base(self):
        """Return the parts that the figure is divided by."""
        return self.part_ids.filtered("is_below")

    @api.depends("part_ids.written")
    def _compute_figure_notice(self):
        result = super()._compute_figure_notice()
        for figure, words in self._find_rebased().items():
            notice = (words, figure.figure_notice)
            figure.figure_notice = " ".join(filter(None, notice))
        return result
