from . import base_module_uninstall
from . import sidocakep_pk_renew
from . import sidocakep_pk_return
from . import sidocakep_sign
from . import sidocakep_sign_line
