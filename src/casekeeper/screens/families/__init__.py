"""Family groups: who stands in each, how far each is, its next step; and forming one in one action."""
