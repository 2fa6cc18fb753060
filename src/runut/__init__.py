"""runut reads Indonesian news and keeps a sourced record of what happened."""

__version__ = "0.1.0"
