"""Files of the file store are whole or not there, whatever the disk does."""

import os

from odoo import api, models

from ...engine.whole_file import is_damaged, put_file
from ...exceptions import DiskError
from .disk import is_full


class IrAttachment(models.Model):
    """Writes a file beside its place first and then puts it there.

    A file's name is the hash of its content. Odoo writes into the named file itself: on
    a full disk, or killed in between, it leaves a piece under that name, and refuses
    the whole content ever after. The print of a signature has always the same content,
    so its agreement could not be signed any more.
    """

    _name = "ir.attachment"
    _inherit = ["ir.attachment"]

    def _get_kept_files(self):
        """A file of evidence changes with its record only, never by itself."""
        said = self.env._(
            "A file of evidence is kept with its hash. Attach another file to the "
            "document that it belongs to."
        )
        models_of_evidence = self.env.registry.descendants(
            ["sidocakep.evidence.mixin"], "_inherit"
        )
        kept = {(name, "file"): said for name in models_of_evidence}
        return super()._get_kept_files() | kept

    @api.model
    def _get_path(self, bin_data, sha):
        """Mend a damaged file first; what has its own hash is never replaced."""
        path = self._full_path(f"{sha[:2]}/{sha}")
        if os.path.isfile(path) and is_damaged(path, sha):
            self._put_file(path, bin_data)
        return super()._get_path(bin_data, sha)

    @api.model
    def _file_write(self, bin_value, checksum):
        name, path = self._get_path(bin_value, checksum)
        if not os.path.exists(path):
            self._put_file(path, bin_value)
            # Collected, should the transaction fail.
            self._mark_for_gc(name)
        return super()._file_write(bin_value, checksum)

    @api.model
    def _put_file(self, path, bin_value):
        try:
            put_file(path, bin_value)
        except OSError as error:
            raise DiskError(self._describe_disk_error(error)) from error

    @api.model
    def _describe_disk_error(self, error):
        if is_full(error):
            return self.env._(
                "The disk of the server is full: nothing was written. Tell the "
                "administrator; once there is space, do the same again."
            )
        return self.env._(
            "The server cannot store a file (%(problem)s): nothing was written. Tell "
            "the administrator; afterwards do the same again.",
            problem=error.strerror or str(error),
        )
