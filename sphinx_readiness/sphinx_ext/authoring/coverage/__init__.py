"""No row goes missing: what stands in a text is compared with what was carried out."""
