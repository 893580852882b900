"""Small pages of their own for other people’s sites, and what to copy in order to show them there."""
