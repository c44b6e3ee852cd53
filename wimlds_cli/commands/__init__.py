"""One file per subcommand: parse options, call the wing, render, exit. No logic."""
