"""Teams' REST service, seen from us: tokens, hosts that may be called, calls, and what their errors mean."""
