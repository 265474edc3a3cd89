from . import typeset
from . import controllers
from . import models
from . import report
from . import wizard
from .hooks import post_init_hook
from .typeset.hooks import uninstall_hook
