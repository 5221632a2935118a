"""Where documents pin a version of a package, as a table; every part of a pattern is bounded."""

from __future__ import annotations

from typing import Final

from sphinx_readiness.versions.pin_form import ANYWHERE, PinForm

_OPTIONS: Final = r"(?:--?[\w-]{1,30}(?:=\S{1,60})?[ ]{1,3}){0,4}"

_OPTIONS_BEHIND: Final = r"(?:[ ]{1,3}--?[\w-]{1,30}(?:[ =][^\s-]\S{0,80})?){0,6}[ ]{0,3}"

_WORDS_THAT_INSTALL: Final = (
    r"\b(?:install|add|get|require|download|upgrade|update|exec|create|init|run|npm i|npx|uvx|bunx"
    r"|dlx|pipx|mise|asdf|volta|binstall|install_github|CPMAddPackage|deno)\b|\bjsr:|\bnpm:|git\+"
    r"|\"(?:args|command)\""
)

_IMAGES: Final = (
    r"\b(?:docker|podman|nerdctl|buildah|skopeo|cosign|trivy|apptainer|singularity|kubectl) "
    r"|\bimage[\"']?[:=]|\bFROM |--from=|--image[= ]|\bcontainer[\"']?: "
    r"|\b(?:ghcr|docker|quay|gcr)\.io/|\.pkg\.dev/|\bpublic\.ecr\.aws/|\bmcr\.microsoft\.com/"
    r"|\bregistry[\w.-]{0,60}/|\b(?:docker|oci)://"
)

_SHA: Final = r"(?:[0-9a-f]{40}[ \t]{1,4}#[ \t]{0,3}(?:frozen:[ \t]{1,3})?)?"
"""A commit, with the version in a comment behind it."""

_REPOSITORY: Final = r"[^\s\"']{0,200}/(?P<key>[A-Za-z][\w.-]{0,60}?)(?:\.git)?/?[\"']?"

_SWIFT: Final = (
    r"\s{0,40}(?:name:[ ]{0,3}\"[^\"\n]{1,80}\",\s{0,40})?url:[ ]{0,3}\""
    + _REPOSITORY
    + r",\s{0,40}"
)

_ENGINES: Final = r"\"engines\"[^{}]{0,20}\{[^{}]{0,200}\Z"

_FETCHED: Final = r"\b(?:curl|wget|iwr|Invoke-WebRequest|ADD|fetch|url|download|install)\b"

