"""A run that is killed, or finds no room, loses nothing: one more run leaves what an undisturbed one leaves."""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time

import pytest

import sample_class
from generated_class import SEED, write_submissions
from gradebook_rows import files, rows
from sample_class import LESSON

COMMAND = [sys.executable, "-m", "fourcenturies.cli", "grade", LESSON, "--quiet", "--jobs", "2"]
# How many submissions, and killed how often: a few in the suite, many when asked for.
MANY = os.environ.get("FOURCENTURIES_KILLS") == "many"
NUMBER, KILLS = (300, 50) if MANY else (60, 3)


def start(course):
    return subprocess.Popen(
        COMMAND, cwd=course, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def finish(course):
    done = subprocess.run(COMMAND, cwd=course, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 1}, done.stderr
    return done


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """Return a course, its gradebook as it was before, how long a run takes, and what a run leaves."""
    course = sample_class.make_course(tmp_path_factory.mktemp("course"))
    finish(course)
    (course / "build" / "gradebook.db").rename(course / "before.db")  # the sample class alone
    shutil.copytree(course / "build" / "autograded", course / "before")
    write_submissions(course, LESSON, NUMBER)
    begin_again(course)
    begun = time.monotonic()
    finish(course)
    return course, time.monotonic() - begun, rows(course), files(course)


def begin_again(course):
    shutil.rmtree(course / "build" / "autograded")
    shutil.copytree(course / "before", course / "build" / "autograded")
    for left in (course / "build").glob("gradebook.db*"):
        left.unlink()
    shutil.copyfile(course / "before.db", course / "build" / "gradebook.db")


def wait_for_files(course, number, running):
    while len(list((course / "build" / "autograded").iterdir())) < number and running.poll() is None:
        time.sleep(0.002)


@pytest.mark.parametrize("kill", range(KILLS))
def test_killed_at_any_moment_the_next_run_completes_it(undisturbed, kill):
    course, seconds, expected, written = undisturbed
    draw = random.Random(SEED + kill)  # noqa: S311 - the same moments every time
    begin_again(course)
    running = start(course)
    if kill % 2:  # somewhere in the whole run, or while files are written
        time.sleep(draw.uniform(0.1, 1) * seconds)
    else:
        wait_for_files(course, draw.randrange(5, NUMBER), running)
    os.kill(running.pid, signal.SIGKILL)
    running.communicate()
    finish(course)
    assert rows(course) == expected
    assert files(course) == written


def test_a_killed_run_leaves_no_process_behind(undisturbed):
    course, *_ = undisturbed
    begin_again(course)
    running = start(course)
    wait_for_files(course, 6, running)
    os.kill(running.pid, signal.SIGKILL)
    running.communicate()
    for _ in range(200):
        try:
            os.killpg(running.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("a worker lives on")


@pytest.mark.parametrize("room", [40_000, 200_000])
def test_where_there_is_no_room_it_is_said_and_the_next_run_completes_it(undisturbed, room):
    """A limit on a file's size stands for a full disk: it meets a notebook, or the gradebook."""
    course, _, expected, written = undisturbed
    begin_again(course)
    done = subprocess.run(
        COMMAND,
        cwd=course,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY)),
    )
    assert done.returncode == 3, done.stderr
    assert (
        done.stderr == "fourcenturies: the disk is full: free some space, then run the same command again\n"
    )
    finish(course)
    assert rows(course) == expected
    assert files(course) == written


def test_two_runs_at_once_are_kept_apart(undisturbed):
    course, _, expected, written = undisturbed
    begin_again(course)
    runs = [start(course) for _ in range(2)]
    told = [run.communicate() for run in runs]
    codes = sorted(run.returncode for run in runs)
    assert codes in ([1, 3], [1, 1]), told
    if codes == [1, 3]:
        assert any("already running for this course" in stderr for _, stderr in told)
    assert rows(course) == expected
    assert files(course) == written
