from odoo import api, fields, models
from odoo.exceptions import AccessError


class SidocakepLkjipText(models.Model):
    """One state of the text of a section: who wrote it and when. Only ever added to."""

    _name = "sidocakep.lkjip.text"
    _description = "Earlier Text of a Section"
    _inherit = ["sidocakep.lkjip.part.mixin"]
    _order = "section_id, number desc"
    _rec_name = "number"
    _trail_fields = frozenset({"number"})

    section_id = fields.Many2one(
        "sidocakep.lkjip.section",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    number = fields.Integer(required=True, readonly=True, aggregator=None)
    body = fields.Text(string="Text", readonly=True)
    user_id = fields.Many2one("res.users", string="Written by", readonly=True)
    written_on = fields.Datetime(readonly=True)
    can_restore = fields.Boolean(related="section_id.can_write_body")

    _number_uniq = models.UniqueIndex(
        "(section_id, number)",
        "Somebody else saved this section in the same moment. Load the page again.",
    )

    # pylint: disable-next=method-required-super
    def write(self, vals):
        """What was written once stays; not even the program changes it."""
        raise AccessError(
            self.env._(
                "The history of a section is only added to. Write the text anew in the "
                "section."
            )
        )

    def _get_trail_subject(self):
        return self.section_id.name

    @api.model
    def _keep(self, sections):
        """Add the text of sections as they are now."""
        last = dict(
            self.sudo()._read_group(
                [("section_id", "in", sections.ids)], ["section_id"], ["number:max"]
            )
        )
        writer = self.sudo()._with_workflow_bypass()
        writer.create(
            [
                {
                    "lkjip_id": section.lkjip_id.id,
                    "section_id": section.id,
                    "number": (last.get(section.sudo()) or 0) + 1,
                    "body": section.body,
                    "user_id": self.env.uid,
                    "written_on": fields.Datetime.now(),
                }
                for section in sections
            ]
        )

    def action_restore(self):
        """Write this text into the section again; what stands there stays in here."""
        self.ensure_one()
        self.section_id._check_may_write()
        self.section_id.body = self.body
        return True
