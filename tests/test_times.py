"""Times are read as Canvas, Moodle, nbgrader and people write them; what is not certain is refused."""

from datetime import UTC, datetime

import pytest

from fourcenturies.course.times import read_time, zone_of

BERLIN = zone_of("Europe/Berlin")


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-27T22:30:00Z",
        "2026-11-27 22:30:00 UTC",
        "2026-11-27 22:30:00.000000 UTC",
        "2026-11-27T23:30:00+01:00",
        "2026-11-27 23:30:00 +0100",
        "2026-11-27 23:30",
        "2026/11/27 23:30",
        "2026-11-27 23:30:00 Europe/Berlin",
        "2026-11-27 17:30 America/New_York",
        "11/27/2026 11:30 PM",
        "11/27/2026 11:30PM",
        "27/11/2026 23:30",
        "27.11.2026 23:30",
        "27.11.2026, 23:30 Uhr",
        "27-11-2026 23:30",
        "Nov 27, 2026 at 11:30pm",
        "November 27, 2026, 11:30 p.m.",
        "Fri Nov 27, 2026 11:30pm",
        "27 Nov 2026 23:30",
        "27-Nov-2026 23:30",
        "Fri Nov 27 23:30:00 2026",
        "Friday, 27 November 2026, 11:30 PM",
        "Friday, November 27, 2026, 11:30 PM",
        "Freitag, 27. November 2026, 23:30",
        "27. November 2026, 23:30",
        "vendredi 27 novembre 2026, 23:30",
        "vendredi 27 novembre 2026 à 23h30",
        "viernes, 27 de noviembre de 2026, 23:30",
        "venerdì, 27 novembre 2026, 23:30",
        "sexta-feira, 27 de novembro de 2026 às 23:30",
        "sexta-feira, 27 novembro 2026, 23:30",
        "vrijdag, 27 november 2026, 23:30",
        "piątek, 27 listopada 2026, 23:30",
        "Пятница, 27 ноября 2026, 23:30",
        "П’ятниця 27 листопада 2026 23:30",
        "27 Kasım 2026, Cuma, 23:30",
        "2026年11月27日 星期五 23:30",
        "2026年11月27日 星期五 下午 11:30",
        "2026年11月27日(金曜日) 23:30",
        "2026년 11월 27일 금요일 오후 11:30",
        "２０２６年１１月２７日 23:30",
    ],
)
def test_a_time_is_read_in_every_form(text):
    assert read_time(text, BERLIN) == datetime(2026, 11, 27, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("2026-03-01 12:15 AM", 0),
        ("2026-03-01 12:15 PM", 12),
        ("1 March 2026, 9 pm", 21),
        ("1 March 2026 9:15 am", 9),
    ],
)
def test_hours_before_and_after_noon(text, hour):
    assert read_time(text).hour == hour


@pytest.mark.parametrize(
    "month",
    [
        "March 2026|3", "May 2026|5", "mars 2026|3", "mai 2026|5", "März 2026|3", "Juni 2026|6",
        "juillet 2026|7", "août 2026|8", "Dezember 2026|12", "de marzo de 2026|3", "de mayo de 2026|5",
        "de junio de 2026|6", "maggio 2026|5", "giugno 2026|6", "luglio 2026|7", "maart 2026|3",
        "mei 2026|5", "marca 2026|3", "maja 2026|5", "lipca 2026|7", "мая 2026|5", "марта 2026|3",
        "июня 2026|6", "июля 2026|7", "липня 2026|7", "березня 2026|3", "Mart 2026|3", "Mayıs 2026|5",
        "março 2026|3", "de outubro de 2026|10", "října 2026|10", "Sept 2026|9", "травня 2026|5",
    ],
)  # fmt: skip
def test_months_are_known_by_name(month):
    words, number = month.split("|")
    assert read_time(f"5 {words}, 10:00").month == int(number)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("03/04/2026 10:00", "may be two days"),
        ("1764282600", "tells no day"),
        ("2026-11-27", "tells a day and no time"),
        ("27 November 2026", "tells no time of the day"),
        ("Nov 27 at 11:30pm", "tells no day with its year"),
        ("2026-11-27 23:30 PST8", "is not understood"),
        ("2026-11-27 13:30 PM", "no 13 o'clock"),
        ("2026-02-30 10:00", "is no time"),
        ("27 Smarch 2026 10:00", "tells no day"),
        ("2026-11-27 23:30 maybe", "is not understood"),
        ("tomorrow", "tells no day"),
        ("", "tells no day"),
    ],
)
def test_what_is_not_certain_is_refused(text, told):
    with pytest.raises(ValueError, match=told):
        read_time(text)
