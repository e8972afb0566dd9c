"""The lock files hold what pyproject.toml asks for, exactly and for everybody."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]


def locked(name: str) -> dict[str, str]:
    text = (ROOT / "packaging" / name).read_text(encoding="utf-8")
    pins = re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", text, re.MULTILINE)
    return {canonicalize_name(package): version for package, version in pins}


def wanted(name: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = ["build"] if name == "requirements.lock" else ["build", "dev"]
    lines = project["project"]["dependencies"] + [
        line for group in groups for line in project["dependency-groups"][group]
    ]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_what_the_project_asks_for_is_locked_at_a_version_that_fits(name: str) -> None:
    pins = locked(name)
    for requirement in wanted(name):
        version = pins.get(canonicalize_name(requirement.name))
        assert version is not None, f"{requirement.name} is not in {name}: run make lock"
        assert version in requirement.specifier, (
            f"{requirement.name} {version} does not fit {requirement}: run make lock"
        )


def test_tests_run_with_the_versions_the_program_runs_with() -> None:
    run, test = locked("requirements.lock"), locked("requirements-dev.lock")
    assert {package: test.get(package) for package in run} == run


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_file_names_no_place_to_download_from(name: str) -> None:
    text = (ROOT / "packaging" / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text
