"""What many tests stand on: files of a municipality, other processes, a server, counted queries."""
