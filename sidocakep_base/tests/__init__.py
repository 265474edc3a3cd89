from . import test_hr_job
