from odoo import models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.exceptions import DiskError


class SidocakepGatheredMixin(models.AbstractModel):
    """What a bundle gathers: it has its file, or a job prints it.

    A model says in ``_filter_printable`` which have none yet and may have one, and
    prints those in ``_make_files``.
    """

    _name = "sidocakep.gathered.mixin"
    _description = "Gathered for a Bundle"

    def _filter_printable(self):
        """Return those that have no file yet, and may have one."""
        raise NotImplementedError

    def _make_files(self):
        """Print what was not printed yet."""
        raise NotImplementedError

    def _take_free(self):
        """Hold these until the end of the transaction, but what another one holds."""
        return self.try_lock_for_update(allow_referencing=True)

    def _try_printing(self):
        """Make the files; return ``{record: why it has none}``.

        What cannot be printed keeps nothing else from being printed.
        """
        try:
            with self.env.cr.savepoint():
                self._make_files()
        except DiskError:
            raise
        except UserError:
            return self._find_refusals()
        return {}

    def _find_refusals(self):
        """Make the files one by one; return ``{record: why it has none}``.

        A disk that takes no file is no document's fault: it ends all.
        """
        refusals = {}
        for record in self:
            try:
                with self.env.cr.savepoint():
                    record._make_files()
            except DiskError:
                raise
            except UserError as error:
                refusals[record] = str(error)
        return refusals
