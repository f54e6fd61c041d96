"""What a turn costs, side by side with the bare SDK in one run: `make bench`."""
