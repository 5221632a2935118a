"""What Acme expects of a release."""
