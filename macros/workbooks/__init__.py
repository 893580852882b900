"""Accessible workbooks, from a model of them. Nothing here knows what the figures mean."""
