"""The house keeps its own rules: docs name what is there, locks name no host, every module says what it is."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import foedera
from foedera.cli.verbs import VERBS
from foedera.comparing.counting import RULES as COUNTING
from foedera.errors import FoederaError
from foedera.model.properties import PROPERTIES
from foedera.watching.findings import RULES as FINDING_RULES
from foedera.workspace import Workspace

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "src" / "foedera").rglob("*.py"))


@pytest.mark.parametrize("lock", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda path: path.name)
def test_lock_files_are_hashed_and_name_no_host(lock: Path) -> None:
    """A lock says which package with which hash, never where it came from."""
    text = lock.read_text()
    pins = re.findall(r"^([a-z0-9._\[\]-]+)==", text, flags=re.MULTILINE | re.IGNORECASE)
    assert pins
    assert text.count("--hash=sha256:") >= len(pins)
    assert "://" not in text
    assert "--index-url" not in text
    assert "--find-links" not in text


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_every_module_says_what_it_is_and_stays_small(module: Path) -> None:
    """A docstring, and at most 300 lines with something on them: what grows beyond is two things."""
    text = module.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert sum(bool(line.strip()) for line in text.splitlines()) <= 300


def test_exported_names_are_few_sorted_and_real() -> None:
    """The public face: at most twelve names, in order, each there."""
    assert foedera.__all__ == sorted(foedera.__all__)
    assert len(foedera.__all__) <= 12
    assert all(getattr(foedera, name) for name in foedera.__all__)


def test_every_error_keeps_its_exit_code_and_status() -> None:
    """The tree has one root; 2 is for wrong calls, 1 for the rest; every class says which HTTP status it is."""

    def below(cls: type[FoederaError]) -> list[type[FoederaError]]:
        return [cls, *(leaf for child in cls.__subclasses__() for leaf in below(child))]

    statuses = {cls.__name__: (cls("x").exit_code, cls("x").http_status) for cls in below(FoederaError)}
    assert statuses == {
        "FoederaError": (1, 500),
        "UsageError": (2, 400),
        "SaidMeanwhile": (2, 409),
        "UnknownId": (2, 404),
        "RefusedInput": (1, 422),
        "UnreadableFile": (1, 422),
        "FetchFailed": (1, 422),
        "AnswerRefused": (1, 422),
        "TextTooHard": (1, 422),
        "InvalidRegister": (1, 422),
        "BrokenEvidence": (1, 422),
        "DeliveryFailed": (1, 500),
        "OutputRefused": (1, 500),
        "WorkspaceError": (1, 503),
        "WorkspaceMissing": (1, 503),
        "WorkspaceExists": (1, 503),
        "WorkspaceTooNew": (1, 503),
        "WorkspaceReadOnly": (1, 503),
        "WorkspaceDamaged": (1, 503),
        "WorkspaceBusy": (1, 503),
    }
    tree = sys.modules["foedera.errors"].__doc__ or ""
    assert all(name in tree for name in statuses)


def test_published_descriptions_are_unique() -> None:
    """No rule carries another one's sentence."""
    sentences = [rule.sentence for rule in COUNTING.values()] + [rule.sentence for rule in FINDING_RULES.values()]
    assert len(set(sentences)) == len(sentences)


def test_every_record_type_is_the_value_of_one_property() -> None:
    """What is shown of a record is found by its type: two properties of one type would share their words."""
    records = [known.record for known in PROPERTIES.values()]
    assert len(set(records)) == len(records)
    assert all(key == known.key for key, known in PROPERTIES.items())


def test_the_docs_name_every_room_and_verb() -> None:
    """The architecture page lists each folder of the house; the changelog each verb."""
    architecture = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = {path.name for path in (ROOT / "src" / "foedera").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert all(f"`{room}/`" in architecture for room in rooms)
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"`foedera {' '.join(verb.name for verb in VERBS)}`" in changelog


def test_the_findings_guide_names_every_kind_of_statement(workspace: Workspace) -> None:
    """Every kind of statement the register uses is described."""
    guide = (ROOT / "docs" / "guides" / "findings.md").read_text(encoding="utf-8")
    kinds = {claim.value["kind"] for claim in workspace.claims() if claim.property == "statement"}
    assert [kind for kind in sorted(kinds) if f"`{kind}`" not in guide] == []


def test_the_readme_is_short_and_its_example_true(workspace: Workspace) -> None:
    """By line 25 one example, and its output is what the command prints."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = readme.splitlines()
    assert len(lines) <= 120
    start = next(place for place, line in enumerate(lines) if line.startswith("$ foedera show"))
    assert start < 25
    end = next(place for place in range(start, len(lines)) if lines[place] == "```")
    command = lines[start].removeprefix("$ foedera ").split()
    script = "import sys; from foedera.cli import main; main(sys.argv[1:])"
    done = subprocess.run(
        [sys.executable, "-c", script, "--workspace", str(workspace.path), *command],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == lines[start + 1 : end]


def test_links_in_the_docs_lead_somewhere() -> None:
    """Every relative link of README and docs points at a file that is there."""
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
