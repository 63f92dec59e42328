"""Plots of incidents: deaths over time, by actor, and on a map."""

from onrecord.plot.plot import plot

__all__ = ["plot"]
