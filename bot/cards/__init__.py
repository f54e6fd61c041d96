"""How replies look in Teams."""
