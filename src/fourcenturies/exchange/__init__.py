"""Exchange with a class: a release handed out, submissions collected, marks exported to the learning platform."""
