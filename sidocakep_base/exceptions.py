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
