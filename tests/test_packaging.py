"""What is shipped: the wheel from the sdist works far from the checkout; a model that is not right is refused."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from blinken_reconcile import cli, resources
from blinken_reconcile.errors import ModelError

ROOT = Path(__file__).parents[1]
MODEL = ROOT / "data" / "model"
PACKAGE = "blinken_reconcile/"
# What a person who trains a model or rebuilds the gazetteer has, and nobody else; the seeds are their publishers'.
NEVER = ("seeds/", "tests/", "docs/", "benchmarks/", "training/", "gazetteers/own/", "build.py", "__pycache__", ".ci")


def environment(**more: str) -> dict[str, str]:
    """This process's, without what would lead a child back to the checkout or change what it prints."""
    dropped = ("PYTHONPATH", "PYTHONHOME", "FORCE_COLOR")
    return {name: value for name, value in os.environ.items() if name not in dropped} | {"NO_COLOR": "1"} | more


def run(*command: str | Path, cwd: Path, variables: Mapping[str, str] | None = None) -> bytes:
    """The standard output of a command that must succeed."""
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, env=variables or environment(), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    return done.stdout


def below(folder: str) -> set[str]:
    """The files of a folder of the checkout, as paths in the wheel."""
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}
    return {PACKAGE + path for path in files if "__pycache__" not in path}


# ------------------------------------------------------------------------------ built


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that was built from it; no isolation, so no network."""
    folder = tmp_path_factory.mktemp("dist")
    # Without --sdist and --wheel the wheel is built from the unpacked sdist.
    variables = environment(PIP_NO_INDEX="1")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder, variables=variables)
    return folder


@pytest.fixture(scope="module")
def shipped(built: Path) -> set[str]:
    """The names of the files in the wheel."""
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The console script in an environment of its own, which sees the dependencies of this one."""
    folder = tmp_path_factory.mktemp("far") / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=built)
    (wheel,) = built.glob("*.whl")
    pip = (sys.executable, "-m", "pip", "--python", folder / "bin" / "python", "install", "-q")
    run(*pip, "--no-deps", "--no-index", "--no-compile", wheel, cwd=built)
    (site,) = folder.glob("lib/python*/site-packages")
    # A folder that a .pth file names has its own .pth files ignored, so the editable install stays out of sight.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder / "bin" / "reconcile"


@pytest.mark.slow
def test_the_wheel_holds_all_that_the_program_reads(shipped: set[str]) -> None:
    tables = {f"{PACKAGE}data/gazetteers/{name}" for name in ("places.tsv", "demonyms.tsv", "bodies.tsv", "NOTICE.txt")}
    data = below("data/lexicons") | below("data/schema") | below("data/model") | tables
    assert {name for name in shipped if name.startswith(f"{PACKAGE}data/")} == data
    code = {name.removeprefix(f"{PACKAGE}src/") for name in below("src/blinken_reconcile")}
    assert {name for name in shipped if not name.startswith((f"{PACKAGE}data/", "blinken_reconcile-"))} == code


@pytest.mark.slow
def test_the_wheel_holds_the_licences(shipped: set[str]) -> None:
    licences = {name.rpartition("/")[2] for name in shipped if "/licenses/" in name}
    assert licences == {"LICENSE", "LICENSE-CC-BY-SA-4.0", "NOTICE"}


@pytest.mark.slow
def test_the_wheel_holds_nothing_else(shipped: set[str]) -> None:
    assert [name for name in sorted(shipped) if any(part in name for part in NEVER)] == []


