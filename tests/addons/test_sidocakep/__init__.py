import gc

from . import models
from .hooks import post_init_hook

# A run of tests makes and drops objects by the million beside a registry that stays:
# looking through all of them every few seconds took a twelfth of its time.
gc.set_threshold(100_000, 50, 1000)
