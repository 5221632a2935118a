"""What a readiness record is: values only, of the standard library."""
