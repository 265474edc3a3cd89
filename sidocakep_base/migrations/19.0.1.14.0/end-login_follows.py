"""The logins of officials are opened for the agencies of their posts of today.

An agency is taken only where the login was made in it, by a post that ended. What else
was allowed so far, nobody knows by what: it stays the administrator's, as given by him.
"""

import logging

from odoo import SUPERUSER_ID, api

_logger = logging.getLogger(__name__)


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {})
    moved = env["res.users"]._follow_all_posts()
    _logger.info("agencies of logins follow the posts: %s", moved.ids)
