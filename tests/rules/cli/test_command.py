"""`python -m rules`: what goes in and comes out, and one helpful line for whatever is wrong."""

import json
import os
import re
import signal
import subprocess
import sys
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from rules import PROGRAMMES, assess, next_questions, parse_situation
from rules.cli.command import main, today
from rules.households import households

ON = date(2026, 11, 22)
ON_THE_DAY = ("--on", "2026-11-22")


def run(*arguments: str, sent: bytes | str = b"") -> tuple[int, str, str]:
    """In this process: exit status, output, errors."""
    read = BytesIO(sent if isinstance(sent, bytes) else sent.encode())
    write, errors = BytesIO(), BytesIO()
    status = main(arguments, read, write, errors)
    return status, write.getvalue().decode(), errors.getvalue().decode()


def started(*arguments: str, **options: Any) -> "subprocess.Popen[bytes]":
    """In a process of its own."""
    streams: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    return subprocess.Popen([sys.executable, "-m", "rules", *arguments], **(streams | options))


# Answers


@pytest.mark.parametrize("household", households(), ids=lambda one: one.id)
def test_assess_writes_the_assessment(household: Any) -> None:
    facts = household.facts_on(ON)
    status, output, errors = run("assess", *ON_THE_DAY, sent=json.dumps(facts))
    assert (status, errors) == (0, "")
    assert json.loads(output) == assess(parse_situation(facts), ON).to_json()


def test_next_writes_the_questions_best_first() -> None:
    status, output, _ = run("next", *ON_THE_DAY, "--programme", "birth_benefit", sent="{}")
    questions = next_questions(parse_situation({}), ON, ["birth_benefit"])
    assert status == 0
    assert json.loads(output) == [{"fact": one.fact, "serves": list(one.serves)} for one in questions]


def test_next_writes_an_empty_list_at_the_end() -> None:
    sent = '{"has_or_expects_child": false}'
    assert run("next", *ON_THE_DAY, "--programme", "birth_benefit", sent=sent) == (0, "[]\n", "")


def test_only_the_programmes_asked_about() -> None:
    _, output, _ = run("assess", *ON_THE_DAY, "--programme", "tsa", "--programme", "kandas_status", sent="{}")
    assert [one["id"] for one in json.loads(output)["programmes"]] == ["tsa", "kandas_status"]


def test_the_output_is_indented_and_in_real_letters() -> None:
    _, output, _ = run("assess", *ON_THE_DAY, "--programme", "birth_benefit", sent="{}")
    assert '\n  "on": "2026-11-22",\n' in output
    assert "Social Code art. 79 п. 1" in output


def test_a_byte_order_mark_is_no_matter() -> None:
    assert run("next", *ON_THE_DAY, sent=b"\xef\xbb\xbf{}")[0] == 0


def test_whole_numbers_may_be_written_with_a_point() -> None:
    assert run("assess", sent='{"household_income_monthly": 150000.0}')[0] == 0


def test_the_schema() -> None:
    status, output, _ = run("schema")
    assert status == 0
    assert set(json.loads(output)["$defs"]) == {"situation", "assessment"}


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_explain(programme: str) -> None:
    status, output, _ = run("explain", *ON_THE_DAY, programme)
    assert status == 0
    assert f"{programme} · " in output


def test_diff_between_two_days() -> None:
    status, output, _ = run("diff", "2025-12-31", "2026-01-01")
    assert status == 0
    assert re.search(r"mrp +3 932 → 4 325", output)


def test_diff_with_other_figures(tmp_path: Path) -> None:
    mrp = Path(main.__code__.co_filename).parents[1] / "parameters" / "mrp.yaml"
    changed = tmp_path / "mrp.yaml"
    changed.write_text(mrp.read_text(encoding="utf-8").replace("4325", "4500"), encoding="utf-8")
    status, output, _ = run("diff", "2026-11-22", "2026-11-22", "--with", str(changed), "--json")
    assert status == 0
    assert [one["id"] for one in json.loads(output)["parameters"]] == ["mrp"]


def test_no_day_means_today() -> None:
    assert json.loads(run("assess", sent="{}")[1])["on"] == today().isoformat()


@pytest.mark.parametrize(
    ("hour", "day"), [(18, date(2026, 11, 21)), (19, date(2026, 11, 22)), (23, date(2026, 11, 22))]
)
def test_today_is_that_of_almaty(hour: int, day: date) -> None:
    assert today(datetime(2026, 11, 21, hour, 30, tzinfo=UTC)) == day


def test_today_without_the_data_of_time_zones(monkeypatch: pytest.MonkeyPatch) -> None:
    import zoneinfo

    def nothing(name: str) -> None:
        raise zoneinfo.ZoneInfoNotFoundError(name)

    monkeypatch.setattr(zoneinfo, "ZoneInfo", nothing)
    assert today(datetime(2026, 11, 21, 19, 0, tzinfo=UTC)) == ON


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["help"]])
def test_help_lists_the_commands(arguments: list[str]) -> None:
    status, output, errors = run(*arguments)
    assert (status, errors) == (0, "")
    for command in ("assess", "next", "schema", "explain", "diff"):
        assert f"\n  {command} " in output


