from . import sidocakep_data_doubt
from . import sidocakep_data_recap
from . import sidocakep_data_return
from . import sidocakep_data_send
from . import sidocakep_data_verify
from . import sidocakep_data_verify_line
