from odoo import api, fields, models

from .sidocakep_issued_document import IN_FORCE, REPLACED, WITHDRAWN


class SidocakepIssuedMixin(models.AbstractModel):
    """A document that is issued: entered in the register, with a code on each page.

    - ``_issue_label``: what the document is, as its paper says
    - ``_issue_report``: the report that prints it
    - :meth:`_get_issued_content`: what it says, and the seal of it
    """

    _name = "sidocakep.issued.mixin"
    _description = "Document That Is Issued"

    _issue_label = ""
    _issue_report = None

    def _get_issued_content(self):
        """Return the frozen content and its SHA-256."""
        raise NotImplementedError

    @api.model
    def _get_printed_code(self, seal):
        """Return the short form of a seal as the paper prints it, empty if it does not.

        The public page names it, for whoever compares it with the paper.
        """
        return ""

    def _get_standing_issues(self):
        """Return ``{id: issue that holds}`` of these documents."""
        issues = self.env["sidocakep.issued.document"].sudo()
        found = issues.search(
            [
                ("res_model", "=", self._name),
                ("res_id", "in", self.ids),
                ("state", "=", IN_FORCE),
            ]
        )
        return {issue.res_id: issue for issue in found}

    def _find_issue(self):
        """Return the issue of a document that holds, else the last one."""
        issues = self.env["sidocakep.issued.document"]
        domain = [("res_model", "=", self._name), ("res_id", "in", self.ids)]
        # "in_force" comes first of the words for a state
        return issues.search(domain, order="state, id desc", limit=1)

    def _issue(self):
        """Enter the documents in the register; the issue before ends with it."""
        items = self.sudo() if self._issue_label else self.browse()
        own = items._get_standing_issues()
        before = {}
        if "previous_id" in self._fields:
            before = items.previous_id._get_standing_issues()
        vals_list, formers = [], []
        for item in items:
            content, seal = item._get_issued_content()
            former = own.get(item.id)
            if former and former.content_seal == seal:
                continue
            if not former and item._issue_takes_over():
                former = before.get(item.previous_id.id)
            vals_list.append(item._prepare_issue_vals(content, seal))
            formers.append(former)
            if former:
                former._end(REPLACED, item._get_issue_reason())
        issues = self.env["sidocakep.issued.document"].sudo()
        # The one that holds is unique: those before end before the next are entered.
        issues.flush_model(["state"])
        entered = issues._as_program().create(vals_list)
        if entered:
            entered._ask_for_files()
        for former, issue in zip(formers, entered, strict=True):
            if former:
                former.write({"replaced_by_id": issue.id})

    def _issue_takes_over(self):
        """Tell whether the issue of the version before ends with this one."""
        return "previous_id" in self._fields

    def _prepare_issue_vals(self, content, seal):
        """Return the row of the register for this content."""
        self.ensure_one()
        return {
            **self._get_issue_facts(content),
            "kind": self._issue_label,
            "company_id": self.company_id.id,
            "res_model": self._name,
            "res_id": self.id,
            "content": content,
            "content_seal": seal,
            "token": self.env["sidocakep.issued.document"]._make_token(),
            "is_coded": True,
            "has_places": True,
        }

    def _get_issue_facts(self, content):
        """Return name, number and date of the issue, from what the document says."""
        first = content.get("first") or {}
        whose = first.get("title") or self.company_id.name
        year = content.get("year") or ("year" in self._fields and self.year)
        words = (self._issue_label, *self._get_issue_time(content, year))
        what = " ".join(str(word) for word in words if word)
        return {
            "name": f"{what} - {whose}",
            "number": content.get("document") or content.get("number") or False,
            "date": fields.Date.to_date(content.get("date_iso"))
            or self.env.user._get_office_day(),
        }

    def _get_issue_time(self, content, year):
        """Return the words that say of what time an issue is."""
        return year, content.get("until")

    def _get_issue_reason(self):
        """Return why the issue before ends."""
        reason = self._get_next_reason() if hasattr(self, "_get_next_reason") else ""
        return reason or self.env._("A later issue of the document took its place.")

    def _withdraw_issues(self, reason):
        """End the issues of documents that no longer hold."""
        issues = self.env["sidocakep.issued.document"].sudo()
        issues.concat(*self._get_standing_issues().values())._end(WITHDRAWN, reason)

    def _get_issue_marks(self):
        """Return ``{id: mark of the footer}``; a draft has none.

        Nor has what was signed before there was a register: printed anew it is the
        paper that was signed.
        """
        issues = self._get_standing_issues()
        return {
            key: issue._get_mark() for key, issue in issues.items() if issue.is_coded
        }

    def _get_issue_names(self):
        """Return ``{id: name of the file}`` of what this model's report keeps."""
        issues = self._get_standing_issues()
        return {key: issue._get_file_name() for key, issue in issues.items()}
