"""Replies: free text read as a date, a name, "not stated", or a clear "cannot be read".

`text` holds what all kinds share, `lexicon` the words of dates, `dates` and `attributions` their grammars.
Nothing is guessed, and nothing is filled in from the clock, the locale or the time zone.
"""
