"""Rules about what stands between now and go-live (RD2)."""
