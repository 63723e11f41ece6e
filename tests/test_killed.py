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


def start(course, *options):
    return subprocess.Popen(
        [*COMMAND, *options],
        cwd=course,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def limited(course, room):
    return subprocess.run(
        COMMAND,
        cwd=course,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY)),
    )


def finish(course, *options):
    done = subprocess.run([*COMMAND, *options], cwd=course, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 1}, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
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
    for _ in range(1200):
        try:
            os.killpg(running.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("a worker lives on")


# Of a first run, and of one that makes feedback: killed at a moment after a file of this name appears.
FIRST_KILLS = 30 if MANY else 3
FEW = 12
NO_ROOM = "fourcenturies: the disk is full: free some space, then run the same command again\n"
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)


def end(running, number):
    """End a run as a person, a system or a short memory does."""
    sign = SIGNALS[number % len(SIGNALS)]
    if sign is signal.SIGINT:  # Ctrl+C reaches the workers, too
        os.killpg(running.pid, sign)
    else:
        os.kill(running.pid, sign)
    return running.communicate()


def pages(course):
    folder = course / "build" / "feedback"
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """Return a course that was never graded, how long its first run takes, and what that leaves."""
    course = sample_class.make_course(tmp_path_factory.mktemp("first"))
    write_submissions(course, LESSON, FEW)
    finish(course)
    forget(course)
    running = start(course)
    wait_for_gradebook(course, running)
    begun = time.monotonic()
    running.communicate()
    return course, time.monotonic() - begun, rows(course), files(course)


def forget(course):
    """Leave a course as it is before anything was ever graded."""
    (course / "build" / "submitted").rename(course / "submitted")
    shutil.rmtree(course / "build")
    (course / "build").mkdir()
    (course / "submitted").rename(course / "build" / "submitted")


def wait_for_gradebook(course, running):
    while not list((course / "build").glob("*gradebook.db*")) and running.poll() is None:
        time.sleep(0.001)


@pytest.mark.parametrize("kill", range(FIRST_KILLS))
def test_a_first_run_killed_at_any_moment_is_completed_by_the_next(first, kill):
    course, seconds, expected, written = first
    forget(course)
    running = start(course)
    wait_for_gradebook(course, running)
    time.sleep(kill / FIRST_KILLS * seconds)
    end(running, kill)
    finish(course)
    assert rows(course) == expected
    assert files(course) == written
    assert not list((course / "build").glob("*gradebook.db.*"))


@pytest.mark.parametrize("room", [10_000, 100_000], ids=["no gradebook", "a part of it"])
def test_where_a_first_run_has_no_room_the_next_completes_it(first, room):
    course, _, expected, written = first
    forget(course)
    done = limited(course, room)
    assert (done.returncode, done.stderr) == (3, NO_ROOM)
    finish(course)
    assert rows(course) == expected
    assert files(course) == written


@pytest.fixture(scope="module")
def fed(first):
    course, _, expected, _ = first
    finish(course, "--feedback")
    whole = pages(course)
    assert sum(name.endswith(".html") for name in whole) == FEW + len(sample_class.students())
    return course, expected, whole


@pytest.mark.parametrize("kill", range(9 if MANY else 1))
def test_feedback_killed_at_any_moment_is_completed_by_the_next(fed, kill):
    course, expected, whole = fed
    shutil.rmtree(course / "build" / "feedback")
    running = start(course, "--feedback")
    while len(list((course / "build").glob("feedback/*"))) <= kill and running.poll() is None:
        time.sleep(0.002)
    end(running, kill)
    left = {name: data for name, data in pages(course).items() if not name.endswith(".part")}
    assert left.items() <= whole.items()
    finish(course, "--feedback")
    assert pages(course) == whole
    assert rows(course) == expected


@pytest.mark.parametrize("room", [40_000, 200_000])
def test_where_there_is_no_room_it_is_said_and_the_next_run_completes_it(undisturbed, room):
    """A limit on a file's size stands for a full disk: it meets a notebook, or the gradebook."""
    course, _, expected, written = undisturbed
    begin_again(course)
    done = limited(course, room)
    assert (done.returncode, done.stderr) == (3, NO_ROOM)
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
