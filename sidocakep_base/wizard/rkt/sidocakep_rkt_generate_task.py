"""Drawing up the RKTs of many agencies as jobs of the queue, an agency a job."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...exceptions import DiskError
from .sidocakep_rkt_generate import TO_DO

#: So many agencies are drawn up while one waits.
IN_THE_REQUEST = 3


class SidocakepRktGenerate(models.TransientModel):
    """What is refused of one agency stops none of the others; each has its line.

    Each agency is a job and a transaction of its own: what is drawn up stays, whatever
    becomes of the next. Where no runner listens it is done in the request.
    """

    _name = "sidocakep.rkt.generate"
    _inherit = ["sidocakep.rkt.generate", "sidocakep.queue.task.mixin"]

    task = fields.Selection(selection_add=[("generate", "Draw Up")])
    is_done = fields.Boolean(readonly=True)
    is_begun = fields.Boolean(readonly=True)
    made_text = fields.Char(compute="_compute_made_text")

    @api.depends("row_ids.is_done", "row_ids.answer")
    @api.depends_context("lang")
    def _compute_made_text(self):
        for wizard in self:
            made = wizard.row_ids.filtered(lambda row: row.is_done and not row.answer)
            wizard.made_text = self.env._("RKTs drawn up: %(count)s.", count=len(made))

    def action_generate(self):
        """Draw up many in the background; a few as before."""
        self.ensure_one()
        self._check_no_task()
        rows = self._prepare_rows()
        if sum(row["outcome"] in TO_DO for row in rows) <= IN_THE_REQUEST:
            return super().action_generate()
        self.env.add_to_compute(self._fields["row_ids"], self)
        self.flush_recordset(["row_ids"])
        self.write({"is_begun": True, "is_done": False})
        if not self._enqueue("generate"):
            while self._do_generate() is None:
                pass
        return self._reopen()

    def action_cancel_task(self):
        """Take it out of the queue; what was drawn up before stays."""
        super().action_cancel_task()
        return self._reopen()

    def action_view_made(self):
        """Show the RKTs that were drawn up."""
        self.ensure_one()
        made = self.row_ids.filtered(lambda row: row.is_done and not row.answer)
        return self._get_rkt_action(made.rkt_id)

    def _get_to_do(self):
        return self.row_ids.filtered(
            lambda row: row.outcome in TO_DO and not row.is_done
        )

    def _do_generate(self):
        """Draw up one agency; return what to tell once there is no other."""
        row = self._get_to_do()[:1]
        if row:
            self._generate_row(row)
        if self._get_to_do():
            return None
        self.is_done = True
        is_whole = not any(self.row_ids.mapped("answer"))
        return self.made_text, "success" if is_whole else "warning"

    def _generate_row(self, row):
        """Draw up the RKT of an agency as it is now, and note what came of it."""
        found = [
            vals
            for vals in self._prepare_rows()
            if vals["company_id"] == row.company_id.id
        ]
        vals = {"is_done": True}
        try:
            with self.env.cr.savepoint():
                if not found or found[0]["outcome"] not in TO_DO:
                    raise UserError(
                        self.env._(
                            "It was decided, or its plan was taken back, meanwhile. "
                            "Open it to see."
                        )
                    )
                rkt = self._draw(found)
                vals |= {"rkt_id": rkt.id, "line_count": len(rkt.line_ids)}
        except DiskError:
            raise
        except UserError as refusal:
            vals["answer"] = str(refusal)
        row.write(vals)

    def _reopen(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Draw Up RKT"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }

    # ------------------------------------------------------------------
    # What the screen says
    # ------------------------------------------------------------------

    @api.depends("year")
    def _compute_display_name(self):
        for wizard in self:
            wizard.display_name = f"RKT {wizard.year}"

    def _get_counts(self):
        """Return how many agencies are drawn up, and how many are to be."""
        wanted = self.row_ids.filtered(lambda row: row.outcome in TO_DO)
        return len(wanted.filtered("is_done")), len(wanted)

    def _get_task_percent(self):
        done, count = self._get_counts()
        return 100 * done // (count or 1)

    def _get_waiting_text(self, count):
        if self._get_counts()[0]:
            return self._get_running_text()
        return self.env._("Waits in the queue; %(count)s before it.", count=count)

    def _get_running_text(self):
        done, count = self._get_counts()
        return self.env._(
            "%(done)s of %(count)s agencies are drawn up.", done=done, count=count
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
