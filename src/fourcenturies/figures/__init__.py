"""The faces of the views for print, drawn with matplotlib, which each imports only when it draws."""
