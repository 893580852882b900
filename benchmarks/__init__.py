"""Trials of the rules on simulated figures; nothing here is needed to build the site."""