PINS: Final = (
    PinForm(
        "a Python requirement", "pip install lantern==1.9.0", "==", r"[ ]?{version}",
        r"(?<![\w./-]){name}(?:\[[\w, -]{0,60}\])?[ ]{0,2}\Z",
        _WORDS_THAT_INSTALL
        + r"|(?:\A[ \t]{0,20}|[\"'])[A-Za-z][\w.-]{0,60}(?:\[[\w, -]{0,60}\])?\Z",
    ),
    PinForm(
        "a compatible release in Python", "pip install 'lantern~=1.9.0'", "~=", r"[ ]?{version}",
        r"(?<![\w./-]){name}(?:\[[\w, -]{0,60}\])?[ ]{0,2}\Z",
        _WORDS_THAT_INSTALL
        + r"|(?:\A[ \t]{0,20}|[\"'])[A-Za-z][\w.-]{0,60}(?:\[[\w, -]{0,60}\])?\Z",
        bare="~>",
    ),
    PinForm(
        "a command that takes NAME@VERSION", "npx lantern@1.9.0", "@", r"{operator}{any}",
        r"(?<![\w.]){name}(?:/v\d{1,4})?\Z", _WORDS_THAT_INSTALL,
    ),
    PinForm(
        "a Go module", "go install example.org/acme/lantern/cmd/lamp@v1.9.0", "@", r"{version}",
        r"[\w-]{1,60}\.[a-z]{2,10}/[\w.-]{1,60}/{name}/(?!v\d{1,4}\Z)[\w./-]{1,100}\Z",
        r"\bgo (?:get|install|run)\b",
    ),
    PinForm(
        "a GitHub action", "uses: acme/lantern@v1.9.0", "@", _SHA + r"{any}",
        r"uses:[ ]{1,4}[\"']?[\w.-]{1,60}/{name}(?:/[\w./-]{1,80})?\Z",
    ),
    PinForm(
        "an address at a CDN", "https://cdn.jsdelivr.net/npm/lantern@1.9.0/dist/lantern.js", "@",
        r"{any}", r"(?<![\w.]){name}\Z",
        r"jsdelivr\.net|unpkg\.com|\besm\.(?:sh|run)/|skypack\.dev|jspm\.|\b(?:jsr|npm):",
        where=ANYWHERE,
    ),
    PinForm(
        "an address at cdnjs", "https://cdnjs.cloudflare.com/ajax/libs/lantern/1.9.0/lantern.js",
        "/ajax/libs/", r"{name}/{version}", where=ANYWHERE,
    ),
    PinForm(
        "a container image", "docker run ghcr.io/acme/lantern:1.9.0", ":", r"{tag}",
        r"(?<![\w.]){name}\Z", _IMAGES,
    ),
    PinForm(
        "a package of Composer", "composer require acme/lantern:1.9.0", ":", r"{operator}{any}",
        r"[/ \"']{name}\Z", r"\bcomposer (?:global )?require\b",
    ),
    PinForm(
        "Maven coordinates, as in Gradle", "implementation(\"org.acme:lantern:1.9.0\")", ":",
        r"{version}",
        r"(?:[\"'(][\w.-]{1,80}|[a-z][\w-]{0,40}(?:\.[\w-]{1,40}){1,6}):{name}\Z", where=ANYWHERE,
    ),
    PinForm(
        "a map in Gradle", "implementation group: 'org.acme', name: 'lantern', version: '1.9.0'",
        "version:", r"[ ]{0,3}[\"']{version}[\"']", r"name:[ ]{0,3}[\"']{name}[\"'],[ ]{0,3}\Z",
    ),
    PinForm(
        "a plug-in in Gradle", "id(\"org.acme.lantern\") version \"1.9.0\"", " version ",
        r"[\"']{version}[\"']",
        r"\bid[ (]{1,2}[\"'](?:[\w-]{1,40}\.){0,8}(?P<key>[A-Za-z][\w-]{0,60})[\"']\)?\Z",
    ),
    PinForm(
        "a dependency in sbt", "\"org.acme\" %% \"lantern\" % \"1.9.0\"", "\" % \"", r"{version}\"",
        r"\" %{1,3} \"{name}\Z", where=ANYWHERE,
    ),
    PinForm(
        "a dependency in Maven",
        "<artifactId>lantern</artifactId>\n  <version>1.9.0</version>", "<artifactId>",
        r"\s{0,9}{name}\s{0,9}</artifactId>\s{0,80}"
        r"(?:<(?:type|classifier|scope)>[^<\n]{0,60}</[a-z]{1,20}>\s{0,80}){0,3}"
        r"<version>\s{0,9}{version}\s{0,9}</version>",
    ),
    PinForm(
        "a reference in NuGet", "<PackageReference Include=\"lantern\" Version=\"1.9.0\" />",
        "Include=", r"\"{name}\"\s{1,20}Version=\"{version}\"",
    ),
    PinForm(
        "a dependency in TOML", "lantern = \"1.9.0\"", "=",
        r"[ ]{0,20}(?:\{[^}\n]{0,120}?\bversion[ ]?=[ ]?)?[\"']{operator}{any}[\"']",
        r"(?:\A|[`{,(])[ \t]{0,20}[\"']?{name}[\"']?[ ]{0,20}\Z", bare="cargo",
    ),
    PinForm(
        "a table of a dependency in TOML", "[dependencies.lantern]\nversion = \"1.9.0\"",
        "dependencies.",
        r"[\"']?{name}[\"']?\][ \t]{0,9}\n(?:(?![ \t]{0,9}version)[^\n\[]{0,120}\n){0,5}"
        r"[ \t]{0,9}version[ ]{0,9}=[ ]{0,9}[\"']{operator}{any}[\"']", bare="cargo",
    ),
    PinForm(
        "a dependency in JSON", "\"dependencies\": {\"lantern\": \"1.9.0\"}", "\":",
        r"[ ]{0,3}\"{operator}{any}\"", r"\"(?:@?[\w.-]{1,60}/)?{name}\Z",
        near=r"ependencies\"|\"require(?:-dev)?\"|\"(?:overrides|resolutions|imports|catalog)\""
        r"|(?:package|composer|deno)\.json", unless=_ENGINES,
    ),
    PinForm(
        "a range in JSON", "\"lantern\": \"^1.9.0\"", "\":",
        r"[ ]{0,3}\"(?P<operator>[\^~])[ ]?{any}\"", r"\"(?:@?[\w.-]{1,60}/)?{name}\Z",
        unless=_ENGINES,
    ),
    PinForm(
        "a Gemfile", "gem \"lantern\", \"1.9.0\"", "gem ",
        r"[\"']{name}[\"'],[ ]{0,4}[\"']{operator}{any}[\"']",
    ),
    PinForm(
        "a Podfile", "pod 'lantern', '1.9.0'", "pod ",
        r"[\"']{name}[\"'],[ ]{0,4}[\"']{operator}{any}[\"']",
    ),
    PinForm(
        "a gemspec or podspec", "spec.add_dependency \"lantern\", \"1.9.0\"", "dependency",
        r"[ (][\"']{name}[\"'],[ ]{0,4}[\"']{operator}{any}[\"']",
    ),
    PinForm(
        "a package of Swift",
        ".package(url: \"https://example.org/acme/lantern.git\", exact: \"1.9.0\")", ".package(",
        _SWIFT + r"(?:exact:|\.exact\()[ ]{0,3}\"{version}\"", where=ANYWHERE,
    ),
    PinForm(
        "a package of Swift up to the next major version",
        ".package(url: \"https://example.org/acme/lantern\", from: \"1.9.0\")", ".package(",
        _SWIFT + r"(?:from:|\.upToNextMajor\(from:)[ ]{0,3}\"{version}\"", where=ANYWHERE, bare="^",
    ),
    PinForm(
        "a package of Swift up to the next minor version",
        ".package(url: \"https://example.org/acme/lantern\", .upToNextMinor(from: \"1.9.0\"))",
        ".package(", _SWIFT + r"\.upToNextMinor\(from:[ ]{0,3}\"{version}\"", where=ANYWHERE,
        bare="~",
    ),
    PinForm(
        "a dependency in mix", "{:lantern, \"~> 1.9.0\"}", "{:",
        r"{name},[ ]{1,4}\"{operator}{version}\"", where=ANYWHERE,
    ),
    PinForm(
        "a requirement of Conan", "requires = \"lantern/1.9.0\"", "equires",
        r"[\]=:( \"'\n\[]{1,12}{name}/{any}(?=[@#\"'\s\])]|\Z)", where=ANYWHERE,
    ),
    PinForm(
        "a repository in CMake",
        "GIT_REPOSITORY https://example.org/acme/lantern.git\n  GIT_TAG v1.9.0", "GIT_REPOSITORY",
        r"\s{1,20}[\"']?" + _REPOSITORY + r"\s{1,80}GIT_TAG\s{1,20}[\"']?" + _SHA + r"{any}",
        where=ANYWHERE,
    ),
    PinForm(
        "a hook of pre-commit",
        "- repo: https://example.org/acme/lantern\n  rev: v1.9.0", "repo:",
        r"[ \t]{1,5}[\"']?" + _REPOSITORY + r"[ \t]{0,9}\n(?:[ \t]{0,20}#[^\n]{0,200}\n){0,5}"
        r"[ \t]{1,20}rev:[ \t]{1,5}[\"']?" + _SHA + r"{any}",
    ),
    PinForm(
        "a command with --version", "cargo install lantern --version 1.9.0", "-version",
        r"[ =]{1,2}[\"']?{operator}{any}",
        r"\b(?:install|add|package|binstall|update|upgrade) " + _OPTIONS
        + r"[\"']?{name}[\"']?" + _OPTIONS_BEHIND + r"-\Z",
        r"\b(?:cargo|gem|dotnet|choco|winget|luarocks|conda|nix|nuget|scoop)\b",
    ),
    PinForm(
        "a command with -v", "gem install lantern -v 1.9.0", " -v", r"[ =]{1,2}[\"']?{any}",
        r"\b(?:install|add package|update) " + _OPTIONS + r"[\"']?{name}[\"']?" + _OPTIONS_BEHIND
        + r"\Z", r"\b(?:gem|dotnet|winget)\b",
    ),
    PinForm(
        "a cmdlet of PowerShell", "Install-Package lantern -Version 1.9.0", "Version",
        r" [\"']?{any}", r"\bInstall-(?:Package|Module|PSResource) (?:-Name )?{name}"
        + _OPTIONS_BEHIND + r"-(?:Required|Minimum)?\Z",
    ),
    PinForm(
        "a command with the version first", "cargo install --version 1.9.0 lantern", "--version",
        r"[ =]{1,2}[\"']?{any}[\"']?[ ]{1,3}" + _OPTIONS
        + r"(?:[\w.-]{1,60} )?(?:[\w./:-]{1,100}/)?{name}(?=[\s`]|\Z)",
        about=r"\b(?:cargo|gem|helm)\b",
    ),
    PinForm(
        "a chart of Helm", "helm install lamp acme/lantern --version 1.9.0", "--version",
        r"[ =]{1,2}[\"']?{operator}{any}",
        r"[\w.-]{1,60}/{name}" + _OPTIONS_BEHIND + r"\Z", r"\bhelm\b",
    ),
    PinForm(
        "a chart of Helm by its repository",
        "helm install lamp lantern --repo https://charts.example.org --version 1.9.0", "--version",
        r"[ =]{1,2}[\"']?{operator}{any}",
        r"\b(?:install|upgrade|template|pull) " + _OPTIONS
        + r"(?:[\w.-]{1,60} )?{name}" + _OPTIONS_BEHIND + r"\Z", r"\bhelm\b",
    ),
    PinForm(
        "a dependency of a chart",
        "dependencies:\n  - name: lantern\n    version: 1.9.0", "name:",
        r"[ ]{1,3}[\"']?{name}[\"']?\n(?:[ ]{1,12}repository:[^\n]{0,200}\n)?"
        r"[ ]{1,12}version:[ ]{1,3}[\"']?{operator}{any}", r"-[ ]{1,3}\Z",
        near=r"ependencies:",
    ),
    PinForm(
        "a chart in a manifest", "chart: lantern\n  targetRevision: 1.9.0", "chart:",
        r"[ ]{1,3}[\"']?(?:[\w./:-]{1,100}/)?{name}[\"']?\n"
        r"(?:(?![ ]{0,20}(?:version|targetRevision):)[ ]{1,20}[^\n]{0,160}\n){0,4}"
        r"[ ]{1,20}(?:version|targetRevision):[ ]{1,3}[\"']?{operator}{any}",
    ),
    PinForm(
        "a module of Terraform", "source  = \"acme/lantern/aws\"\n  version = \"1.9.0\"", "source",
        r"[ ]{0,20}=[ ]{0,9}\"[\w-]{1,60}/{name}(?:/[\w-]{1,40})?\"\n"
        r"[ \t]{0,20}version[ ]{0,20}=[ ]{0,9}\"{operator}{any}\"",
    ),
    PinForm(
        "a module of Bazel", "bazel_dep(name = \"lantern\", version = \"1.9.0\")", "bazel_dep(",
        r"\s{0,9}name[ ]?=[ ]?\"{name}\",\s{1,20}version[ ]?=[ ]?\"{version}\"", where=ANYWHERE,
    ),
    PinForm(
        "a dependency in pubspec.yaml", "  lantern: ^1.9.0", ": ^", r"{version}",
        r"\A[ \t]{1,8}{name}\Z", bare="^",
    ),
    PinForm(
        "a requirement in go.mod", "require example.org/acme/lantern v1.9.0", " v",
        r"(?<=v){version}",
        r"(?:\A[ \t]{0,8}|require[ ]{1,3})(?:[\w.-]{1,60}/){1,5}{name}(?:/v\d{1,3})?\Z",
        where=ANYWHERE,
    ),
    PinForm(
        "a package of conda or apt", "conda install lantern=1.9.0", "=", r"{version}",
        r"(?:[ \"']|\A[ \t]{0,12}-[ ]){name}\Z",
        r"\b(?:conda|mamba|micromamba|pixi|apt|apt-get|apk) |\A[ \t]{0,12}-[ ]",
    ),
    PinForm(
        "a variable or a build argument", "ARG LANTERN_VERSION=1.9.0", "_VERSION",
        r"[ ]{0,2}(?::|[:?]?=)[ ]{0,3}[\"']?{any}(?=[\"'\s`;)\\]|\Z)",
        r"(?<![\w-])(?P<key>[A-Za-z][A-Za-z0-9_]{0,60})\Z",
    ),
    PinForm(
        "a variable in small letters", "lantern_version: 1.9.0", "_version",
        r"[ ]{0,2}(?::|[:?]?=)[ ]{0,3}[\"']?{any}(?=[\"'\s`;)\\]|\Z)",
        r"(?<![\w-])(?P<key>[A-Za-z][A-Za-z0-9_]{0,60})\Z",
    ),
    PinForm(
        "a branch that is cloned",
        "git clone --branch v1.9.0 https://example.org/acme/lantern.git", "clone ",
        r"[^\n]{0,60}?(?:-b|--branch)[ =][\"']?{any}[\"']?[ ][^\n]{0,60}?(?:https?://|git@)"
        + _REPOSITORY + r"(?=[\s`]|\Z)", r"\bgit \Z", where=ANYWHERE,
    ),
    PinForm(
        "a reference in an address", "git::https://example.org/acme/lantern.git?ref=v1.9.0", "ref=",
        r"{any}", r"\.[a-z]{2,10}[/:][\w.-]{1,60}/(?P<key>[A-Za-z][\w-]{0,60})(?:\.git)?"
        r"(?:/[\w./-]{0,80})?[?&]\Z", where=ANYWHERE,
    ),
    PinForm(
        "a download of a release",
        "curl -LO https://github.com/acme/lantern/releases/download/v1.9.0/lantern.tar.gz",
        "/releases/download/", r"(?:[A-Za-z][\w.-]{0,40}[-@])?{number}(?=/)", r"/{name}\Z",
        _FETCHED, where=ANYWHERE,
    ),
    PinForm(
        "a source archive",
        "curl -L https://github.com/acme/lantern/archive/refs/tags/v1.9.0.tar.gz", "/archive/",
        r"(?:refs/tags/)?{number}(?=\.(?:tar|zip|tgz))", r"/{name}\Z", _FETCHED, where=ANYWHERE,
    ),
    PinForm(
        "a raw file of a tag",
        "curl https://raw.githubusercontent.com/acme/lantern/v1.9.0/install.sh",
        "githubusercontent.com/", r"[\w.-]{1,60}/{name}/(?:refs/tags/)?{number}(?=/)",
        where=ANYWHERE,
    ),
)  # fmt: skip
"""All forms; what is listed first is reported where two of them see one place."""
