"""One file per thing a person wants to do. Flows do not import each other."""
