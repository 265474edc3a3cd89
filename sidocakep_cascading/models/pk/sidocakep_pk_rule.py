from odoo import models

from odoo.addons.sidocakep_base.engine.finding import SEVERE, Finding


class SidocakepPk(models.Model):
    """What the regulation of a PK asks of it, with its articles."""

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    def _get_rule(self, code):
        """Return the row that sets a duty on this PK, or an empty recordset."""
        profile = self.profile_id.sudo()
        return profile._get_rule(code, self._get_reference_date())

    def _cite_basis(self, sentence):
        """Return a sentence with the article that says what a PK stands on."""
        profile = self.profile_id.sudo()
        return profile._cite_article(profile.pk_basis_article, sentence)

    def _get_unanswered_problems(self, article):
        """One problem for all lines that leave the same criteria open."""
        profile = self.profile_id.sudo()
        lines = {}
        for number, line in enumerate(self.line_ids, start=1):
            indicator = line.indicator_id.sudo()
            if criteria := indicator._get_smart_criteria("unanswered"):
                lines.setdefault(", ".join(criteria), []).append(str(number))
        for criteria, numbers in lines.items():
            if len(numbers) == 1:
                said = self.env._(
                    "The indicator of line %(number)s has not answered %(criteria)s.",
                    number=numbers[0],
                    criteria=criteria,
                )
            else:
                said = self.env._(
                    "The indicators of lines %(numbers)s have not answered "
                    "%(criteria)s.",
                    numbers=", ".join(numbers),
                    criteria=criteria,
                )
            yield Finding(
                SEVERE,
                profile._cite_article(article, said),
                self.env._("Open the indicator and answer them under SMART."),
            )

    def _get_smart_problems(self):
        """Indicators answer the five criteria, and meet them.

        Gunung Mas 24/2024 art. 6(4). Without an answer there is no agreement; what an
        answer "no" does, the profile says.
        """
        profile = self.profile_id.sudo()
        if not profile.smart_required:
            return
        article = profile.smart_article
        yield from self._get_unanswered_problems(article)
        for number, line in enumerate(self.line_ids, start=1):
            indicator = line.indicator_id.sudo()
            criteria = indicator._get_smart_criteria("no")
            if criteria and profile.smart_no_severity != "ignore":
                yield Finding(
                    profile.smart_no_severity,
                    profile._cite_article(
                        article,
                        self.env._(
                            "The indicator of line %(number)s, %(indicator)s, does not "
                            "meet %(criteria)s.",
                            number=number,
                            indicator=line.name,
                            criteria=", ".join(criteria),
                        ),
                    ),
                    self.env._(
                        "Ask the head or the Sekretaris of the agency to mend the "
                        "indicator as its SMART page says, or promise another one."
                    ),
                )
