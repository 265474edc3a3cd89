from odoo import fields, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date


class SidocakepActionPlan(models.Model):
    """What the schedule of the twelve months says on paper. Paser 23/2016 annex I.

    The heading and the numbered months are those of the annex; who is responsible
    (art. 6(4)d) stands beside them.
    """

    _name = "sidocakep.action.plan"
    _inherit = ["sidocakep.action.plan", "sidocakep.frozen.document.mixin"]

    # Day and name of who decides are written with the step: kept right after it.
    _document_kept_by = None
    _printed_form = "action_plan"
    _issue_label = "Rencana Aksi"
    _issue_report = "sidocakep_report.action_report_action_plan"

    def _transition(self, name, vals=None, reason=None):
        result = super()._transition(name, vals, reason)
        if name == "decide":
            self._keep_document()
        return result

    def _get_document_values(self):
        """Return ``{plan id: values of its printed schedule}``, formatted."""
        documents, marks = self._get_document(), self._get_issue_marks()
        return {
            plan.id: {
                **documents[plan.id],
                "is_draft": plan.state == "draft",
                "issued": marks.get(plan.id),
            }
            for plan in self
        }

    def _get_live_document(self):
        """Return ``{plan id: content of its schedule}`` as the records say now."""
        heads = self._get_heads()
        return {
            plan.id: plan._get_heading(heads.get(plan.company_id.id))
            | plan._get_printed_parts()
            for plan in self
        }

    def _get_heading(self, head):
        """Return what stands around the rows; a draft names who would decide it."""
        company, day = self.company_id.sudo(), self.decided_on
        title, name = self.decider_title, self.decider_name
        if self.state == "draft":
            title, name = (head.title, head.employee.name) if head else (False, False)
        return {
            "year": str(self.year),
            "holder": company.name.upper(),
            "government": f"PEMERINTAH {company._get_government_title().upper()}",
            "version": self.version,
            "document": self.document_number or "",
            "place": company._get_signing_place(),
            "date": format_date(day) if day else "",
            "date_iso": fields.Date.to_string(day) or "",
            "signer_title": title or "",
            **self._get_printed_decider(head, name or ""),
        }

    def _get_printed_decider(self, head, name):
        """Return name, rank and NIP of who decides; of another than the head his name.

        It is kept as the head decides: he holds the post then.
        """
        employee = head.employee if head else self.env["hr.employee"].sudo()
        values = employee._get_official_values("signer", self.decided_on)
        if values["signer_name"] == name:
            return values
        nobody = employee.browse()._get_official_values("signer")
        return {**nobody, "signer_name": name}

    def _get_printed_parts(self):
        """Return the rows of the schedule, and the targets of those that have any."""
        numbered = self._number_actions()
        parts = {"rows": [self._get_printed_row(action, no) for no, action in numbered]}
        targets = [
            self._get_printed_targets(action, no)
            for no, action in numbered
            if action.target_ids.filtered(_has_figure)
        ]
        return {**parts, **({"targets": targets} if targets else {})}

    def _number_actions(self):
        """Return ``[(number, action)]`` in order, sub-actions below their action."""
        numbered = []
        tops = self.action_ids.filtered(lambda action: not action.parent_id)
        for number, action in enumerate(tops, start=1):
            numbered.append((f"{number}.", action))
            numbered += [
                (f"{number}.{part}", child)
                for part, child in enumerate(action.child_ids, start=1)
            ]
        return numbered

    def _get_printed_row(self, action, number):
        is_before = action.for_year == "before"
        year = f" (untuk tahun {action.year - 1})" if is_before else ""
        return {
            "no": number,
            "name": f"{action.display_name}{year}",
            "months": sorted(action._get_months()),
            "responsible": action.sudo().responsible_id.name or "",
        }

    def _get_printed_targets(self, action, number):
        """Return the targets of an action by month; that of a quarter in its last."""
        months = [""] * 12
        for target in action.target_ids.filtered(_has_figure):
            is_month = target.period_kind == "month"
            month = target.period_no if is_month else 3 * target.period_no
            months[month - 1] = target._get_printed_value(with_unit=False)
        return {
            "no": number,
            "name": action.display_name,
            "indicator": action.sudo().indicator_id.name or "",
            "unit": action.unit_id.name or "",
            "months": months,
        }


def _has_figure(target):
    return target.figure_status == "figure"
