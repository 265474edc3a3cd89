"""A large workbook is checked and applied part by part, a part a job."""

from odoo import models

from ...engine.workbook.exchange import pack_problem, unpack_problem
from .sheets import MAX_REFUSED, REFUSED, last_row


class SidocakepImport(models.Model):
    """An import in the queue; in the request all is done at once.

    Each part is a transaction. Of a check nothing is shown before the last; of what is
    applied the parts before stay, and what is read again is compared with them: what
    stands there is not written twice.
    """

    _name = "sidocakep.import"
    _inherit = ["sidocakep.import"]

    def _is_written_in_part(self):
        return self.task == "apply" and bool(self.part)

    def _try_out(self, run, fingerprint):
        """Try the next part; begin anew when the records have changed meanwhile."""
        if self.task != "check":
            return super()._try_out(run, fingerprint)
        part = self.part or {}
        if part.get("fingerprint") != fingerprint:
            part = {"done": 0, "refused": []}
        parts = run.get_trial_parts()
        run.try_out(parts[part["done"]])
        refused = [pack_problem(p) for p in run.problems if p.code == REFUSED]
        refused = [*part["refused"], *refused]
        done = part["done"] + 1
        if done == len(parts) or len(refused) >= MAX_REFUSED:
            others = [p for p in run.problems if p.code != REFUSED]
            run.problems = [*others, *map(unpack_problem, refused)]
            return True
        self._write_task(
            {
                "part": {
                    "fingerprint": fingerprint,
                    "done": done,
                    "count": len(parts),
                    "refused": refused,
                }
            }
        )
        return False

    def _apply_run(self, run):
        """Write the next part; what the next job finds is what this one leaves."""
        if self.task != "apply":
            return super()._apply_run(run)
        part = self.part or {"done": 0, "row": 0}
        parts = run.get_parts(part["row"])
        run.apply(parts[0])
        if len(parts) == 1:
            return True
        self._write_task(
            {
                "fingerprint": self._stage().fingerprint(),
                "part": {
                    "done": part["done"] + 1,
                    "count": part["done"] + len(parts),
                    "row": last_row(parts[0]),
                },
            }
        )
        return False

    def _get_stale_text(self):
        if not self._is_written_in_part():
            return super()._get_stale_text()
        return self.env._(
            "File or data changed since the check. The parts written before stay; look "
            "at the new preview of the rest, then apply."
        )

    def _get_refusal_text(self, refusal):
        if not self._is_written_in_part():
            return super()._get_refusal_text(refusal)
        return self.env._(
            "%(done)s of %(count)s parts were written and stay. Sheet %(sheet)s, row "
            "%(row)s: %(reason)s",
            done=self.part["done"],
            count=self.part["count"],
            sheet=refusal.pending.sheet,
            row=refusal.pending.row,
            reason=refusal.reason,
        )
