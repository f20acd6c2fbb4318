"""What the code host runs: right by its schemas, harmless when strangers change it, and made of tested commands."""

import json
import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from tests.building import PRODUCER, PRODUCT, REPOSITORY, jpeg
from tests.versions import Versions

HOST = REPOSITORY / ".github"
WORKFLOWS = sorted((HOST / "workflows").glob("*.yml"))
FORMS = sorted(one for one in (HOST / "ISSUE_TEMPLATE").glob("*.yml") if one.name != "config.yml")
# The commands that workflows run, and where they are run in tests: below, by .ci/run, or by tests of the command.
TESTED = {"make review", "make site", "make publish", "make give-codes", "make take-codes", "make test"}


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = YAML(typ="safe").load(path.read_text("utf-8"))
    return found


def check(name: str, content: Any) -> None:
    schema = json.loads((files("check_jsonschema") / f"builtin_schemas/vendor/{name}.json").read_text("utf-8"))
    jsonschema.validators.validator_for(schema)(schema).validate(content)


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_is_right_by_its_schema(path: Path) -> None:
    """The schema of the host, as editors have it."""
    check("github-workflows", read(path))


def lint(*paths: Path) -> subprocess.CompletedProcess[str]:
    """What actionlint says; the shell of steps is judged by the tests of the commands."""
    program = Path(sys.executable).with_name("actionlint")
    command = [str(program), "-no-color", "-oneline", "-shellcheck=", "-pyflakes=", *map(str, paths)]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)


def versioned(text: str) -> str:
    """Actions by their versions, whose inputs actionlint knows; of a commit it knows none."""
    return re.sub(r"@[0-9a-f]{40} # (v\d+)\.\S+", r"@\1", text)


def test_actionlint_finds_no_fault(tmp_path: Path) -> None:
    """Expressions, inputs of actions, permissions; and no action that the host has stopped running."""
    assert WORKFLOWS
    copies = [tmp_path / path.name for path in WORKFLOWS]
    for path, copy in zip(WORKFLOWS, copies, strict=True):
        copy.write_text(versioned(path.read_text("utf-8")), "utf-8")
    done = lint(*WORKFLOWS, *copies)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("github.base_ref", "github.base_rev", 'property "base_rev" is not defined'),
        ("fetch-depth: 0", "fetch-dept: 0", 'input "fetch-dept" is not defined'),
        ("contents: read", "content: read", 'unknown permission scope "content"'),
        ("run: make review", "run: make review ${{ github.head_ref }}", "is potentially untrusted"),
        ("actions/cache@v5", "actions/cache@v4", "deprecated"),
    ],
)
def test_actionlint_sees(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    """Each fault of its kind, put into a workflow of ours."""
    text = versioned((HOST / "workflows/pull-request.yml").read_text("utf-8"))
    assert right in text
    path = tmp_path / "pull-request.yml"
    path.write_text(text.replace(right, wrong), "utf-8")
    done = lint(path)
    assert done.returncode == 1 and said in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_of_an_issue_is_right(path: Path) -> None:
    """Each field has an id of its own and a label."""
    check("github-issue-forms", read(path))
    ids = [one["id"] for one in read(path)["body"] if one["type"] != "markdown"]
    assert len(ids) == len(set(ids))


def test_the_chooser_is_right() -> None:
    """It leads to the form in the site first."""
    found = read(HOST / "ISSUE_TEMPLATE/config.yml")
    check("github-issue-config", found)
    assert found["contact_links"][0]["url"].endswith("/gui-thong-tin/")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_steps_run_tested_commands_alone(path: Path) -> None:
    """A line of shell that only the host ever runs is a line that nobody has seen work."""
    assert {step["run"] for step in steps(read(path)) if "run" in step} <= TESTED


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_nothing_of_a_stranger_reaches_a_shell(path: Path) -> None:
    """No expression stands in a command; names of branches travel in the environment."""
    for step in steps(read(path)):
        assert "${{" not in step.get("run", "")


def test_a_fork_runs_without_rights() -> None:
    """No pull_request_target, no secret, a token that reads, credentials not left behind."""
    for path in WORKFLOWS:
        text = path.read_text("utf-8")
        assert "pull_request_target" not in text and "secrets." not in text
        if "pull_request" in read(path)["on"]:
            assert read(path)["permissions"] == {"contents": "read"}
            assert not any("permissions" in job for job in read(path)["jobs"].values())
            checkouts = [one for one in steps(read(path)) if str(one.get("uses")).startswith("actions/checkout")]
            assert checkouts and all(one["with"]["persist-credentials"] is False for one in checkouts)


def test_rights_are_given_where_they_are_used() -> None:
    """Codes are written by one job alone, one run at a time; only the last job may publish."""
    workflow = read(HOST / "workflows/publish.yml")
    jobs = workflow["jobs"]
    assert {name: job.get("permissions") for name, job in jobs.items()} == {
        "codes": None,
        "push": {"contents": "write"},
        "build": None,
        "deploy": {"pages": "write", "id-token": "write"},
    }
    assert workflow["concurrency"] == {"group": "publish", "cancel-in-progress": False}


def test_what_may_write_installs_nothing() -> None:
    """A job with rights runs no interpreter and no command that brings one, and keeps a token from all other jobs."""
    for path in WORKFLOWS:
        for name, job in read(path)["jobs"].items():
            used = {str(step["uses"]).partition("@")[0] for step in job["steps"] if "uses" in step}
            runs = [step["run"] for step in job["steps"] if "run" in step]
            if "write" in (job.get("permissions") or {}).values():
                assert "actions/setup-python" not in used and "actions/cache" not in used, name
                assert set(runs) <= {"make take-codes"}, name
            else:
                checkouts = [one for one in job["steps"] if str(one.get("uses")).startswith("actions/checkout@")]
                assert all(one["with"]["persist-credentials"] is False for one in checkouts), name


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned(path: Path) -> None:
    """By commit, with the version for people: a tag can be moved to another program."""
    uses = re.findall(r"uses: (.*)", path.read_text("utf-8"))
    assert (
        uses and [one for one in uses if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)] == []
    )


