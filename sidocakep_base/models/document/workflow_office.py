"""What waits for an office: everybody in it may take the step and finds it waiting."""

from dataclasses import dataclass

from odoo import models
from odoo.tools.translate import LazyGettext


@dataclass(frozen=True)
class OfficeStep:
    """A step that belongs to an office of the government, not to one person.

    :param label: what the figure on the first screen is called
    :param action: xml id of the action whose views show the documents
    :param domain: what the documents have besides a source state of the step, e.g. no
        day of the station yet
    :param activities: xml ids of the activity types by which one of the office is asked
    :param groups: who finds it waiting, where the step names a person of the office
        instead of groups (``who``)
    :param authors: fields with those who brought it here: nobody is asked of his own
    """

    label: LazyGettext
    action: str
    domain: tuple = ()
    activities: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


class SidocakepWorkflowMixin(models.AbstractModel):
    """An office has more people than the one who is asked.

    A model names in ``_office_steps`` the :class:`OfficeStep` of each transition that
    an office takes; the groups are those of the transition. Whoever is in one of them
    finds it on the first screen (``home/res_users_work.py``). What a person of a post
    takes is asked of him by an activity (``workflow_turn.py``).
    """

    # A concern a file.
    # pylint: disable-next=consider-merging-classes-inherited
    _inherit = "sidocakep.workflow.mixin"

    _office_steps: dict[str, OfficeStep] = {}

    def _get_own_office_steps(self):
        """Return ``{name: OfficeStep}`` of the offices that the user is in."""
        user = self.env.user
        return {
            name: step
            for name, step in self._office_steps.items()
            if any(
                map(
                    user.has_group,
                    step.groups or self._workflow_transitions[name].groups,
                )
            )
        }

    def _get_own_ways(self):
        """Whoever of the office is not asked may take its step: beside a button of his.

        What a document says itself of a step stands.
        """
        return {**self._get_office_ways(), **super()._get_own_ways()}

    def _get_office_ways(self):
        """Return ``{document id: sentence}`` of the steps of the user's offices."""
        said = self.env._(
            "You belong to those who take this step: you may take it as well."
        )
        return {
            document.id: said
            for name in self._get_own_office_steps()
            for document in self._workflow_allowed(name)
        }

    def _get_office_domain(self, name):
        """Return what waits for the step ``name``, as a domain that a client takes."""
        step = self._office_steps[name]
        return [
            ("state", "in", list(self._workflow_transitions[name].src)),
            *step.domain,
            *((author, "!=", self.env.uid) for author in step.authors),
        ]
