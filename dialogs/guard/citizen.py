"""t"""
from dialogs.guard.finding import Span
def find_citizen(text: str) -> tuple[Span, ...]:
    return ()