def test_what_is_taken_down_goes_from_the_host_too() -> None:
    """Copies of the site that a run leaves behind last as long as the guide for taking down says, and no longer."""
    guide = (REPOSITORY / "catalog/huong-dan/go-thong-tin.md").read_text("utf-8")
    kept = [
        step["with"].get("retention-days")
        for path in WORKFLOWS
        for step in steps(read(path))
        if str(step.get("uses")).startswith("actions/upload-artifact@")
    ]
    assert kept == [1, 14, 14, 14] and "thêm 14 ngày" in guide


# The commands themselves


def make(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The project's own Makefile at `root`, with the programs of this environment."""
    programs = Path(sys.executable).parent
    command = ["make", "-f", str(REPOSITORY / "Makefile"), "-o", "environment", f"BIN={programs}", *words]
    return subprocess.run(
        command, cwd=root, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    """A catalog of one product in git, its first state on the branches main and origin-main."""
    one = Versions.start(tmp_path / "catalog", {"products/an-giang/banh-trang.yml": PRODUCT})
    one.git("branch", "origin-main")
    return one


def test_codes_are_issued_and_committed(versions: Versions) -> None:
    """`make codes` commits the line and the ledger's file, nothing else; a second run has nothing to do."""
    (versions.root / "note.txt").write_text("x", "utf-8")
    done = make(versions.root, "codes")
    assert done.returncode == 0, done.stderr
    changed = versions.git("show", "--name-only", "--format=").split()
    assert len(changed) == 2 and changed[0].startswith("ledger/") and changed[1].startswith("products/")
    before = versions.git("rev-parse", "HEAD")
    assert make(versions.root, "codes").returncode == 0
    assert versions.git("rev-parse", "HEAD") == before


def test_a_wrong_issue_never_lands(versions: Versions) -> None:
    """`make codes` compares with the last commit before it commits: a ledger that was changed stops it."""
    assert make(versions.root, "codes").returncode == 0
    before = versions.git("rev-parse", "HEAD")
    (file,) = (versions.root / "ledger").glob("*.yml")
    file.write_text(file.read_text("utf-8").replace("Bánh tráng", "Bánh khác"), "utf-8")
    done = make(versions.root, "codes")
    assert done.returncode != 0 and "sổ mã đã bị sửa" in done.stdout
    assert versions.git("rev-parse", "HEAD") == before


def test_codes_are_carried_to_who_may_push(versions: Versions, tmp_path: Path) -> None:
    """`make take-codes` commits elsewhere what `make give-codes` packed, and pushes: ledger and products alone; a patch
    of nothing is no fault."""
    origin, pushing = tmp_path / "origin.git", tmp_path / "pushing"
    versions.git("clone", "--quiet", "--bare", ".", str(origin))
    versions.git("clone", "--quiet", "--branch", "main", str(origin), str(pushing))
    versions.git("branch", "-f", "origin-main", "main")
    assert make(versions.root, "give-codes", BASE="origin-main").returncode == 0
    patch = (versions.root / "codes.patch").read_text("utf-8")
    foreign = "diff --git a/x.sh b/x.sh\nnew file mode 100755\n--- /dev/null\n+++ b/x.sh\n@@ -0,0 +1 @@\n+x\n"
    (pushing / "codes.patch").write_text(patch.replace("diff --git", foreign + "diff --git", 1), "utf-8")
    committer = {"GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x@example.vn"}
    done = make(pushing, "take-codes", **committer)
    assert done.returncode == 0, done.stdout + done.stderr
    ours = versions.git("rev-parse", "main^{tree}")
    assert versions.git("--git-dir", str(origin), "rev-parse", "main^{tree}") == ours
    (pushing / "codes.patch").write_text("", "utf-8")
    assert make(pushing, "take-codes", **committer).returncode == 0


def test_only_the_issuing_of_codes_is_the_issuer() -> None:
    """One recipe has --issuer, and no workflow that runs for a pull request runs that recipe."""
    recipes = re.split(r"\n(?=[a-z.-]+:)", (REPOSITORY / "Makefile").read_text("utf-8"))
    assert [recipe.split(":")[0] for recipe in recipes if "--issuer" in recipe] == ["codes"]
    for path in WORKFLOWS:
        runs = {step["run"] for step in steps(read(path)) if "run" in step}
        assert "--issuer" not in path.read_text("utf-8")
        assert "make give-codes" not in runs or set(read(path)["on"]) == {"push", "workflow_dispatch"}


def test_a_review_names_what_changed(versions: Versions, tmp_path: Path) -> None:
    """`make review` lists the new and the changed product with their cards; the host's page gets the same."""
    (versions.root / "products/an-giang/keo-dua.yml").write_text(
        PRODUCT.replace("Bánh tráng", "Kẹo [dừa](x) @ai"), "utf-8"
    )
    old = versions.root / "products/an-giang/banh-trang.yml"
    old.write_text(f"{PRODUCT}season: Tết\n", "utf-8")
    versions.git("add", "-A")
    place = tmp_path / "summary.md"
    done = make(versions.root, "review", BASE="origin-main", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(place))
    assert done.returncode == 0, done.stderr
    text = place.read_text("utf-8")
    assert text == (versions.root / "review/tom-tat.md").read_text("utf-8")
    assert "| mới | Kẹo &#91;dừa&#93;(x) &#64;&#8288;ai |  |  | 3 sao |" in text
    assert "| sửa | Bánh tráng | Mùa vụ |" in text
    assert {one.name for one in (versions.root / "review").iterdir()} == {"tom-tat.md", "keo-dua.jpg", "banh-trang.jpg"}


def test_a_review_puts_errors_on_their_lines(versions: Versions, tmp_path: Path) -> None:
    """At most ten of each kind, escaped; all of them in the summary; the run fails."""
    lines = "".join(f"sold_at{n}: x\n" for n in range(14))
    (versions.root / "products/an-giang/keo-dua.yml").write_text(f"{PRODUCT}{lines}season: '50%'\n", "utf-8")
    versions.git("add", "-A")
    place = tmp_path / "summary.md"
    done = make(versions.root, "review", BASE="origin-main", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(place))
    assert done.returncode != 0
    found = [line for line in done.stdout.splitlines() if line.startswith("::error ")]
    assert len(found) == 10
    assert re.match(
        r"::error file=products/an-giang/keo-dua\.yml,line=5,col=1::sold_at0: không có trường này;", found[0]
    )
    assert place.read_text("utf-8").startswith("## Chưa nhận được: còn lỗi")
    assert place.read_text("utf-8").count("không có trường này") == 14


def test_what_is_right_is_shown_beside_what_is_wrong(versions: Versions) -> None:
    """An error in one file hides no other: names, cards and what became of each, photos and producers too, before git
    was told of any."""
    versions.write(
        {
            "products/an-giang/keo-dua.yml": PRODUCT.replace("Bánh tráng", "Kẹo dừa"),
            "products/an-giang/mam.yml": PRODUCT.replace("thuc-pham", "thuc-phm"),
            "images/an-giang/banh-trang/01.jpg": jpeg(),
            "producers/co-so-banh-trang.yml": PRODUCER,
        }
    )
    done = make(versions.root, "review", BASE="origin-main")
    assert done.returncode != 0 and "3 sản phẩm, 1 cơ sở thay đổi" in done.stdout
    text = (versions.root / "review/tom-tat.md").read_text("utf-8")
    rows = [line.split(" | ")[:2] for line in text.splitlines() if line.startswith("| ") and "Tệp" not in line]
    assert rows == [
        ["| đổi ảnh", "Bánh tráng"],
        ["| mới", "Kẹo dừa"],
        ["| mới, còn lỗi", "Bánh tráng"],
        ["| mới", "Cơ sở Bánh Tráng"],
    ]
    assert {one.name for one in (versions.root / "review").glob("*.jpg")} == {"banh-trang.jpg", "keo-dua.jpg"}
    versions.remove("products/an-giang/mam.yml", "products/an-giang/banh-trang.yml")
    make(versions.root, "review", BASE="origin-main")
    assert "| xóa |" in (versions.root / "review/tom-tat.md").read_text("utf-8")
    assert {one.name for one in (versions.root / "review").glob("*.jpg")} == {"keo-dua.jpg"}


def test_words_of_a_file_command_nothing(versions: Versions, tmp_path: Path) -> None:
    """The host reads commands out of what a step prints: `::…` at the start of a line, `##[…]` anywhere in it. Words of
    a file stand in the data of our own command, or between two lines that switch commands off by a password."""
    keys = ("::error::a", "##[stop-commands]b", "c\\n::error::d\\r\\n::set-output name=e::f", "g%0A::error::h")
    text = PRODUCT + "".join(f'"{key}": x\n' for key in keys)
    versions.write({"products/an-giang/keo-dua.yml": text, "products/an-giang/a\n::error::b.yml": "name: x\n"})
    summary = str(tmp_path / "summary.md")
    lines = make(
        versions.root, "review", BASE="origin-main", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=summary
    ).stdout.splitlines()
    (off,) = (number for number, line in enumerate(lines) if line.startswith("::stop-commands::"))
    password = lines[off].rpartition(":")[2]
    (on,) = (number for number, line in enumerate(lines) if line == f"::{password}::")
    assert len(password) == 32 and any("##[stop-commands]b" in line for line in lines[off:on])
    ours = re.compile(r"::(error|warning) file=[^:,\r\n]+(,line=\d+,col=\d+)?::")
    assert all(ours.match(line) for line in lines[:off] if "::" in line or "##[" in line)
    assert not [line for line in lines[on + 1 :] if "::" in line or "##[" in line]


def test_outside_the_host_no_command_of_it_is_said(versions: Versions) -> None:
    """A terminal gets lines for people."""
    done = make(versions.root, "review", BASE="origin-main", GITHUB_ACTIONS="", GITHUB_STEP_SUMMARY="")
    assert done.returncode == 0 and "::" not in done.stdout and "0 sản phẩm, 0 cơ sở thay đổi" in done.stdout


@pytest.mark.parametrize(
    "ref", ["origin/khong-co", '"; touch stolen; echo "', "$(touch stolen)", "$(shell touch stolen)"]
)
def test_an_unknown_base_is_told(versions: Versions, ref: str) -> None:
    """In a sentence; whatever a branch is called, it is a name and no command."""
    done = make(versions.root, "review", BASE=ref)
    assert done.returncode != 0 and "Kho git không có nhánh" in done.stderr
    assert not (versions.root / "stolen").exists()


def test_publishing_puts_the_offline_copy_into_the_site(versions: Versions) -> None:
    """`make publish` makes the copy, and the site carries it and offers it; the copy itself does not."""
    refused = make(versions.root, "publish")
    assert refused.returncode != 0 and "ghi địa chỉ thật vào site_url" in refused.stdout
    assert not (versions.root / "offline").exists()
    settings = versions.root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("ocop.example.vn", "ocop.tinh.gov.vn"), "utf-8")
    done = make(versions.root, "publish")
    assert done.returncode == 0, done.stderr
    copy = (versions.root / "site/danh-muc-ocop.zip").read_bytes()
    assert copy == (versions.root / "offline/danh-muc-ocop.zip").read_bytes() and copy.startswith(b"PK")
    offer = ">Tải bản dùng không cần mạng</a>"
    assert offer in (versions.root / "site/index.html").read_text("utf-8")
    assert offer not in (versions.root / "offline/danh-muc-ocop/danh-muc/index.html").read_text("utf-8")
