"""The import of an agency's workbook: upload, check, preview, apply."""

import base64
import hashlib

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...client import download, notify
from ...engine.folder import ALONE, clean_name
from ...exceptions import FrozenRecordError
from ..document.workflow_mixin import Transition
from ..organisation.turn import take_turn
from .sheets.pending import RefusalError

# What the file and its target are: a change of any makes an earlier check void.
INPUT_FIELDS = {"file", "company_id", "year", "plan_id"}
RESULT_FIELDS = {
    "sha256",
    "fingerprint",
    "checked_on",
    "checked_by_id",
    "applied_on",
    "applied_by_id",
    "error_count",
    "warning_count",
    "change_count",
    "template",
    "template_name",
    "answer",
    "answer_name",
}


class SidocakepImport(models.Model):
    """One workbook of one agency, kept with what it was and what it did.

    Checking writes nothing but the findings: the file is read, compared with the
    records, tried out in a savepoint and taken back. Applying does it again under the
    rights of the user; when file or records are no longer what the preview showed,
    the new preview is shown instead. All rows go in, or none; the queue brings the
    people of a large office in part by part.
    """

    _name = "sidocakep.import"
    _description = "Workbook Import"
    _inherit = ["sidocakep.workflow.mixin", "mail.thread"]
    _order = "id desc"
    _own_files = frozenset({"file"})
    _check_company_auto = True

    _workflow_transitions = {
        "check": Transition(("draft", "checked"), "checked"),
        "apply": Transition(("checked",), "applied", check="_check_apply"),
    }
    _workflow_undone_by = {"check": "check"}
    _workflow_fields = frozenset({"state", *RESULT_FIELDS})
    _workflow_frozen_states = {"applied"}
    # No document: what it brought bears the seals of the documents that it is in.
    _sealed_states = frozenset()
    _workflow_unlink_states = {"draft", "checked"}

    name = fields.Char(compute="_compute_name", store=True)
    company_id = fields.Many2one(
        "res.company",
        string="Agency",
        required=True,
        index=True,
        default=lambda self: self.env.company,
        tracking=True,
    )
    year = fields.Integer(
        required=True,
        aggregator=None,
        default=lambda self: self.env.user._get_office_day().year,
        help="The year that the monthly targets, the DPA and the agreements are of.",
    )
    plan_id = fields.Many2one(
        "sidocakep.plan",
        compute="_compute_plan_id",
        store=True,
        readonly=False,
        check_company=True,
        domain="[('company_id', '=', company_id)]",
        index="btree_not_null",
        ondelete="restrict",
        help="The Renstra whose tree, indicators and targets the workbook holds. "
        "Create it here when the agency has none yet.",
    )
    file = fields.Binary(string="Filled Workbook", attachment=True, copy=False)
    file_name = fields.Char(copy=False)
    template = fields.Binary(
        string="Workbook to Fill", attachment=True, copy=False, readonly=True
    )
    template_name = fields.Char(copy=False, readonly=True)
    state = fields.Selection(
        [("draft", "Draft"), ("checked", "Checked"), ("applied", "Applied")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        tracking=True,
    )
    sha256 = fields.Char(
        string="SHA-256",
        readonly=True,
        copy=False,
        help="Fingerprint of the file that was checked.",
    )
    fingerprint = fields.Char(
        readonly=True, copy=False, help="Fingerprint of the preview that was shown."
    )
    checked_on = fields.Datetime(readonly=True, copy=False)
    checked_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    applied_on = fields.Datetime(readonly=True, copy=False)
    applied_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    summary_ids = fields.One2many(
        "sidocakep.import.summary", "import_id", readonly=True
    )
    problem_ids = fields.One2many(
        "sidocakep.import.problem", "import_id", string="Problems", readonly=True
    )
    problem_kind_ids = fields.One2many(
        "sidocakep.import.problem.kind", "import_id", readonly=True
    )
    change_ids = fields.One2many(
        "sidocakep.import.change", "import_id", string="Changes", readonly=True
    )
    error_count = fields.Integer(string="Errors", readonly=True, copy=False)
    warning_count = fields.Integer(string="Warnings", readonly=True, copy=False)
    change_count = fields.Integer(
        string="Rows to Write", readonly=True, copy=False, aggregator=None
    )
    can_check = fields.Boolean(compute="_compute_workflow_can")
    can_apply = fields.Boolean(compute="_compute_workflow_can")

    @api.depends("company_id.name", "year")
    def _compute_name(self):
        for record in self:
            record.name = " ".join(
                filter(None, (record.company_id.name, str(record.year or "")))
            )

    @api.depends("company_id", "year")
    def _compute_plan_id(self):
        """Propose the Renstra of the year: the draft first, for it can change."""
        for record in self:
            if record.plan_id.company_id == record.company_id and record.plan_id:
                continue
            plans = self.env["sidocakep.plan"].search(
                [
                    ("company_id", "=", record.company_id.id),
                    ("state", "in", ["draft", "reviewed", "decided"]),
                    ("year_start", "<=", record.year),
                    ("year_end", ">=", record.year),
                ],
                order="version desc, id desc",
            )
            drafts = plans.filtered(lambda plan: plan.state == "draft")
            record.plan_id = (drafts or plans)[:1]

    @api.constrains("plan_id", "company_id")
    def _check_plan_company(self):
        for record in self:
            if record.plan_id and record.plan_id.company_id != record.company_id:
                raise ValidationError(
                    self.env._(
                        "%(plan)s is not a plan of %(agency)s. Choose a plan of that "
                        "agency.",
                        plan=record.plan_id.display_name,
                        agency=record.company_id.name,
                    )
                )

    @api.constrains("year")
    def _check_year(self):
        for record in self:
            if not 2000 <= record.year <= 2100:
                raise ValidationError(
                    self.env._(
                        "%(year)s is not a year: write it with four digits.",
                        year=record.year,
                    )
                )

    def write(self, vals):
        """Another file or target voids the check."""
        stale = self.browse()
        if vals.keys() & INPUT_FIELDS and not self._workflow_bypassed():
            stale = self.filtered(lambda record: record.state == "checked")
        result = super().write(vals)
        if stale:
            stale._forget_check()
        return result

    # ------------------------------------------------------------------
    # Actions
    # ------------------------------------------------------------------

    def action_download(self):
        """Generate the workbook, filled with what the agency has, and hand it out."""
        self.ensure_one()
        self.check_access("write")
        run = self._prepare_run()
        # An Indonesian form has an Indonesian name, whatever the screen speaks.
        name = clean_name(f"{run.book().title}.xlsx", ALONE)
        self._with_workflow_bypass().write(
            {"template": base64.b64encode(run.write()), "template_name": name}
        )
        return download(
            f"/web/content/{self._name}/{self.id}/template?download=true"
            f"&filename_field=template_name"
        )

    def action_check(self):
        """Read the file and show what it would do; nothing else is written."""
        for record in self:
            record._check_file()
            if not record.plan_id:
                # The plan may have been made since the import was opened.
                record._compute_plan_id()
            if not record._enqueue("check"):
                record._do_check()
        return True

    def _do_check(self):
        """Check now; return what to tell the person, and how, when that was all."""
        values = self._run_check()
        if values is None:
            return None
        self._transition("check", values)
        if self.error_count:
            return (
                self.env._(
                    "Checked: %(count)s errors stop the import.", count=self.error_count
                ),
                "warning",
            )
        return (
            self.env._(
                "Checked: in order, %(count)s rows to write.", count=self.change_count
            ),
            "success",
        )

    @api.depends("error_count")
    def _compute_workflow_can(self):
        """What has errors is not applied, whatever its state: nobody is shown how."""
        result = super()._compute_workflow_can()
        for record in self:
            record.can_apply = record.can_apply and not record.error_count
        return result

    def action_apply(self):
        """Do what the preview shows, all or nothing; or show what has changed since."""
        self.ensure_one()
        self._check_file()
        self.check_access("write")
        self._check_apply()
        if self._enqueue("apply"):
            return True
        return notify(*self._do_apply())

    def _do_apply(self):
        """Apply now; return what to tell the person, and how, when that was all."""
        # What is written is the agency's: another import of it waits, and then sees
        # what this one wrote. Under the lock nobody replaces this file.
        take_turn(self.company_id.sudo())
        take_turn(self)
        self._check_apply()
        run = self._stage()
        if self._is_stale(run):
            self._transition("check", self._run_check())
            return self._get_stale_text(), "warning"
        try:
            is_whole = self._apply_run(run)
        except RefusalError as refusal:
            raise UserError(self._get_refusal_text(refusal)) from refusal
        if not is_whole:
            return None
        now = fields.Datetime.now()
        self._transition("apply", {"applied_on": now, "applied_by_id": self.env.uid})
        return (
            self.env._("%(count)s rows were written.", count=self.change_count),
            "success",
        )

    def _get_stale_text(self):
        return self.env._(
            "File or data changed since the check. Nothing was written; look at the "
            "new preview, then apply."
        )

    def _get_refusal_text(self, refusal):
        """Return which row was refused in the end, and why."""
        return self.env._(
            "Nothing was written. Sheet %(sheet)s, row %(row)s: %(reason)s",
            sheet=refusal.pending.sheet,
            row=refusal.pending.row,
            reason=refusal.reason,
        )

    def action_view_changes(self):
        """Show all rows that are created or changed."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_base.sidocakep_import_change_action"
        )
        return action | {"domain": [("import_id", "=", self.id)]}

    # ------------------------------------------------------------------
    # Checks
    # ------------------------------------------------------------------

    def _check_file(self):
        self.ensure_one()
        if not self.file:
            raise UserError(self.env._("Upload the filled workbook first."))

    def _check_apply(self):
        """Refuse to apply what was not checked, or while something is wrong."""
        for record in self:
            if record._is_frozen():
                raise FrozenRecordError(
                    self.env._(
                        "%(workbook)s was applied by %(person)s already, %(day)s. "
                        "Start a new import for the next one.",
                        workbook=record.name,
                        person=record.applied_by_id.name,
                        day=record._format_day(record.applied_on),
                    )
                )
            if record.state != "checked":
                raise UserError(self.env._("Check the workbook first."))
            if record.error_count:
                raise UserError(
                    self.env._(
                        "%(count)s errors stop the import. Mend them in the file, "
                        "upload it again and check.",
                        count=record.error_count,
                    )
                )

    def _is_stale(self, run):
        """Tell whether file or records differ from what the preview showed."""
        return (
            run.has_errors
            or self.sha256 != self._get_sha256()
            or self.fingerprint != run.fingerprint()
        )

    def _get_sha256(self):
        return hashlib.sha256(self._get_content()).hexdigest()

    def _get_content(self):
        return base64.b64decode(self.file or b"")
