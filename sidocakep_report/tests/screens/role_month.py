"""A month of somebody in the browser."""

from odoo.tests import HttpCase

HOME = "/odoo"


class RoleMonth(HttpCase):
    """A tour of the month of a role, as the person whose month it is."""

    def _tour(self, name, user):
        self.env.flush_all()
        self.start_tour(HOME, f"sidocakep_role_month_{name}_tour", login=user.login)
        self.env.invalidate_all()

    def _issue_report(self):
        """Return a report of Tim Monev as its chair has issued it."""
        report = self.env["sidocakep.measurement.report"].create(
            {
                "company_id": self.government.id,
                "document_number": "700/1/TIM-MONEV/2026",
                "document_date": "2026-04-20",
                "conclusion": "Satu Perangkat Daerah mengirim",
            }
        )
        report._with_workflow_bypass().state = "issued"
        return report
