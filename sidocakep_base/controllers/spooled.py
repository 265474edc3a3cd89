"""A file that is put together for one download, and is too large for the memory."""

import tempfile

from werkzeug.exceptions import HTTPException
from werkzeug.wsgi import wrap_file

from odoo.http import content_disposition, request

from ..models.document.disk import is_full

HEADERS = [
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
]


class NoRoomError(HTTPException):
    """The disk of the server is full."""

    code = 507
    name = "Insufficient Storage"


def send_spooled(write, mimetype, file_name):
    """Answer with the file that ``write(stream)`` writes, by way of a temporary one."""
    spool = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the response
    try:
        write(spool)
    except OSError as error:
        spool.close()
        if not is_full(error):
            raise
        raise NoRoomError(
            request.env._(
                "The server has no room to put this file together. Tell the "
                "administrator; nothing is lost."
            )
        ) from error
    except Exception:
        spool.close()
        raise
    size = spool.tell()
    spool.seek(0)
    response = request.make_response(
        wrap_file(request.httprequest.environ, spool),
        [
            ("Content-Type", mimetype),
            ("Content-Length", str(size)),
            ("Content-Disposition", content_disposition(file_name)),
            *HEADERS,
        ],
    )
    response.direct_passthrough = True
    response.call_on_close(spool.close)
    return response
