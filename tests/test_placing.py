"""Labels of a map keep clear of each other, of points and of lines, and are left out where there is no room."""

from fourcenturies.drawing.placing import Label, placed

ROOM = (0, 0, 300, 120)


def label(name, x, y, *lines, reach=5.0):
    return Label(name, x, y, lines or (name,), 10.0, reach=reach)


def boxes(*labels, **around):
    return {one.label.name: one.box for one in placed(labels, ROOM, **around)}


def apart(a, b):
    return a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_a_label_stands_to_the_right_of_its_point_where_nothing_is_in_the_way():
    assert boxes(label("Bridge", 50, 50))["Bridge"][0] > 50


def test_a_label_goes_to_another_side_where_a_line_runs():
    assert boxes(label("Bridge", 150, 50), lines=[[(155, 50), (250, 52)]])["Bridge"][2] < 150


def test_labels_of_near_points_do_not_cover_each_other():
    found = list(
        boxes(label("Eastbank", 150, 50), label("Westbank", 152, 55), label("Northbank", 151, 60)).values()
    )
    assert len(found) == 3
    assert all(apart(a, b) for n, a in enumerate(found) for b in found[:n])


def test_a_label_without_room_is_left_out():
    labels = [label(f"A place with a very long name {number}", 150, 60) for number in range(12)]
    found = placed(labels, ROOM)
    assert 0 < len(found) < 12


def test_a_label_stays_within_the_map():
    (left, top, right, foot), *_ = boxes(label("Edge", 299, 119)).values()
    assert left >= 0
    assert top >= 0
    assert right <= 300
    assert foot <= 120


def test_several_lines_stand_below_one_another():
    (one,) = placed([label("Two", 50, 50, "Peking", "Beijing")], ROOM)
    baselines = [y for _, y, _ in one.baselines()]
    assert baselines[1] - baselines[0] > 10
    assert [words for _, _, words in one.baselines()] == ["Peking", "Beijing"]
