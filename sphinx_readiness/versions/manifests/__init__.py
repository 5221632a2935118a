"""What manifests declare that a project depends on."""
