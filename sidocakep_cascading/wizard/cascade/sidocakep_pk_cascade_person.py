from odoo import api, fields, models

from odoo.addons.sidocakep_base.const import CAPACITIES

from ...const import DRAFT

NEW = "new"
LOCKED = "locked"


class SidocakepPkCascadePerson(models.TransientModel):
    """A subordinate to whom lines may be handed down."""

    _name = "sidocakep.pk.cascade.person"
    _description = "Subordinate to Hand Down To"
    _order = "wizard_id, sequence, id"

    wizard_id = fields.Many2one(
        "sidocakep.pk.cascade", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer()
    is_chosen = fields.Boolean(string="Hand Down To")
    job_id = fields.Many2one(
        "hr.job", string="Position", required=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        "res.company", string="Agency", compute="_compute_from_job", compute_sudo=True
    )
    employee_id = fields.Many2one("hr.employee", string="Holder")
    # Texts, because the file of an employee is HR's to read.
    name = fields.Char(string="Held by")
    title = fields.Char()
    capacity = fields.Selection(CAPACITIES)
    rule_id = fields.Many2one("sidocakep.profile.level.rule", string="Level Rule")
    is_named = fields.Boolean(
        string="Asked for an Agreement",
        compute="_compute_from_job",
        compute_sudo=True,
        help="Whether the regulation asks this kind of position for an agreement.",
    )
    pk_id = fields.Many2one("sidocakep.pk", string="PK", ondelete="cascade")
    pk_state = fields.Selection(
        [
            (NEW, "Will Be Drawn Up"),
            (DRAFT, "Draft: Lines Are Added"),
            (LOCKED, "Signed or Being Signed: Revise It"),
        ],
        string="PK Status",
        compute="_compute_pk_state",
        compute_sudo=True,
    )

    @api.depends("job_id", "rule_id")
    def _compute_from_job(self):
        for person in self:
            person.company_id = person.job_id.company_id
            person.is_named = bool(person.rule_id)

    @api.depends("pk_id.state")
    def _compute_pk_state(self):
        """Only a draft takes lines; what is signed changes by a revision."""
        for person in self:
            if not person.pk_id:
                person.pk_state = NEW
            else:
                is_draft = person.pk_id.state == DRAFT
                person.pk_state = DRAFT if is_draft else LOCKED

    @api.depends("title", "name")
    def _compute_display_name(self):
        for person in self:
            parts = (person.title, person.name)
            person.display_name = " - ".join(filter(None, parts))

    def _get_key(self):
        return self.job_id.id, self.sudo().employee_id.id

    def action_toggle(self):
        """Choose the person or not, by one tap on a phone."""
        for person in self.filtered(lambda person: person.pk_state != LOCKED):
            person.is_chosen = not person.is_chosen
        # A button that returns nothing to open closes the dialog.
        return self.wizard_id._open()
