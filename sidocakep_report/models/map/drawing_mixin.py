from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.sidocakep_base.exceptions import TransitionAccessError
from odoo.addons.sidocakep_base.models.document.seal_rows import sealing_anew

from ..issued.paper import DOCUMENT, Paper
from ..issued.sidocakep_issued_document import REPLACED

#: Key of the context that names the period whose achievement is drawn.
ACHIEVEMENT_KEY = "sidocakep_achievement"


class SidocakepDrawingMixin(models.AbstractModel):
    """A document whose paper is a drawing: issued as it is decided.

    What the boxes say is kept with the issue, which is printed from then on. A drawing
    by achievement is a look at the day of printing and no such paper. What follows a
    decision (a review, links to posts, answers of other agencies) comes onto paper with
    the next issue.

    - :meth:`_get_drawings`: ``{id: what the drawing says now}``, with the rights of who
      asks; ``rows`` are its boxes
    """

    _name = "sidocakep.drawing.mixin"
    _description = "Document That Is Drawn"
    _inherit = ["sidocakep.issued.mixin"]

    can_issue = fields.Boolean(compute="_compute_can_issue")

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_can_issue(self):
        decide = self._workflow_transitions["decide"]
        decided = self._origin.filtered(
            lambda item: item.state == item._version_in_force
        )
        allowed = decided._filter_step_users(decide)._filtered_access(decide.access)
        for item in self:
            item.can_issue = item._origin in allowed

    @api.model
    def _get_papers(self):
        paper = Paper(
            self._issue_label, self._issue_report, "_get_drawings", by=("decide",)
        )
        return {DOCUMENT: paper}

    @api.model
    def _find_printed_paper(self, report):
        if self.env.context.get(ACHIEVEMENT_KEY):
            return None
        return super()._find_printed_paper(report)

    def _filter_paper(self, paper):
        """Return those that were decided."""
        states = {
            self._version_in_force,
            self._version_retired,
            *self._version_ended,
        }
        return self.filtered(lambda item: item.state in states)

    def _get_drawings(self):
        raise NotImplementedError

    def _get_drawing_values(self):
        """Return ``{id: values of the printed drawing}``."""
        if self.env.context.get(ACHIEVEMENT_KEY):
            return {
                key: {**values, "issued": None, "before_register": False}
                for key, values in self._get_drawings().items()
            }
        return self._get_paper_values(DOCUMENT)

    def _issue(self, paper=DOCUMENT):
        """What is issued tells of no achievement, whatever the context asks for."""
        plain = self.with_context(**{ACHIEVEMENT_KEY: False})
        return super(SidocakepDrawingMixin, plain)._issue(paper)

    def action_issue(self):
        """Issue the drawing of a decided document as it stands today.

        Of one that was decided before there was a register, too.
        """
        self.check_access("write")
        decide = self._workflow_transitions["decide"]
        if refused := self - self._filter_step_users(decide):
            raise TransitionAccessError(
                self.env._(
                    "The drawing of %(documents)s is issued by who decides the "
                    "document. Ask the head of the agency to issue it.",
                    documents=", ".join(refused.mapped("display_name")),
                )
            )
        for item in self:
            if item.state != item._version_in_force:
                raise UserError(
                    self.env._(
                        "%(document)s is %(state)s: the drawing of a decided document "
                        "is issued. Decide it first.",
                        document=item.display_name,
                        state=item._get_state_label(),
                    )
                )
        before = self._get_standing_issues()
        self._issue()
        after = self._get_standing_issues()
        for item in self:
            if before.get(item.id) == after.get(item.id):
                raise UserError(
                    self.env._(
                        "%(document)s is drawn as it was issued: nothing of it has "
                        "changed since. Print that issue.",
                        document=item.display_name,
                    )
                )
        return True

    def _get_issue_reason(self):
        """Say of an issue anew that it is one: the document itself stayed."""
        if self.id in self._get_standing_issues():
            return self.env._(
                "It was issued anew as it stood on %(day)s.",
                day=self._format_day(self.env.user._get_office_day()),
            )
        return super()._get_issue_reason()

    def _transition(self, name, vals=None, reason=None):
        result = super()._transition(name, vals, reason)
        if name == "end":
            self._close_issues()
        return result

    def _close_issues(self):
        """What is over no longer holds; the drawing that follows it is named."""
        standing = self._get_standing_issues()
        register = self.env["sidocakep.issued.document"].sudo()
        with sealing_anew(register.concat(*standing.values())):
            for key, issue in standing.items():
                item = self.browse(key)
                issue._end(REPLACED, self.env._("The time of the document is over."))
                following = item.sudo()._find_following()._get_standing_issues()
                if following:
                    issue.write({"replaced_by_id": next(iter(following.values())).id})

    def _find_following(self):
        """Return the decided document of the time after this one."""
        *same, time = self._version_key
        domain = Domain(time, ">", self[time])
        domain &= Domain("state", "=", self._version_in_force)
        for name in same:
            value = self[name]
            value = value.id if isinstance(value, models.BaseModel) else value
            domain &= Domain(name, "=", value)
        return self.search(domain, order=time, limit=1)
