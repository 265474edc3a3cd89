"""A step that would be refused is refused before anybody confirms it."""

from odoo import models
from odoo.exceptions import AccessError
from odoo.service.model import get_public_method

# An object cannot travel over RPC: only server code can put it in a context.
_TRIED = object()
_TRIED_KEY = "sidocakep_tried"


class StepPossibleError(Exception):
    """Nothing refuses the step that is tried: it would be taken now."""


class Base(models.AbstractModel):
    """What is tried ends where the step would begin to write."""

    _inherit = "base"  # pylint: disable=consider-merging-classes-inherited

    def _try_step(self, name):
        """Raise the refusal that the button ``name`` would meet; change nothing.

        What is tried goes through all checks of the step as they are, and is taken
        back: there is no second list of what a step needs.
        """
        if not (self._name.startswith("sidocakep.") and name.startswith("action_")):
            raise AccessError(
                self.env._(
                    "This is no step of a document. Press its button on the form."
                )
            )
        step = get_public_method(self, name)
        cursor = self.env.cr
        try:
            with cursor.savepoint():
                step(self.with_context(**{_TRIED_KEY: _TRIED}))
                raise StepPossibleError
        except StepPossibleError:
            return True
        finally:
            # What the step would have sent or told after the request.
            cursor.precommit.clear()
            cursor.postcommit.clear()

    def _end_try(self):
        """Stop here where a step is only tried: all of its checks have passed."""
        if self.env.context.get(_TRIED_KEY) is _TRIED:
            raise StepPossibleError
