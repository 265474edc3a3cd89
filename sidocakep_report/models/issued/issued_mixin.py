from odoo import api, fields, models
from odoo.tools import SQL, frozendict

from odoo.addons.sidocakep_base.engine.sealing import get_seal
from odoo.addons.sidocakep_base.models.document.seal_rows import sealing_anew

from .entering import entering
from .paper import DOCUMENT, Paper
from .sidocakep_issued_document import IN_FORCE, REPLACED, WITHDRAWN


class SidocakepIssuedMixin(models.AbstractModel):
    """A document that is issued: entered in the register, with a code on each page.

    - ``_issue_label``: what the document is, as its paper says
    - ``_issue_report``: the report that prints it
    - :meth:`_get_issued_content`: what it says, and the seal of it
    - :meth:`_get_papers`: what goes with it and is issued beside it, each paper with a
      row, a file and a code of its own
    """

    _name = "sidocakep.issued.mixin"
    _description = "Document That Is Issued"
    _inherit = ["sidocakep.workflow.mixin"]

    #: ``{paper: keys of its content that it does not print}``
    _issue_unprinted = frozendict()
    _issue_label = ""
    _issue_report = None

    @api.model
    def _get_papers(self):
        """Return ``{key: Paper}`` of all that is issued of a document, itself first."""
        if not self._issue_label:
            return {}
        return {DOCUMENT: Paper(self._issue_label, self._issue_report)}

    @api.model
    def _find_printed_paper(self, report):
        """Return the key of the paper that a report prints; ``None``: it is no such."""
        # The number that is kept of a name: whether it still stands need not be asked.
        find = self.env["ir.model.data"]._xmlid_to_res_id
        papers = self._get_papers().items()
        return next(
            (key for key, paper in papers if find(paper.report) == report.id), None
        )

    def _get_issued_content(self):
        """Return the frozen content and its SHA-256."""
        raise NotImplementedError

    def _filter_paper(self, paper):
        """Return those whose paper is to be issued: what it tells of is done."""
        return self

    def _find_kin(self):
        """Return ``{id: records of another model}`` whose papers stand beside its own.

        Where a letter is a document of its own, beside what it brings; sudo.
        """
        return {}

    @api.model
    def _get_printed_code(self, seal):
        """Return the short form of a seal as the paper prints it, empty if it does not.

        The public page names it, for whoever compares it with the paper.
        """
        return ""

    def _get_standing_issues(self, paper=DOCUMENT):
        """Return ``{id: issue that holds}`` of a paper of these documents; sudo."""
        issues = self.env["sidocakep.issued.document"].sudo()
        issues.flush_model(["res_model", "res_id", "paper", "state"])
        # Asked twice with each print; a search takes four times as long as its query.
        rows = self.env.execute_query(
            SQL(
                "SELECT res_id, id FROM sidocakep_issued_document WHERE res_model = %s"
                " AND res_id = ANY(%s) AND paper = %s AND state = %s ORDER BY id",
                self._name,
                self.ids,
                paper,
                IN_FORCE,
            )
        )
        found = issues.browse([issue_id for _res_id, issue_id in rows])
        standing = {key: issue for (key, _), issue in zip(rows, found, strict=True)}
        return standing | self._get_issues_printed(paper)

    def _get_issues_printed(self, paper):
        """Return ``{id: issue}`` of what ended and is printed as issued; sudo."""
        issues = self.env["sidocakep.issued.document"].sudo()._get_being_printed()
        return {
            issue.res_id: issue
            for issue in issues
            if (issue.res_model, issue.paper) == (self._name, paper)
            and issue.res_id in self._ids
        }

    def _search_issues(self, paper, domain=()):
        """Return the issues of a paper of these documents, the newest last."""
        issues = self.env["sidocakep.issued.document"].sudo()
        own = [("res_model", "=", self._name), ("res_id", "in", self.ids)]
        return issues.search([*own, ("paper", "=", paper), *domain], order="id")

    def _find_issue(self, paper=DOCUMENT):
        """Return the issue of a paper that holds, else the last one."""
        return self._find_issues(paper)[:1]

    def _find_issues(self, paper=DOCUMENT):
        """Return of each of the documents the issue that holds, else its last one."""
        issues = self.env["sidocakep.issued.document"]
        domain = [
            ("res_model", "=", self._name),
            ("res_id", "in", self.ids),
            ("paper", "=", paper),
        ]
        # "in_force" comes first of the words for a state
        found = issues.search(domain, order="state, id desc").grouped("res_id")
        return issues.union(*(found[key][:1] for key in self.ids if key in found))

    def _issue(self, paper=DOCUMENT):
        """Enter a paper of the documents in the register; the issue before ends."""
        items = self.sudo() if paper in self._get_papers() else self.browse()
        items = items._filter_paper(paper)
        own = items._get_standing_issues(paper)
        before = {}
        if "previous_id" in self._fields:
            before = items.previous_id._get_standing_issues(paper)
        contents = items._get_paper_contents(paper)
        vals_list, formers = [], []
        for item in items:
            content, seal = contents[item.id]
            former = own.get(item.id)
            if former and former.content_seal == seal:
                continue
            if not former and item._issue_takes_over():
                former = before.get(item.previous_id.id)
            vals_list.append(item._prepare_issue_vals(content, seal, paper))
            formers.append((former, former and item._get_issue_reason()))
        self._enter_issues(vals_list, formers)

    @api.model
    def _enter_issues(self, vals_list, formers):
        """Enter rows in the register; what each takes the place of ends.

        :param formers: ``[(issue that ends or nothing, why)]``, one a row
        """
        issues = self.env["sidocakep.issued.document"].sudo()
        ended = issues.concat(*(former for former, _reason in formers if former))
        with sealing_anew(ended):
            for former, reason in formers:
                if former:
                    former._end(REPLACED, reason)
            # The one that holds is unique: those before end before the next enter.
            issues.flush_model(["state"])
            with entering():
                entered = issues._as_program().create(vals_list)
            if entered:
                entered._ask_for_files()
            for (former, _reason), issue in zip(formers, entered, strict=True):
                if former:
                    former.write({"replaced_by_id": issue.id})

    def _issue_takes_over(self):
        """Tell whether the issue of the version before ends with this one."""
        return "previous_id" in self._fields

    def _get_paper_contents(self, paper):
        """Return ``{id: (content, seal)}`` of what is issued."""
        method = self._get_papers()[paper].content if self else ""
        if not method:
            return {item.id: item._get_issued_content() for item in self}
        contents = getattr(self, method)()
        return {key: (content, get_seal(content)) for key, content in contents.items()}

    def _prepare_issue_vals(self, content, seal, paper=DOCUMENT):
        """Return the row of the register for this content."""
        self.ensure_one()
        facts = (
            self._get_issue_facts(content)
            if paper == DOCUMENT
            else self._get_paper_facts(content, paper)
        )
        return {
            **facts,
            "paper": paper,
            "kind": self._get_papers()[paper].label,
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
            "date": self._get_issue_day(content),
        }

    def _get_issue_day(self, content):
        """Return the day of the issue: what was updated since is of that day."""
        written = content.get("updated_iso") or content.get("date_iso")
        day = fields.Date.to_date(written)
        return day or self.env.user._get_office_day()

    def _get_issue_time(self, content, year):
        """Return the words that say of what time an issue is: period and year."""
        if until := content.get("until"):
            return year, until
        return (self._get_issue_period() or year,)

    def _get_issue_period(self):
        """Return the period of the document as papers name it; empty: it has none."""
        return self._get_printed_period() if "period_no" in self._fields else ""

    def _get_paper_facts(self, content, paper):
        """Return name, number and date of what goes with the document."""
        label = self._get_papers()[paper].label
        when = content.get("period") or self._get_issue_period()
        when = when or content.get("year") or ""
        return {
            "name": f"{label} {when}".strip() + f" - {self.company_id.name}",
            "number": content.get("number") or False,
            "date": self._get_issue_day(content),
        }

    @api.model
    def _say_waits(self):
        """Return on paper what it waits for before it holds; issued, it mostly does."""
        return ""

    def _list_brought(self, paper, content):
        """Return in words what a paper brings or acknowledges, for its public page.

        :param content: what the paper says
        """
        return []

    def _get_issue_reason(self):
        """Return why the issue before ends."""
        reason = self._get_next_reason() if hasattr(self, "_get_next_reason") else ""
        return reason or self.env._("A later issue of the document took its place.")

    def _withdraw_issues(self, reason, paper=DOCUMENT):
        """End the issues of a paper of documents that no longer hold."""
        issues = self.env["sidocakep.issued.document"].sudo()
        standing = self._get_standing_issues(paper)
        issues.concat(*standing.values())._end(WITHDRAWN, reason)

    # ------------------------------------------------------------------
    # Papers that go with a document
    # ------------------------------------------------------------------

    def _transition(self, name, vals=None, reason=None):
        """Issue with a step the papers that go with it, or end them."""
        result = super()._transition(name, vals, reason)
        for key, paper in self._get_papers().items():
            if name in paper.by:
                self._issue(key)
            if name in paper.ended_by:
                self._withdraw_issues(
                    reason or self.env._("The document was taken back."), key
                )
        return result

    def _get_paper_values(self, paper):
        """Return ``{id: values of the printed paper}``.

        What was issued is printed as it was issued; before that it says what the
        records say now. What was handed over before the register had such papers says
        so: it has no code, and none is made up.
        """
        issues = {
            issue.res_id: issue
            for issue in self._search_issues(paper, [("state", "!=", WITHDRAWN)])
        }
        issues |= self._get_issues_printed(paper)
        left = self.filtered(lambda item: item.id not in issues)
        live = getattr(left, self._get_papers()[paper].content)() if left else {}
        done = left.sudo()._filter_paper(paper).ids
        result = {
            item.id: {
                **live[item.id],
                "issued": None,
                "before_register": item.id in done,
            }
            for item in left
        }
        for key, issue in issues.items():
            result[key] = {
                **issue.content,
                "issued": issue._get_mark() if issue.is_coded else None,
            }
        return result

    def _get_headed_values(self, paper):
        """Return the same of a paper with a letterhead, with the coat of arms of today.

        It is none of the texts that are kept with what was issued.
        """
        values = self._get_paper_values(paper)
        for item in self:
            logo = item.company_id.sudo()._get_printed_logo()
            agency = values[item.id]["agency"]
            values[item.id]["agency"] = {**agency, "logo": logo}
        return values

    # ------------------------------------------------------------------
    # Printed
    # ------------------------------------------------------------------

    def _get_issue_marks(self, paper=DOCUMENT):
        """Return ``{id: mark of the footer}``; a draft has none.

        Nor has what was signed before there was a register: printed anew it is the
        paper that was signed. What holds no longer keeps its code, and says so.
        """
        issues = self._get_ended_issues(paper) | self._get_standing_issues(paper)
        return {
            key: issue._get_mark() for key, issue in issues.items() if issue.is_coded
        }

    def _get_ended_issues(self, paper):
        """Return ``{id: issue that ended}`` of those that still print what it said.

        A document that came back is a draft again, with nothing of what was issued.
        """
        issues = {
            issue.res_id: issue
            for issue in self._search_issues(paper, [("state", "!=", IN_FORCE)])
        }
        if paper != DOCUMENT:
            return {
                key: issue for key, issue in issues.items() if issue.state == REPLACED
            }
        seals = {item.id: item._get_issued_content()[1] for item in self.browse(issues)}
        return {
            key: issue
            for key, issue in issues.items()
            if issue.content_seal == seals[key]
        }

    def _get_issue_names(self, paper=DOCUMENT):
        """Return ``{id: name of the file}`` of what the report of a paper keeps."""
        issues = self._get_standing_issues(paper)
        return {key: issue._get_file_name() for key, issue in issues.items()}
