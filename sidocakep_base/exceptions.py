"""Typed refusals: tests and callers tell them apart by class, users by message."""

from odoo.exceptions import AccessError, UserError


class TransitionError(UserError):
    """The document is not in a state from which this step is possible."""


class FrozenRecordError(UserError):
    """The document's content is fixed; a correction is a new version."""


class WorkflowFieldError(AccessError):
    """A field owned by the workflow was written from outside its transition."""


class TransitionAccessError(AccessError):
    """The user may not take this step on this document."""


class DiskError(UserError):
    """The disk of the server did not take a file: no document's fault.

    Whoever works off many goes on with none of the others: they would end alike.
    """


class StaleRecordError(UserError):
    """Somebody else changed what is saved since it was shown; nothing was written.

    :param changes: what differs, a list of dicts of texts for the dialog
        (``static/src/seen``)
    :param is_gone: the document itself was deleted
    """

    def __init__(self, message, changes=(), is_gone=False):
        super().__init__(message)
        # Odoo hands this attribute of an exception to the client.
        self.context = {"changes": list(changes), "is_gone": is_gone}
