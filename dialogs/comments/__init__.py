"""What the steering group asks and the clusters answer."""
