from . import pk
