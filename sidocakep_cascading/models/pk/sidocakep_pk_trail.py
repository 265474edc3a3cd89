from odoo import api, models

from odoo.addons.sidocakep_base.models.document.sidocakep_trail import CHANGE


class SidocakepPk(models.Model):
    """Who signs is kept in the trail; who was a party no longer follows."""

    _inherit = "sidocakep.pk"

    _trail_fields = frozenset(
        {
            *("employee_id", "date_document", "number", "basis"),
            *("second_job_id", "second_employee_id", "second_capacity"),
            "second_override_reason",
        }
    )
    # Who signs for which post in which capacity: said by two people, of two persons.
    _edited_together = (
        frozenset(
            {
                *("second_job_id", "second_employee_id", "second_capacity"),
                "second_override_reason",
            }
        ),
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Keep a Pihak II that was chosen from the beginning, and why."""
        pks = super().create(vals_list)
        for pk in pks.sudo().filtered("second_override_reason"):
            pk.with_env(self.env)._trail(
                CHANGE,
                reason=pk.second_override_reason,
                field_name="second_employee_id",
                new_value=pk.second_employee_id.display_name,
            )
        return pks

    def write(self, vals):
        before = {pk.id: pk._get_party_partners() for pk in self}
        result = super().write(vals)
        for pk in self:
            former = before[pk.id] - pk._get_party_partners()
            if former:
                pk.sudo().message_unsubscribe(former.ids)
        return result

    def _get_party_partners(self):
        """Return the contacts of the logins of both parties."""
        pk = self.sudo()
        # United at the end: employees united first would be read PK by PK.
        first, second = pk.employee_id.user_id, pk.second_employee_id.user_id
        return first.partner_id | second.partner_id
