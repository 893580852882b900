"""How much a build remembers of what it made: in one language, all of a portal with a thousand indicators.

Page, picture, card and embed ask for the same drawing, and every language for the length of the same file.
With less room each is forgotten before it is asked for again, and twice the portal takes far more than twice
the time.
"""

from __future__ import annotations

DRAWINGS = 1 << 13
FILES = 1 << 12
