import hashlib
from collections import defaultdict

from odoo import api, models

from odoo.addons.sidocakep_base.engine.chain import get_code
from odoo.addons.sidocakep_base.models.document.seal_rows import sealing_anew
from odoo.addons.sidocakep_base.models.document.sealed_mixin import BROKEN
from odoo.addons.sidocakep_cascading.const import HANDED_IN, RECEIVED, SIGNED

from ..issued.paper import DOCUMENT
from ..issued.sidocakep_issued_document import REPLACED

#: State of what was signed and does not hold yet > what it waits for.
WAITS = {
    SIGNED: "menunggu penyampaian kepada Bagian Organisasi",
    HANDED_IN: "menunggu penerimaan Bagian Organisasi",
    RECEIVED: "menunggu pemberlakuan",
}
PK_REPORT = "sidocakep_report.action_report_pk"


class SidocakepPk(models.Model):
    """Makes the file that a signature keeps."""

    _name = "sidocakep.pk"
    _inherit = ["sidocakep.pk", "sidocakep.issued.mixin"]

    _issue_label = "Perjanjian Kinerja"
    _issue_report = PK_REPORT
    _issue_unprinted = {DOCUMENT: frozenset({"figures", "version"})}
    #: What a print asks of a signed agreement, and the rules for who may read it.
    _printed_fields = (
        *("state", "year", "company_id", "job_id", "employee_id", "profile_id"),
        *("has_second_party", "frozen_values", "frozen_hash"),
        *("signed_first_on", "signed_second_on"),
    )

    def _record_signatures(self, proof, contents, now):
        """Whoever signs last issues it: its code is made before the file with it."""
        self.filtered(lambda pk: pk._is_signed_by_all())._issue()
        return super()._record_signatures(proof, contents, now)

    def _get_signed_files(self):
        """Return ``{pk id: PDF}`` of the agreements as they are being signed."""
        reports = self.env["ir.actions.report"].sudo()
        return reports._typeset_render(PK_REPORT, self.sudo(), is_urgent=True)

    def _render_for_signing(self, content):
        """It is read on the form on which it is kept: that of the regulation."""
        page = self.env["report.sidocakep_report.report_pk"]._get_form_page(content)
        if not page:
            return super()._render_for_signing(content)
        return self.env["ir.qweb"]._render(
            "sidocakep_report.pk_form_screen", {"page": page}
        )

    def _is_signed_by_all(self):
        """Tell whether the last party has signed."""
        self.ensure_one()
        if self.has_second_party:
            return bool(self.signed_first_on and self.signed_second_on)
        return bool(self.signed_first_on)

    def _say_waits(self):
        """Signed by all it is issued; it holds once it was handed in and received."""
        return WAITS.get(self.state, "") if self else ""

    def _get_issued_content(self):
        return self.frozen_values, self.frozen_hash

    def _get_issue_facts(self, content):
        """A change is named as its page is headed, the successor by mutasi is none."""
        facts = super()._get_issue_facts(content)
        if "reason" not in (content.get("changes") or {}):
            return facts
        name = facts["name"].removeprefix(self._issue_label)
        return facts | {"name": f"{self._issue_label} Perubahan{name}"}

    @api.model
    def _get_printed_code(self, seal):
        """It stands below the signatures, in groups of four."""
        return get_code(seal or "")

    def _issue_takes_over(self):
        """The agreement before holds until this one is put in force."""
        return False

    def _get_ended_issues(self, paper):
        """Return none: printed anew, what was signed is the paper that was signed.

        Its public page says that it holds no longer.
        """
        return {} if paper == DOCUMENT else super()._get_ended_issues(paper)

    def _get_issue_names(self, paper=DOCUMENT):
        """Its report names the file by the seal."""
        return {} if paper == DOCUMENT else super()._get_issue_names(paper)

    def _void_signatures(self, snapshot_vals):
        """What is returned was issued, and holds no longer."""
        voided = defaultdict(list)
        for vals in snapshot_vals:
            voided[vals["void_reason"]].append(vals["pk_id"])
        for reason, ids in voided.items():
            self.browse(ids)._withdraw_issues(reason)
        return super()._void_signatures(snapshot_vals)

    def write(self, vals):
        """The issue of an agreement ends with the agreement."""
        result = super().write(vals)
        if vals.get("state") == "replaced":
            pks = self.sudo()
            former = pks._get_standing_issues()
            ended = pks.env["sidocakep.issued.document"].concat(*former.values())
            with sealing_anew(ended):
                pks._end_former_issues(former)
        if "date_until" in vals or vals.get("state") == "replaced":
            self.sudo()._keep_last_days()
        return result

    def _issue(self, paper=DOCUMENT):
        result = super()._issue(paper)
        if paper == DOCUMENT:
            self.sudo().previous_id._keep_last_days()
        return result

    def _keep_last_days(self):
        """Tell the register through which day each holds: until its tenure ended.

        That day may be entered after the agreement was replaced.
        """
        last = {issue.res_id: issue for issue in self._search_issues(DOCUMENT)}
        changed = {
            last[pk.id]: pk.date_until
            for pk in self
            if pk.id in last
            and last[pk.id].state == REPLACED
            and last[pk.id].last_day != pk.date_until
        }
        issues = self.env["sidocakep.issued.document"].sudo().concat(*changed)
        with sealing_anew(issues):
            for issue, day in changed.items():
                issue.write({"last_day": day})

    def _end_former_issues(self, former):
        """End the issues of agreements that others took the place of.

        :param former: ``{id: issue that holds}``
        """
        following = self.next_ids._get_standing_issues()
        for pk in self.filtered(lambda pk: pk.id in former):
            former[pk.id]._end(REPLACED, pk._get_issue_reason(), pk.date_until)
            later = [following[i] for i in pk.next_ids.ids if i in following]
            if later:
                newest = max(issue.id for issue in later)
                former[pk.id].write({"replaced_by_id": newest})

    @api.model
    def _find_paper(self, token):
        """The register says of the same paper what its own page says."""
        found = super()._find_paper(token)
        if found:
            issues = self.env["sidocakep.issued.document"].sudo()
            issues = issues.search(
                [("res_model", "=", self._name), ("content_seal", "=like", f"{token}%")]
            )
            states = [issue._get_seal_state() for issue in issues]
            found["is_register_broken"] = BROKEN in states
        return found

    def _find_print_problems(self):
        """Compare what is handed out with the file of the last signature."""
        result = super()._find_print_problems()
        reports = self.env["ir.actions.report"].sudo()
        prints = reports._typeset_get_kept(PK_REPORT, self)
        for pk_id, attachment in prints.items():
            pk = self.browse(pk_id)
            last = pk.signature_ids.filtered(
                lambda row: row.pdf_hash and not row.snapshot_id
            ).sorted("id")[-1:]
            content = attachment.raw or b""
            if last and hashlib.sha256(content).hexdigest() != last.pdf_hash:
                result.setdefault(pk_id, []).append(("print", {}))
        return result
