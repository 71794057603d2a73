"""partnership-kit: exercises for partnership principles; see CONTRIBUTING.md for the rooms of this house."""

__version__ = "0.1.0"
