"""The `fourcenturies` command: parse, call, print."""
