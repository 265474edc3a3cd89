"""A report to the head of region: it waits for him until he read it."""

from odoo import fields, models

from odoo.addons.sidocakep_base.models.organisation.official import HEAD


class SidocakepAddressedMixin(models.AbstractModel):
    """A document that goes to the head of region waits on his first screen.

    It names in ``_read_activity`` the activity that asks him, declares the transition
    ``read``, which changes no state, and asks by :meth:`_ask_to_read` where it has come
    to him. That he opened it stands in its trail; it is no approval.
    """

    _name = "sidocakep.addressed.mixin"
    _description = "Document for the Head of Region"
    _inherit = ["sidocakep.workflow.mixin"]

    _read_activity = ""
    _workflow_fields = frozenset({"read_on", "read_by_id"})

    def _get_asked_of(self):
        return {**super()._get_asked_of(), self._read_activity: "_get_addressees"}

    read_on = fields.Date(
        string="Read on",
        readonly=True,
        copy=False,
        help="When the head of region, or who acts for him, opened the report.",
    )
    read_by_id = fields.Many2one(
        "res.users", string="Read by", readonly=True, copy=False
    )

    def _filter_addressed(self):
        """Return those that are written to the current user, as things are today."""
        found = self._get_addressees()
        return self.filtered(lambda report: found[report.id] == self.env.user)

    def _get_addressees(self):
        """Return ``{report id: the login of the head of region today}``."""
        day = self.env.user._get_office_day()
        roots = self.company_id.sudo().root_id
        heads = roots._get_officials(HEAD, day, asked=True)
        nobody = self.env["res.users"]
        found = {key: official.user for key, official in heads.items()}
        return {
            report.id: found.get(report.company_id.sudo().root_id.id, nobody)
            for report in self
        }

    def _ask_to_read(self):
        """Ask who it is written to; who signed for him has read it."""
        day = self.env.user._get_office_day()
        readers = self._get_addressees()
        asked = {
            report.id: (self._read_activity, readers[report.id], day)
            for report in self
            if readers[report.id] != self.env.user
        }
        self._hand_over((self._read_activity,), asked)
        self._stop_asking_of_former()

    def _stop_asking_of_former(self):
        """Who has not read a version before this one reads this one."""
        if "previous_id" in self._fields:
            self.previous_id._hand_over((self._read_activity,), {})

    def action_read(self):
        """Open the report; of who it is written to, that he has read it."""
        self.ensure_one()
        self.check_access("read")
        if not self.read_on and self._workflow_allowed("read"):
            day = self.env.user._get_office_day()
            self._transition("read", {"read_on": day, "read_by_id": self.env.uid})
            self._hand_over((self._read_activity,), {})
        return self._open_form()
