from . import rkt_report
from . import rkt_relation_mixin
from . import rkt_rka_report
from . import rkt_tables_report
