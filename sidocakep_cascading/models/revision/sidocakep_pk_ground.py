"""Whether the ground of a revision is one that happened."""

from odoo import models
from odoo.exceptions import UserError

from ...const import GROUND_MUTASI, GROUND_PRIORITY, GROUND_STRATEGY
from ..pk.pk_source import PkSources


class SidocakepPk(models.Model):
    """A ground is verified on the records; what they do not show is explained in words.

    Gunung Mas 24/2024 annex C.5: mutasi of the official, change of strategy, change of
    priority. HR knows of the first, the plan in force of the second, the DPA in force
    of the third; a change that was decided elsewhere is written down.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    def _check_ground_happened(self, ground, day, explanation):
        """Refuse a ground that nothing on record shows and nobody explained.

        :param day: the day after the last one of this PK
        """
        self.ensure_one()
        if (explanation or "").strip():
            return
        if not self.sudo()._is_ground_on_record(ground, day):
            raise UserError(self.sudo()._get_ground_refusal(ground, day))

    def _is_ground_on_record(self, ground, day):
        """Tell whether HR, the plan or the DPA says what the ground says."""
        if ground == GROUND_MUTASI:
            return self._is_party_changed(day)
        sources = PkSources(self)
        drift = {
            GROUND_STRATEGY: self._get_target_drift,
            GROUND_PRIORITY: self._get_budget_drift,
        }[ground]
        return any(True for _difference in drift(sources))

    def _is_party_changed(self, day):
        """Tell whether on ``day`` another one holds the post of a party, or otherwise.

        A mutasi of the superior changes Pihak II.
        """
        signed = [
            (self.job_id, self.employee_id, self.first_capacity),
            (self.second_job_id, self.second_employee_id, self.second_capacity),
        ]
        holders = (self.job_id | self.second_job_id)._get_holders(day)
        return any(
            (employee, capacity)
            not in [(item.employee, item.capacity) for item in holders[job.id]]
            for job, employee, capacity in signed
            if job and employee
        )

    def _get_ground_refusal(self, ground, day):
        if ground == GROUND_MUTASI:
            return self.env._(
                "Nobody was moved: on %(date)s %(person)s still holds %(job)s. Record "
                "the mutasi in HR first, or write in the explanation what happened.",
                date=self._format_day(day),
                person=self.first_name,
                job=self.job_id.name,
            )
        if ground == GROUND_STRATEGY:
            return self.env._(
                "The plan in force says what %(pk)s says: no change of strategy is on "
                "record. Amend the plan first, or write in the explanation what "
                "changed.",
                pk=self.display_name,
            )
        return self.env._(
            "The DPA in force says what %(pk)s says: no change of priority is on "
            "record. Ratify the changed DPA first, or write in the explanation what "
            "changed.",
            pk=self.display_name,
        )
