"""Which values were written of an indicator, in whatever document they stand."""

from odoo import models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

#: What a written value is read as: a number, a range, or a point of which scale.
READING_FIELDS = ("value_kind", "scale_id")


class SidocakepIndicator(models.Model):
    """What was written as a number is no range and no point of a scale.

    The kind of the values and their scale stay while there is one, of a draft too: it
    could not be read any more.
    """

    _name = "sidocakep.indicator"
    _inherit = "sidocakep.indicator"

    def _check_meaning_free(self, vals):
        result = super()._check_meaning_free(vals)
        if not vals.keys().isdisjoint(READING_FIELDS):
            self._check_reading_stays(vals)
        return result

    def _check_reading_stays(self, vals):
        """Refuse another kind of values where one is written.

        :raises ValidationError: with the first of them, and the remedy
        """
        changed = self.filtered(
            lambda item: any(
                item._fields[name].convert_to_write(item[name], item) != vals[name]
                for name in READING_FIELDS
                if name in vals
            )
        )
        for value in changed._find_values(lambda model: Domain.TRUE, limit=1):
            raise ValidationError(
                self.env._(
                    "%(record)s is %(value)s, which can not be read as another kind of "
                    "value. Empty it first, or add a new indicator.",
                    record=value.display_name,
                    value=value.printed_value,
                )
            )

    def _find_values(self, get_domain, limit=None):
        """Yield the written values of these indicators, of every model; sudo.

        :param get_domain: which rows, by their model
        """
        own = Domain("indicator_id", "in", self.ids)
        own &= Domain("figure_status", "=", "figure")
        names = self.env.registry.descendants(["sidocakep.value.mixin"], "_inherit")
        for name in sorted(names) if self else ():
            model = self.env[name].sudo().with_context(active_test=False)
            if not model._abstract and model._auto:
                yield from model.search(own & get_domain(model), limit=limit)
