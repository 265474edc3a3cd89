"""A step on many documents, of which somebody else is saving one."""

from functools import wraps

from odoo import models
from odoo.exceptions import LockError

from ...client import notify


def leave_out_busy(step):
    """Let a step that a person takes on many leave out what others are saving.

    What is left out is named; the step is taken on all the others, or on none of them.
    """

    @wraps(step)
    def take(self, *args, **kwargs):
        self.check_access("read")
        free = self._hold_free()
        result = step(free, *args, **kwargs)
        busy = self - free
        return free._tell_left_out(busy) if busy else result

    return take


class SidocakepWorkflowMixin(models.AbstractModel):
    """A pile does not wait for the one document that a colleague has open to save."""

    # A concern a file.
    # pylint: disable-next=consider-merging-classes-inherited
    _inherit = "sidocakep.workflow.mixin"

    def _hold_free(self):
        """Hold these documents and return them, without those others keep too long.

        :raises LockError: not one of them is free
        """
        try:
            self.lock_for_update(allow_referencing=True)
        except LockError:
            free = self.try_lock_for_update(allow_referencing=True)
            if not free:
                raise
            return free
        return self

    def _tell_left_out(self, busy):
        """Return the notification that these are done and ``busy`` are not."""
        message = self.env._(
            "%(count)s done. Left out, because somebody else is saving it right now: "
            "%(documents)s. Take the step on it again in a minute.",
            count=len(self),
            documents=", ".join(busy.mapped("display_name")),
        )
        return notify(message, "warning", is_sticky=True)
