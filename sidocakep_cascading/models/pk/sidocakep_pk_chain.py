"""Checks of a PK's place in the cascade: its levels, its superior, its past."""

from odoo import api, models

from odoo.addons.sidocakep_base.engine.finding import SEVERE, WARNING, Finding
from odoo.addons.sidocakep_base.models.regulation.level_breach import describe_breach

from ...const import BASIS_DPA, LEVEL_OUTCOME


class SidocakepPk(models.Model):
    """What stands between a PK and the level, the line and the budget above it."""

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    def _get_level_breaches(self):
        """Return the breaches of the level rules by the lines. Paser 23/2016 art. 5."""
        self.ensure_one()
        if not self.profile_id:
            return []
        return self.profile_id.sudo()._check_levels(
            self.job_id.sudo(),
            [line.level_id.sudo() for line in self.line_ids],
            self._get_reference_date(),
        )

    def _get_level_problems(self):
        """Check the level of each line against the profile. Paser 23/2016 art. 5."""
        profile, job = self.profile_id.sudo(), self.job_id.sudo()
        if not profile:
            yield Finding(
                SEVERE,
                self.env._("The government has not chosen a regulation profile."),
                self.env._("Bagian Organisasi chooses it on the government."),
            )
            return
        if not profile._get_level_rule(job, self._get_reference_date()):
            yield Finding(
                WARNING,
                self.env._(
                    "%(profile)s names no agreement for %(kind)s: no level is checked.",
                    profile=profile.regulation_number,
                    kind=job.position_kind_id.name,
                ),
                self.env._(
                    "Correct the kind of the position, or let Bagian Organisasi add a "
                    "level rule to the profile."
                ),
            )
        for breach in self._get_level_breaches():
            yield Finding(breach.severity, *describe_breach(self.env, breach))

    def _get_parent_problems(self, superior_lines):
        """A line below the top carries a line of the superior.

        Whether its lack blocks is the profile's to say. A warning waits for the PK of
        the superior: before that nobody can mend it.
        """
        profile = self.profile_id.sudo()
        severity = profile.parent_line_severity
        if not severity or not self.has_second_party:
            return
        if severity == WARNING and not superior_lines:
            return
        if superior_lines:
            remedy = self.env._("Choose the line of the superior that it supports.")
        elif self.second_title:
            remedy = self.env._(
                "First draw up the PK of the superior, %s.", self.second_title
            )
        else:
            remedy = self.env._(
                "First enter the direct superior on the position %(job)s.",
                job=self.job_id.sudo().display_name,
            )
        for number, line in enumerate(self.line_ids, start=1):
            if not line.parent_line_id:
                yield Finding(
                    severity,
                    profile._cite_article(
                        profile.parent_line_article,
                        self.env._(
                            "Line %(number)s, %(indicator)s, carries no line of the "
                            "superior.",
                            number=number,
                            indicator=line.name,
                        ),
                    ),
                    remedy,
                )

    def _get_earlier_years_problems(self, sources):
        """Outcomes may be due to earlier years' work. Gunung Mas 24/2024 annex C.

        They need no budget of this year, but then the PK says so.
        """
        rule = self._get_rule("earlier_years")
        if not rule or self.basis != BASIS_DPA or not self.table2_ids:
            return
        rank = sources.outcome_rank
        for number, line in enumerate(self.line_ids, start=1):
            is_outcome = rank and line.level_id.sudo().rank >= rank
            if is_outcome and not line.table2_ids and not line.from_earlier_years:
                yield Finding(
                    rule.severity,
                    rule._cite(
                        self.env._(
                            "No budget of %(year)s stands behind line %(number)s, "
                            "%(indicator)s.",
                            year=self.year,
                            number=number,
                            indicator=line.name,
                        )
                    ),
                    self.env._(
                        "Name it in Tabel II, or mark the line as an outcome of "
                        "earlier years."
                    ),
                )

    @api.model
    def _get_outcome_rank(self):
        """Return the rank from which a level counts as outcome, or zero."""
        level = self.env.ref(LEVEL_OUTCOME, raise_if_not_found=False)
        return level.sudo().rank if level else 0