@pytest.mark.slow
def test_the_sdist_holds_what_the_tests_need(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = ("src", "data", "tests", "seeds", "docs")
    files = [path for folder in wanted for path in (ROOT / folder).rglob("*") if path.is_file()]
    there = {path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts}
    assert there <= names
    assert {"pyproject.toml", "README.md", "CHANGELOG.md", "NOTICE", ".ci/run"} <= names
    assert {".pre-commit-hooks.yaml", "action.yml"} <= names
    assert [name for name in names if "__pycache__" in name or name.endswith(".pyc")] == []


@pytest.mark.slow
def test_the_installed_program_is_the_one_in_the_wheel(installed: Path, tmp_path: Path) -> None:
    said = run(installed, "--version", cwd=tmp_path)
    assert said.decode() == f"reconcile {resources.version()}\n"
    where = "import blinken_reconcile as b, blinken_reconcile.resources as r; print(b.__file__, r.data_root())"
    for path in run(installed.parent / "python", "-c", where, cwd=tmp_path).decode().split():
        assert Path(path).is_relative_to(installed.parents[1])


@pytest.mark.slow
def test_the_installed_program_gives_the_same_bytes(installed: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    here = run(sys.executable, "-m", "blinken_reconcile", "seeds", "-f", "json", cwd=ROOT)
    assert run(installed, "seeds", "-f", "json", cwd=tmp_path) == here
    assert json.loads(here)["summary"]["articles"] == 5


@pytest.mark.slow
def test_spacy_finds_the_components_of_the_installed_package(installed: Path, tmp_path: Path) -> None:
    code = (
        "import spacy, sys; nlp = spacy.blank('en');"
        " nlp.add_pipe('reconcile_quantities'); nlp.add_pipe('reconcile_dates'); nlp.add_pipe('reconcile_claims');"
        " doc = nlp.select_pipes(disable='reconcile_claims') and nlp('At least 17 boats sank in May 2023.');"
        " print(doc._.quantities[0].low, doc._.dates[0].value, sys.modules['blinken_reconcile'].__file__)"
    )
    low, value, where = run(installed.parent / "python", "-c", code, cwd=tmp_path).decode().split()
    assert (low, value) == ("17.0", "2023-05")
    assert Path(where).is_relative_to(installed.parents[1])


@pytest.mark.parametrize("fmt", ["json", "table", "claims"])
def test_a_copied_tree_gives_the_same_bytes(tmp_path: Path, fmt: str) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "deep" / "seeds")
    command = (sys.executable, "-m", "blinken_reconcile", "./seeds/", "-f", fmt)
    assert run(*command, cwd=tmp_path / "deep") == run(*command, cwd=ROOT)


# -------------------------------------------------------------------------- the model


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the bundled model that this process takes for the bundled one, opened anew each time."""
    folder = tmp_path / "model"
    shutil.copytree(MODEL, folder)
    real = resources.data_path

    def data_path(*parts: str) -> Path:
        return folder.joinpath(*parts[1:]) if parts[0] == "model" else real(*parts)

    monkeypatch.setattr(resources, "data_path", data_path)
    monkeypatch.setattr(resources, "model", resources.model.__wrapped__)
    return folder


def refusal(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command line says when it ends with 2 before anything is written."""
    assert cli.main([str(ROOT / "seeds"), *arguments]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert "Traceback" not in err
    line, *hints = err.splitlines()
    assert len(hints) <= 1, err
    assert all(hint.startswith("  ") for hint in hints)
    return line


def test_the_digest_is_the_one_beside_the_model() -> None:
    assert (MODEL / "SHA256").read_text(encoding="ascii").split()[0] == resources.model_digest(MODEL)


def test_the_card_and_the_figures_are_no_part_of_the_model(copied: Path) -> None:
    (copied / "CARD.md").write_text("other words", encoding="utf-8")
    (copied / "metrics.json").unlink()
    assert resources.model_digest(copied) == resources.model_digest(MODEL)


@pytest.mark.parametrize("name", ["parser/model", "tokenizer", "lemmatizer/lookups/lookups.bin", "config.cfg"])
def test_one_changed_byte_is_found(copied: Path, name: str) -> None:
    content = bytearray((copied / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copied / name).write_bytes(content)
    with pytest.raises(ModelError, match="is damaged: its checksum does not fit"):
        resources.model(None)


def test_a_file_too_many_and_one_too_few_are_found(copied: Path) -> None:
    (copied / "more").write_bytes(b"")
    with pytest.raises(ModelError, match="is damaged"):
        resources.model(None)
    (copied / "more").unlink()
    (copied / "vocab" / "strings.json").unlink()
    with pytest.raises(ModelError, match="is damaged"):
        resources.model(None)


def test_a_damaged_model_is_refused_in_one_line(copied: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (copied / "tagger" / "model").write_bytes(b"")
    said = f"reconcile: the bundled language model in {copied} is damaged: its checksum does not fit"
    assert refusal(capfd) == said


def test_a_model_that_is_not_there_is_refused_in_one_line(copied: Path, capfd: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(copied)
    assert refusal(capfd) == f"reconcile: the bundled language model is missing from {copied}"


def other_model(tmp_path: Path, **meta: object) -> str:
    """A folder with the bundled model under another meta.json, for --model."""
    folder = tmp_path / "other"
    shutil.copytree(MODEL, folder)
    content = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    (folder / "meta.json").write_text(json.dumps(content | meta), encoding="utf-8")
    return str(folder)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (">=3.7.0,<3.8.0", "needs spaCy >=3.7.0,<3.8.0, and "),
        (">=4.0.0.dev0", "needs spaCy >=4.0.0.dev0, and "),
        ("about 3", "has a damaged meta.json: "),
    ],
)
def test_a_model_for_another_spacy_is_refused_in_one_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], wanted: str, said: str
) -> None:
    folder = other_model(tmp_path, spacy_version=wanted)
    line = refusal(capfd, "--model", folder)
    assert line.startswith(f"reconcile: the language model {folder} {said}")


def test_a_broken_meta_is_refused_in_one_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = other_model(tmp_path)
    Path(folder, "meta.json").write_text("{", encoding="utf-8")
    assert refusal(capfd, "--model", folder).startswith(f"reconcile: the language model {folder} has a damaged meta")


@pytest.mark.parametrize("name", ["no_such_model_anywhere", "./seeds"])
def test_what_is_no_model_is_refused_in_one_line(capfd: pytest.CaptureFixture[str], name: str) -> None:
    assert refusal(capfd, "--model", name).startswith(f"reconcile: the language model {name} cannot be opened: ")


def test_a_model_with_a_part_cut_short_is_refused_in_one_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = other_model(tmp_path)
    Path(folder, "parser", "model").write_bytes(b"\x93")
    assert refusal(capfd, "--model", folder).startswith(f"reconcile: the language model {folder} ")
