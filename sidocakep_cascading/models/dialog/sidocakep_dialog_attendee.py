from odoo import api, fields, models

ATTENDANCE = [
    ("attended", "Attended"),
    ("represented", "Represented"),
    ("excused", "Did Not Attend"),
]


class SidocakepDialogAttendee(models.Model):
    """A person who was invited to a dialog, and whether he came.

    Drawn up from the holders of the posts below the superior; others may be added.
    Name and title are kept as they were when he was invited.
    """

    _name = "sidocakep.dialog.attendee"
    _description = "Person at a Dialog"
    _inherit = ["sidocakep.workflow.part.mixin"]
    _order = "dialog_id, sequence, id"
    _workflow_document_field = "dialog_id"
    _trail_fields = frozenset({"employee_id", "attendance", "remark"})

    dialog_id = fields.Many2one(
        "sidocakep.dialog", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="dialog_id.company_id", store=True, index=True, precompute=True
    )
    sequence = fields.Integer(default=1000)
    employee_id = fields.Many2one(
        "hr.employee", string="Person", required=True, index=True, ondelete="restrict"
    )
    name = fields.Char(compute="_compute_name", store=True)
    title = fields.Char(
        string="Position", compute="_compute_title", store=True, readonly=False
    )
    attendance = fields.Selection(ATTENDANCE, string="Presence")
    remark = fields.Char(help="Who came instead, or why nobody did.")

    _person_uniq = models.UniqueIndex(
        "(dialog_id, employee_id)",
        "This person is in the list already. Write in that row.",
    )

    @api.depends("employee_id")
    def _compute_name(self):
        """Keep the name as it is now: a later marriage does not change the minutes."""
        for attendee in self:
            attendee.name = attendee.employee_id.sudo().name

    @api.depends("employee_id")
    def _compute_title(self):
        """Propose the post of the person; another person has another one."""
        for attendee in self:
            job = attendee.employee_id.sudo().job_id
            attendee.title = job._get_printed_title() if job else False

    @api.model
    def _invite(self, dialogs):
        """Add the holders of the posts whose figures are discussed, and the superior.

        :param dialogs: just made; sudo
        """
        day = self.env.user._get_office_day()
        jobs = dialogs.line_ids.job_id | dialogs.job_id
        holders = jobs._get_holders(day)
        vals_list = []
        for dialog in dialogs:
            known = dialog.attendee_ids.employee_id
            posts = dialog.job_id | dialog.line_ids.job_id
            for number, job in enumerate(posts):
                for holder in holders.get(job.id, ()):
                    if holder.employee in known:
                        continue
                    known |= holder.employee
                    vals_list.append(
                        {
                            "dialog_id": dialog.id,
                            "sequence": number,
                            "employee_id": holder.employee.id,
                            "title": holder.title,
                        }
                    )
        self.sudo().create(vals_list)
