"""The offline bundle installs and works where there is no network at all."""

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.tools import offline_session
from tools.pack_bundle import SUMS, pack, pin_ours

INSTALL = ROOT / "tools" / "offline" / "install.sh"
VERIFY = ROOT / "tools" / "offline" / "verify.py"
NOT_FETCHED = 75
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"


def without(what: str) -> None:
    """Skip a test for want of something, or fail where the bundle is required."""
    message = f"{what}: the offline bundle is not tested"
    if os.environ.get("SESAKU_REQUIRE_BUNDLE") == "1":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle for this version of Python."""
    folder = tmp_path_factory.mktemp("bundle")
    environment = {
        **os.environ,
        "SESAKU_BUNDLE_PYTHONS": HERE,
        "SESAKU_BUNDLE_FOLDER": str(folder),
    }
    done = run("tools/bundle.sh", environment=environment)
    if done.returncode == NOT_FETCHED:
        without(f"no packages can be fetched ({done.stderr.strip()[-200:]})")
    assert done.returncode == 0, done.stderr
    (made,) = folder.glob("*.zip")
    return made


def run(*command: str | Path, **given: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own scripts
        command,
        cwd=ROOT,
        env=given.get("environment"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_it_works_without_a_network(bundle: Path, tmp_path: Path) -> None:
    if run("unshare", "--user", "--map-root-user", "--net", "true").returncode:
        without("network namespaces may not be made here")
    session = Path(offline_session.__file__)
    command = (sys.executable, session, bundle, tmp_path, sys.executable)
    done = run("unshare", "--user", "--map-root-user", "--net", *command)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["version"].startswith("sesaku ")
    assert (said["indicators"], said["health"], said["documents"] > 2) == (6, "ok", True)
    assert min(said["systems"]) > 1000
    assert (said["printed"], said["solved"]) == ("%PDF-", "3.0")
    assert min(said["style"], said["viewer"], said["map"], said["land"]) > 1000
    assert [name for name in said["fonts"] if name.endswith(".ttf")] == [
        "BIZUDPGothic_400Regular.ttf",
        "BIZUDPGothic_700Bold.ttf",
        "NotoSansJP_400Regular.ttf",
        "NotoSansJP_700Bold.ttf",
    ]


def test_it_names_no_registry(bundle: Path) -> None:
    with zipfile.ZipFile(bundle) as held:
        for name in held.namelist():
            if not name.endswith(".whl") and "/examples/" not in name:
                assert b"://pypi" not in held.read(name).lower(), name
                assert b"pythonhosted" not in held.read(name).lower(), name


def test_every_file_has_its_sum(bundle: Path) -> None:
    with zipfile.ZipFile(bundle) as held:
        root = bundle.stem
        lines = held.read(f"{root}/{SUMS}").decode().splitlines()
        sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
        files = [name.removeprefix(f"{root}/") for name in held.namelist()]
        assert sorted([*sums, SUMS]) == sorted(files)
        for name, digest in sums.items():
            assert hashlib.sha256(held.read(f"{root}/{name}")).hexdigest() == digest


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A bundle in the making, of small files."""
    folder = tmp_path / "draft"
    (folder / "wheels").mkdir(parents=True)
    (folder / "wheels" / "sesaku-9.9.9-py3-none-any.whl").write_bytes(b"ours")
    (folder / f"requirements-{HERE}.txt").write_text("rich==1.0\n", "utf-8")
    for script in (INSTALL, VERIFY):
        (folder / script.name).write_bytes(script.read_bytes())
    return folder


def test_the_same_files_make_the_same_bundle(draft: Path, tmp_path: Path) -> None:
    one, other = pack(draft, tmp_path / "one"), pack(draft, tmp_path / "other")
    assert one.name.startswith("sesaku-offline-9.9.9-")
    assert one.read_bytes() == other.read_bytes()


def test_our_own_wheel_is_pinned_by_its_hash(draft: Path) -> None:
    pin_ours(draft)
    pins = (draft / f"requirements-{HERE}.txt").read_text("utf-8")
    assert f"sesaku==9.9.9 \\\n    --hash=sha256:{hashlib.sha256(b'ours').hexdigest()}\n" in pins


def unpacked(draft: Path, tmp_path: Path) -> Path:
    made = pack(draft, tmp_path)
    with zipfile.ZipFile(made) as held:
        held.extractall(tmp_path)
    return tmp_path / made.stem


def test_a_damaged_file_is_named(draft: Path, tmp_path: Path) -> None:
    folder = unpacked(draft, tmp_path)
    (folder / "wheels" / "sesaku-9.9.9-py3-none-any.whl").write_bytes(b"theirs")
    done = run("sh", folder / "install.sh", tmp_path / "installed")
    assert done.returncode == 1
    assert "sesaku-9.9.9-py3-none-any.whl" in done.stderr
    assert "壊れています" in done.stderr
    assert not (tmp_path / "installed").exists()


def test_somebodys_files_are_left_alone(draft: Path, tmp_path: Path) -> None:
    folder, home = unpacked(draft, tmp_path), tmp_path / "home"
    home.mkdir()
    (home / "letter.txt").write_text("大切な手紙", "utf-8")
    done = run("sh", folder / "install.sh", home)
    assert done.returncode == 1
    assert "別のものがあります" in done.stderr
    assert [path.name for path in home.iterdir()] == ["letter.txt"]


def test_a_python_that_is_too_old_is_said(draft: Path, tmp_path: Path) -> None:
    folder = unpacked(draft, tmp_path)
    old = tmp_path / "python"
    old.write_text("#!/bin/sh\necho 3.9\n", "utf-8")
    old.chmod(0o755)
    environment = {**os.environ, "PYTHON": str(old)}
    done = run("sh", folder / "install.sh", tmp_path / "installed", environment=environment)
    assert done.returncode == 1
    assert f"Python {HERE}" in done.stderr
