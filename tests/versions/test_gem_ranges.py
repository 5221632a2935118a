"""What a Gemfile asks for, also where it names a gem again and again."""

from __future__ import annotations

from time import process_time

from sphinx_readiness.versions.manifests.php_and_ruby import gem_ranges


def test_ranges_of_gems() -> None:
    text = (
        "gem 'rack', '>= 2.0', '< 3'\n  gem \"puma\"\n"
        "gem 'rack', '~> 2.2', group: :test\ngem 'rails', git: 'https://x.org/r'\n"
    )
    assert gem_ranges(text) == {
        "rack": (">= 2.0, < 3", "~> 2.2"),
        "puma": ("",),
        "rails": ("",),
    }


def test_many_lines_of_one_gem_take_no_longer_each() -> None:
    start = process_time()
    found = gem_ranges("gem 'rack', '2.0'\n" * 60_000)
    assert process_time() - start < 5
    assert found == {"rack": ("2.0",) * 60_000}
