"""The IKU of an agreement beside the decree that set them (Penetapan IKU)."""

from odoo import models

from odoo.addons.sidocakep_base.engine.finding import Finding


class SidocakepPk(models.Model):
    """A promise uses the IKU that were decided, defined as they were decided.

    Without a decree in force nothing is compared: that it is missing is no fault of the
    one who promises. Whether a difference blocks is the choice of the profile.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    def _get_indicator_problems(self, sources):
        yield from super()._get_indicator_problems(sources)
        rule = self._get_rule("iku_decree")
        if rule:
            yield from self._get_iku_problems(rule, sources)

    def _get_iku_problems(self, rule, sources):
        """Return what of the IKU lines is not as the decree in force says."""
        for number, line in enumerate(self.line_ids, start=1):
            indicator = line.indicator_id.sudo()
            if indicator.kind != "iku":
                continue
            decree = sources.iku_decrees.get(indicator)
            if not decree:
                continue
            words = {"number": number, "indicator": line.name}
            words["decree"] = decree.document_number
            decided = decree.line_ids.filtered(
                lambda row, promised=indicator: row.indicator_id == promised
            )
            if not decided:
                yield Finding(
                    rule.severity,
                    rule._cite(
                        self.env._(
                            "The IKU of line %(number)s, %(indicator)s, does not stand "
                            "in the decree of the IKU %(decree)s.",
                            **words,
                        )
                    ),
                    self.env._(
                        "Use an IKU of the decree, or have the decree amended first."
                    ),
                )
            elif changed := decided._get_changed():
                yield Finding(
                    rule.severity,
                    rule._cite(
                        self.env._(
                            "The IKU of line %(number)s, %(indicator)s, is defined "
                            "otherwise than in the decree of the IKU %(decree)s: "
                            "%(changed)s.",
                            changed=", ".join(changed),
                            **words,
                        )
                    ),
                    self.env._(
                        "Put the indicator right as the decree says, or amend the "
                        "decree."
                    ),
                )
