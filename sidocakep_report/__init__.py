from . import typeset
from . import models
from . import report
from . import wizard
from .typeset.hooks import uninstall_hook
