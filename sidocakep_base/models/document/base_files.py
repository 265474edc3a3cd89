"""What a file is, is asked of its content wherever somebody attaches one."""

from odoo import api, models
from odoo.exceptions import ValidationError

from ...engine.evidence import (
    EMPTY,
    MAX_BYTES,
    OLD_OFFICE,
    TOO_LARGE,
    WRONG_TYPE,
    EvidenceError,
    examine,
)
from ...engine.typed import decode_file

MEGABYTES = MAX_BYTES // (1024 * 1024)


class Base(models.AbstractModel):
    """A file that people attach is a document, a picture or a table, or is not taken.

    Asked with the rest of what is typed (``_check_input``): a program under the name
    of a decree would be handed to whoever opens the decree.
    """

    _inherit = "base"  # pylint: disable=consider-merging-classes-inherited

    #: Files that a model reads and judges itself, in words of its own.
    _own_files = frozenset()

    def _find_file_problem(self, field, value):
        """Return why what is given for a field of files is not taken, or None."""
        content = decode_file(value)
        if content is None:
            return self._get_file_problem(None)
        if not self._is_file_examined(field):
            return None
        try:
            examine(content)
        except EvidenceError as error:
            return self._get_file_problem(error.code)
        return None

    @api.model
    def _is_file_examined(self, field):
        """Tell whether people attach the file, and no model says itself what it takes.

        Of Odoo's own fields (a portrait, a logo) Odoo says it. What is read-only the
        program makes, and what it takes along into a next version was asked before, or
        was attached when nobody asked.
        """
        is_typed = not (field.readonly or self._is_program())
        is_asked = is_typed and field.name not in self._own_files
        return is_asked and self._is_ours(field)

    @api.model
    def _decode_file(self, vals, name):
        """Return the bytes of a file among values, before they are a record.

        :raises ValidationError: what is given is not the content of a file
        """
        content = decode_file(vals.get(name) or b"")
        if content is None:
            label = self._fields[name].get_description(self.env, ["string"])["string"]
            message = f"{label}: {self._get_file_problem(None)}"
            raise ValidationError(message)
        return content

    @api.model
    def _examine_file(self, content, file_name):
        """Return the kind of a file (:func:`examine`), before it is kept.

        :raises ValidationError: it is not taken, with the remedy
        """
        try:
            return examine(content)
        except EvidenceError as error:
            problem = self._get_file_problem(error.code)
            message = f"{file_name}: {problem}"
            raise ValidationError(message) from error

    @api.model
    def _get_file_problem(self, code):
        """Return in words why a file is not taken and what to do.

        :param code: of an ``EvidenceError``; None where nothing could be read at all
        """
        if code is None:
            return self.env._("the file did not arrive whole. Attach it again.")
        if code == EMPTY:
            return self.env._("the file is empty. Attach the filled one.")
        if code == TOO_LARGE:
            return self.env._(
                "the file is larger than %(size)s MB. Scan it with less detail or "
                "attach it in parts.",
                size=MEGABYTES,
            )
        if code == WRONG_TYPE:
            return self.env._(
                "the file is, by its content, none of the types that are taken. "
                "Attach a PDF, a picture (JPG, PNG) or an office document."
            )
        if code == OLD_OFFICE:
            return self.env._(
                "the file is of an old Word, Excel or PowerPoint (.doc, .xls, .ppt), "
                "which is not taken. Open it, save it as .docx, .xlsx, .pptx or PDF, "
                "and attach that one."
            )
        return self.env._(
            "the file cannot be read: it is damaged, locked or was not sent whole. "
            "Open it on your device, save it anew and attach it again."
        )
