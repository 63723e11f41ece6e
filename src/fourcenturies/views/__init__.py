"""Views: pure functions from records to rows."""
