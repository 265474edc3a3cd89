from odoo import models

from odoo.addons.sidocakep_base.models.organisation.official import (
    GUARDIAN,
    RECEIVER,
    choose,
)

from .sidocakep_data_figure import OPEN_STATES

SECRETARY = "secretary"


class ResCompany(models.Model):
    """Who guards the performance data of an agency."""

    _name = "res.company"
    _inherit = "res.company"

    def _get_data_guardians(self, day):
        """Return ``{company id: Official}``: the Sekretaris; in the Setda the office.

        The data of the Setda and of the government are coordinated by Bagian
        Organisasi, those of the Setda by the direct superior where the profile says
        so. Where nobody is named here see who stands in (``_get_verifiers``). Paser
        23/2016 art. 8(1).
        """
        of_office = self.filtered(
            lambda company: company.sidocakep_kind == "setda" or not company.parent_id
        )
        by_superior = of_office.filtered(
            lambda company: (
                company.parent_id
                and company._get_profile(day).sudo().data_setda_verifier == "superior"
            )
        )
        guardians = (of_office - by_superior)._get_officials(RECEIVER, day)
        for company_id, officials in (
            (self - of_office)._list_officials(GUARDIAN, day).items()
        ):
            secretary = choose(
                [
                    official
                    for official in officials
                    if official.job.position_kind_id.code == SECRETARY
                ],
                asked=False,
            )
            if secretary:
                guardians[company_id] = secretary
        return guardians

    def _say_target_setter(self):
        """Return in words who sets the targets of the indicators of an agency."""
        self.ensure_one()
        if self.sudo().parent_id:
            return self.env._("the Sekretaris of the agency")
        return self.env._("Bappeda")

    def _find_owed(self):
        """Add the figures whose day has passed: a line for each position asked."""
        today = self.env.user._get_office_day()
        late = self.env["sidocakep.data.figure"].search(
            [
                ("company_id", "in", self._origin.ids),
                ("state", "in", OPEN_STATES),
                ("version", "=", 1),
                ("date_due", "<", today),
            ],
            order="date_due, id",
        )

        def say(**facts):
            return self.env._(
                "Figures not entered: %(count)s, the first due on %(day)s (%(job)s)",
                **facts,
            )

        return self._add_owed(super()._find_owed(), late, "asked_job_id", say)
