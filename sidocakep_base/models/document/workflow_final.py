"""Which steps nobody can undo: their buttons ask first (``base_view.py``)."""

from odoo import models


class SidocakepWorkflowMixin(models.AbstractModel):
    """A step that leads to another state is undone by a way back through the table.

    A step that leaves the state as it is, is final unless the model names in
    ``_workflow_undone_by`` which step takes back what it wrote. A button that opens a
    window of its own has asked: the model names its method in ``_asking_methods``.
    """

    # A concern a file.
    # pylint: disable-next=consider-merging-classes-inherited
    _inherit = "sidocakep.workflow.mixin"

    _workflow_undone_by: dict[str, str] = {}
    _asking_methods: frozenset[str] | set[str] = frozenset()

    def _get_final_steps(self):
        """Return the names of the steps that no other step undoes."""
        steps = self._workflow_transitions
        return {
            name
            for name, step in steps.items()
            if name not in self._workflow_undone_by
            and (step.dst in step.src or not self._leads_back(step))
        }

    def _find_step_of(self, button):
        """Return the name of the step that a button of a view takes, if it takes one.

        :param button: its element; a step's button is hidden by ``can_<step>`` first
        """
        hidden = (button.get("invisible") or "").split()
        name = hidden[1] if hidden[:1] == ["not"] and len(hidden) > 1 else ""
        step = name.removeprefix("can_")
        return step if step != name and step in self._workflow_transitions else None

    def _get_final_question(self, name, title):
        """Return what is asked before a final step.

        :param title: what stands on its button
        """
        step = self._workflow_transitions[name]
        if step.dst in step.src:
            return self.env._(
                "%(step)s: your name and today's date are kept with it, and nobody can "
                "undo it. Continue?",
                step=title,
            )
        return self.env._(
            "%(step)s: the document is “%(state)s” from then on, and nobody can undo "
            "it. Continue?",
            step=title,
            state=self._get_state_label(step.dst),
        )

    def _leads_back(self, step):
        """Tell whether a document comes back to a state from which the step starts."""
        reached, waiting = set(), {step.dst}
        while waiting:
            state = waiting.pop()
            reached.add(state)
            waiting |= {
                other.dst
                for other in self._workflow_transitions.values()
                if state in other.src
            } - reached
        return not reached.isdisjoint(step.src)
