"""What ends: for officers the certificates that end soon; for the public, where an office has it, days."""