@pytest.mark.parametrize("command", ["assess", "next", "schema", "explain", "diff"])
def test_each_command_has_help(command: str) -> None:
    status, output, errors = run(command, "--help")
    assert (status, errors) == (0, "")
    assert output.startswith(f"usage: python -m rules {command}")


# Bad input


def test_a_bad_situation_is_one_line() -> None:
    error = "household_sise: unknown fact; did you mean household_size?\n"
    for command in ("assess", "next"):
        assert run(command, *ON_THE_DAY, sent='{"household_sise": 3}') == (2, "", error)


COMMANDS = "assess, next, schema, explain, check, diff"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ([], f"say a command: {COMMANDS}; --help tells more"),
        (["asess"], "there is no command asess; did you mean assess?"),
        (["xyz"], f"there is no command xyz; choose from {COMMANDS}"),
        (["assess", "--programme", "tssa"], "there is no programme tssa; did you mean tsa?"),
        (["assess", "--lines", "--programme", "tssa"], "there is no programme tssa; did you mean tsa?"),
        (["explain", "birth"], f"there is no programme birth; choose from {', '.join(PROGRAMMES)}"),
        (["explain", "birth_benefits"], "there is no programme birth_benefits; did you mean birth_benefit?"),
        *(
            (["next", "--on", day], f"--on: there is no day {day}; write one as 2026-11-22")
            for day in ("2026-13-01", "2026-02-30", "22.11.2026", "2026-1-1", "20261122", "today", "")
        ),
        *(
            (
                ["assess", "--on", day],
                f"--on: the rules cover 2023-07-01 to 2100-12-31, not {day}; choose a day of these",
            )
            for day in ("2023-06-30", "2101-01-01", "9999-12-31")
        ),
        (["diff", "2026-02-30", "2026-03-01"], "FROM: there is no day 2026-02-30; write one as 2026-11-22"),
        (
            ["diff", "2026-03-01", "2023-01-01"],
            "TO: the rules cover 2023-07-01 to 2100-12-31, not 2023-01-01; choose a day of these",
        ),
        (
            ["diff", "2026-03-01"],
            "the following arguments are required: TO; python -m rules diff --help shows how it is written",
        ),
        (
            ["assess", "--lins"],
            "unrecognized arguments: --lins; python -m rules assess --help shows how it is written",
        ),
        (
            ["diff", "2026-03-01", "2026-03-01", "--with", "nowhere.yaml"],
            "nowhere.yaml: there is no such file or folder; check the path",
        ),
    ],
)
def test_a_bad_command_is_one_line(arguments: list[str], error: str) -> None:
    assert run(*arguments, sent="{}") == (2, "", f"{error}\n")


def test_a_broken_figure_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "mrp.yaml").write_text("id: mrp\nunit: tenge\n", encoding="utf-8")
    status, output, errors = run("diff", "2026-03-01", "2026-03-01", "--with", str(tmp_path))
    assert (status, output, errors) == (2, "", f"{tmp_path}/mrp.yaml:1: `rows` is missing; add it\n")


# Lines


def test_a_bad_line_ends_in_status_2() -> None:
    assert run("assess", *ON_THE_DAY, "--lines", sent="{}\n{}\n")[0] == 0
    status, output, errors = run("assess", *ON_THE_DAY, "--lines", sent="{}\n[]\n{}\n")
    assert (status, errors) == (2, "")
    assert len(output.splitlines()) == 3


def test_who_asks_line_by_line_is_answered_line_by_line() -> None:
    with started("assess", "--lines") as process:
        assert process.stdin
        assert process.stdout
        for _ in range(3):
            process.stdin.write(b"{}\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["programmes"]
        process.stdin.close()
        assert process.wait(10) == 0


# The process


def test_whoever_imports_the_rules_does_not_load_the_commands() -> None:
    code = "import sys, rules; print({'argparse', 'zoneinfo', 'rules.cli.command'} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert found.stdout.strip() == "set()"


def finished(*arguments: str, sent: bytes = b"{}", **options: Any) -> tuple[int, bytes, bytes]:
    with started(*arguments, **options) as process:
        output, errors = process.communicate(sent, 20)
    return process.returncode, output, errors


def test_cyrillic_goes_out_whatever_the_locale() -> None:
    environment = os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    status, output, _ = finished("explain", "tsa", env=environment)
    assert status == 0
    assert output.decode().startswith("Государственная адресная социальная помощь")
    status, _, errors = finished("assess", sent='{"облыс": 1}'.encode(), env=environment)
    assert (status, errors.decode()) == (
        2,
        "облыс: unknown fact; `python -m rules schema` names all facts\n",
    )


@pytest.mark.parametrize("arguments", [["schema"], ["assess"], ["explain", "tsa"], ["assess", "--lines"]])
def test_a_reader_who_has_seen_enough_is_no_error(arguments: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        status, _, errors = finished(*arguments, sent=b"{}\n", stdout=write)
    finally:
        os.close(write)
    assert (status, errors) == (0, b"")


def test_an_interruption_leaves_no_traceback() -> None:
    with started("assess", "--lines") as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(b"{}\n")
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=10)
    assert (process.returncode, errors) == (130, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        status, _, errors = finished("schema", stdout=full)
    assert (status, errors) == (1, b"standard input or output cannot be used: No space left on device\n")
