"""Kind and level of an indicator say the same thing."""

from odoo import api, models
from odoo.exceptions import ValidationError

#: Kinds that measure results; a kegiatan has outputs.
OUTCOME_KINDS = ("iku", "program")


class SidocakepIndicator(models.Model):
    """What an indicator measures and where it stands in the cascade do not part."""

    _name = "sidocakep.indicator"
    _inherit = "sidocakep.indicator"

    @api.constrains("kind", "level_id")
    def _check_kind_level(self):
        """An outcome is no output, nor the other way round.

        Gunung Mas 24/2024 art. 1.14: a programme's is of an outcome; 1.16: a kegiatan's
        is of an output; 1.17: an IKU sums up results.
        """
        outcome = self.env.ref("sidocakep_base.indicator_level_outcome").sudo()
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for indicator in self.sudo():
            level = indicator.level_id
            if indicator.kind in OUTCOME_KINDS:
                fits = level.rank >= outcome.rank
                remedy = self.env._("Choose the level %s or a higher one.")
            elif indicator.kind == "kegiatan":
                fits = level.rank < outcome.rank
                remedy = self.env._("Choose a level below %s.")
            else:
                continue
            if not fits:
                raise ValidationError(
                    self.env._(
                        '"%(indicator)s" is of the kind %(kind)s and cannot be at the '
                        "level %(level)s. %(remedy)s",
                        indicator=indicator.name,
                        kind=kinds[indicator.kind],
                        level=level.name,
                        remedy=remedy % outcome.name,
                    )
                )
