"""versions: claims in docs, sources of truth (manifests, lockfiles, SBOMs, tags)."""
