"""What each view shows, as plain values."""
