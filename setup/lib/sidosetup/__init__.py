"""Installs, runs and tests SIDO CAKEP.

Standard library only: it runs before anything is installed.
"""
