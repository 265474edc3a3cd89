"""Any QWeb report as a tagged PDF/A, typeset in the Odoo process.

A room that could be an addon of its own: it imports nothing from the rest of the
repository and says nothing of what is printed. ``README.md`` names what others may use.
"""

from . import models
from .models.ir_actions_report import ENGINE_PARAMETER
