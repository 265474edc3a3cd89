"""What reads the workbook of an import, tries it out and keeps what was found."""

from odoo import api, fields, models

from ...engine.finding import SEVERE, WARNING
from .sheets import (
    BudgetLineHandler,
    Findings,
    ImportRun,
    IndicatorHandler,
    MonthTargetHandler,
    PlanNodeHandler,
    PositionHandler,
)
from .sidocakep_import import RESULT_FIELDS


class SidocakepImport(models.Model):
    """The run of an import: its sheets, its check, its findings."""

    _name = "sidocakep.import"
    _inherit = ["sidocakep.import"]

    @api.model
    def _get_sheet_handlers(self):
        """Return the classes of the sheets in the order of the workbook.

        Another addon adds its sheet by extending this method.
        """
        return [
            PositionHandler,
            PlanNodeHandler,
            IndicatorHandler,
            MonthTargetHandler,
            BudgetLineHandler,
        ]

    def _prepare_run(self):
        """Return a fresh :class:`ImportRun` on the present records."""
        self.ensure_one()
        return ImportRun(
            self.env,
            self.company_id,
            self.year,
            self.plan_id,
            self._get_sheet_handlers(),
        )

    def _stage(self):
        """Return a run that has read the file and compared it with the records."""
        run = self._prepare_run()
        run.read(self._get_content())
        return run

    def _run_check(self):
        """Check the file, store the findings and return the values of the step.

        :return: ``None`` when a part was tried and another job tries the next
        """
        self.check_access("write")
        run = self._stage()
        fingerprint = run.fingerprint()
        if not run.has_errors and not self._try_out(run, fingerprint):
            return None
        self._store_findings(run)
        return {
            "sha256": self._get_sha256(),
            "fingerprint": fingerprint,
            "checked_on": fields.Datetime.now(),
            "checked_by_id": self.env.uid,
        }

    def _try_out(self, run, _fingerprint):
        """Try what the file would write; tell whether that was all of it."""
        run.try_out()
        return True

    def _apply_run(self, run):
        """Write what the file says; tell whether that was all of it."""
        run.apply()
        return True

    def _store_findings(self, run):
        """Replace summary, problems and changes by those of ``run``.

        They belong to the application, not to the user: written with elevated rights.
        """
        record = self.sudo()
        record._drop_findings()
        findings = Findings(run, self.env)
        for model, vals_list in (
            ("sidocakep.import.problem", findings.problems),
            ("sidocakep.import.change", findings.changes),
            ("sidocakep.import.summary", findings.summaries),
        ):
            self.env[model].sudo().create(
                [{"import_id": self.id, **vals} for vals in vals_list]
            )
        # the database makes kinds of the problems: what was read before is old
        record.invalidate_recordset(["problem_kind_ids"])
        severities = [problem["severity"] for problem in findings.problems]
        record._with_workflow_bypass().write(
            {
                "error_count": severities.count(SEVERE),
                "warning_count": severities.count(WARNING),
                "change_count": len(findings.changes),
            }
        )

    def _drop_findings(self):
        self.problem_ids.unlink()
        self.change_ids.unlink()
        self.summary_ids.unlink()
        self.invalidate_recordset(["problem_kind_ids"])

    def _forget_check(self):
        """Return to draft and drop the findings of the former file."""
        records = self.sudo()
        records._drop_findings()
        records._with_workflow_bypass().write(
            {
                "state": "draft",
                **dict.fromkeys(RESULT_FIELDS - {"template", "template_name"}, False),
            }
        )
