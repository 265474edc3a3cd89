from . import data_collection_report
from . import data_recap_report
