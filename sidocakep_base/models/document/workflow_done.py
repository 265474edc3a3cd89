"""A step that was taken already: by whom, when, and what comes next."""

from odoo import models

from ...exceptions import TransitionError


class SidocakepWorkflowMixin(models.AbstractModel):
    """Whoever takes a step a second time is told so, not that it is another's.

    A double click, a page left open, a colleague who was quicker: the document has left
    the state from which the step starts, and who may take the step is asked by state.
    """

    # A concern a file.
    # pylint: disable-next=consider-merging-classes-inherited
    _inherit = "sidocakep.workflow.mixin"

    def _check_transition_user(self, transition):
        self._check_not_done(transition)
        return super()._check_transition_user(transition)

    def _check_not_done(self, transition):
        """Tell who took the step, to that person and to whoever might have.

        :raises TransitionError: the step was the one that led out of its source states
        """
        late = self.filtered(lambda record: record.state not in transition.src)
        allowed = late._filter_step_users(transition)
        for record in late:
            row = self.env["sidocakep.trail"]._find_step(record, transition.src)
            is_own = row.user_id == self.env.user
            if row.new_value == transition.dst and (is_own or record in allowed):
                raise TransitionError(record._get_done_text(row))

    def _get_done_text(self, row):
        """Return what is said of a step that stands in the trail already."""
        values = {
            "document": self.display_name,
            "person": row.user_name,
            "date": self._format_moment(row.date),
        }
        if row.user_id == self.env.user:
            done = self.env._(
                "You have taken this step on %(document)s already, on %(date)s.",
                **values,
            )
        else:
            done = self.env._(
                "%(person)s has taken this step on %(document)s already, on %(date)s.",
                **values,
            )
        return self._join_next(done)

    def _join_next(self, done):
        """Return a sentence about the past with those about what comes next."""
        state = self.env._("It is %(state)s now.", state=self._get_state_label())
        load = self.env._("Load the page again.")
        following = self._get_next_texts()[self]
        return " ".join(filter(None, (done, state, following, load)))

    def _get_next_text(self):
        """Return whose turn it is, as a sentence; nothing where nobody's is."""
        return ""
