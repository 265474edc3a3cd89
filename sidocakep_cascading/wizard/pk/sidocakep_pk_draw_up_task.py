"""Drawing up many agreements as jobs of the queue, an agency a job."""

from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.exceptions import DiskError

from ...const import ORGANISASI_GROUP

#: So many positions are drawn up while one waits; they take two seconds.
IN_THE_REQUEST = 200


class SidocakepPkDrawUp(models.TransientModel):
    """A large agency, or all of the government, is drawn up in the background.

    Each agency is a job and a transaction of its own: what is drawn up stays, whatever
    becomes of the next. Where no runner listens it is done in the request.
    """

    _name = "sidocakep.pk.draw.up"
    _inherit = ["sidocakep.pk.draw.up", "sidocakep.queue.task.mixin"]

    task = fields.Selection(selection_add=[("draw_up", "Draw Up")])
    is_whole = fields.Boolean(
        string="All Agencies",
        help="Of each agency the positions that the regulation asks for an agreement.",
    )
    agency_ids = fields.Many2many(
        "res.company",
        "sidocakep_pk_draw_up_agency_rel",
        string="Only These Agencies",
        domain="[('sidocakep_kind', '!=', False)]",
        help="Leave it empty to draw up those of all.",
    )
    line_ids = fields.One2many(
        "sidocakep.pk.draw.up.line", "wizard_id", string="By Agency", readonly=True
    )
    todo_ids = fields.Many2many(
        "res.company", "sidocakep_pk_draw_up_todo_rel", readonly=True
    )
    agency_count = fields.Integer(readonly=True)
    made_ids = fields.Many2many("sidocakep.pk", readonly=True)
    refusal_text = fields.Text(string="Not Drawn Up", readonly=True)
    is_done = fields.Boolean(readonly=True)
    made_text = fields.Char(compute="_compute_made_text")

    @api.depends("made_ids")
    @api.depends_context("lang")
    def _compute_made_text(self):
        for wizard in self:
            wizard.made_text = self.env._(
                "Agreements drawn up: %(count)s.", count=len(wizard.made_ids)
            )

    def action_draw_up(self):
        """Draw up in the background what takes long; else as before."""
        self.ensure_one()
        self._check_no_task()
        if not self.is_whole and len(self.job_ids) <= IN_THE_REQUEST:
            return super().action_draw_up()
        agencies = self._get_agencies()
        self.write(
            {
                "todo_ids": [Command.set(agencies.ids)],
                "agency_count": len(agencies),
                "made_ids": [Command.clear()],
                "line_ids": [Command.clear()],
                "refusal_text": False,
                "is_done": False,
            }
        )
        if not self._enqueue("draw_up"):
            while self.todo_ids:
                self._draw_up_next()
            self.is_done = True
        return self._reopen()

    def action_cancel_task(self):
        """Take it out of the queue; what was drawn up before stays."""
        super().action_cancel_task()
        return self._reopen()

    def action_view_made(self):
        """Show the agreements that were drawn up."""
        self.ensure_one()
        return self._get_pk_action(self.made_ids)

    def _get_agencies(self):
        """Return the agencies to draw up: of the government all that one keeps."""
        if not self.is_whole:
            return self.company_id
        jobs = self.env["hr.job"].search(
            [
                ("company_id", "child_of", self.company_id.root_id.id),
                ("position_kind_id", "!=", False),
            ]
        )
        user, agencies = self.env.user, jobs.company_id
        if not user.has_group(ORGANISASI_GROUP):
            # posts above are seen in other agencies too, which are not one's to keep
            agencies &= user._get_own_agencies()
        if self.agency_ids:
            agencies &= self.agency_ids
        return agencies.sorted("id")

    def _draw_up_next(self):
        """Draw up the next agency and note what came of it."""
        agency = self.todo_ids.sorted("id")[0]
        if self.is_whole:
            self.company_id = agency
        pks, refusals = self._try_draw_up()
        said = [*refusals, *self._say_bare(pks)]
        if not pks and not said:
            said = [self.env._("Nothing was missing.")]
        line = {
            "company_id": agency.id,
            "made_count": len(pks),
            "answer": "\n".join(said) or False,
        }
        self.write(
            {
                "todo_ids": [Command.unlink(agency.id)],
                "made_ids": [Command.link(pk.id) for pk in pks],
                "line_ids": [Command.create(line)],
                "refusal_text": "\n".join(filter(None, (self.refusal_text, *refusals))),
            }
        )

    def _say_bare(self, pks):
        """Return in words how many agreements have nothing to promise yet."""
        bare = pks.filtered(lambda pk: not pk.line_ids)
        if not bare:
            return []
        return [
            self.env._(
                "Without an indicator yet: %(count)s. The plan has none for the post: "
                "complete it, then fill them from it.",
                count=len(bare),
            )
        ]

    def _try_draw_up(self):
        """Draw up an agency; what is refused of it stops none of the others."""
        try:
            with self.env.cr.savepoint():
                return self._draw_up()
        except UserError as refusal:
            if not self.is_whole or isinstance(refusal, DiskError):
                raise
            return self.env["sidocakep.pk"], [str(refusal)]

    def _do_draw_up(self):
        """Draw up one agency; return what to tell once there is no other."""
        self._draw_up_next()
        if self.todo_ids:
            return None
        self.is_done = True
        return self.made_text, "warning" if self.refusal_text else "success"

    def _reopen(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Draw Up Agreements"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }

    # ------------------------------------------------------------------
    # What the screen says
    # ------------------------------------------------------------------

    @api.depends("company_id", "is_whole", "year")
    def _compute_display_name(self):
        for wizard in self:
            agency = wizard.company_id.root_id if wizard.is_whole else wizard.company_id
            wizard.display_name = f"{agency.name} {wizard.year}"

    def _get_task_percent(self):
        done = self.agency_count - len(self.todo_ids)
        return 100 * done // (self.agency_count or 1)

    def _get_waiting_text(self, count):
        if len(self.todo_ids) < self.agency_count:
            return self._get_running_text()
        return self.env._("Waits in the queue; %(count)s before it.", count=count)

    def _get_running_text(self):
        return self.env._(
            "%(done)s of %(count)s agencies are drawn up.",
            done=self.agency_count - len(self.todo_ids),
            count=self.agency_count,
        )

    def _get_fault_text(self):
        return self.env._(
            "A fault of the program ended the drawing up; what was drawn up before "
            "stays. Press Draw Up once more, and tell the administrator if it stays so."
        )

    def _get_busy_text(self):
        return self.env._(
            "%(draw)s is being drawn up in the queue. Wait until that is done, or take "
            "it out of the queue first.",
            draw=self.display_name,
        )
