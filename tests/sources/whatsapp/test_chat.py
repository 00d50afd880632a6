"""A chat's lines: shapes, clocks, orders of days, and who is who."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from closeknit.records.rules.keys import keys_of
from closeknit.shared.errors import Unanswered, UnreadableFile
from closeknit.sources.reader import Answers
from closeknit.sources.record import Mention, Owner, Wrote
from closeknit.sources.said import Noticed
from closeknit.sources.whatsapp.words import titled
from tests.sources.said import records_of, said_of

ME = Answers(me="Ottilie", zone="Europe/London")
SAMPLES = Path(__file__).parent / "samples"
AT = datetime(2025, 3, 13, 14, 5, tzinfo=UTC)


def chat(folder: Path, text: str, name: str = "WhatsApp Chat with Bo.txt") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def wrote(path: Path, answers: Answers = ME) -> list[Wrote]:
    return [one for one in records_of(path, answers) if isinstance(one, Wrote)]


@pytest.mark.parametrize(
    "line",
    [
        "[13/03/25, 14:05:09] Bo: hello",
        "[13/03/2025, 2:05:09 PM] Bo: hello",
        "[3/13/25, 2:05:09\u202fPM] Bo: hello",
        "\u200e[13/03/25, 14:05:09] Bo: hello",
        "[13.03.25, 14:05:09] Bo: hello",
        "[2025-03-13, 14:05:09] Bo: hello",
        "[2025/3/13 下午2:05:09] Bo: hello",
        "13/03/2025, 14:05 - Bo: hello",
        "3/13/25, 2:05\u202fPM - Bo: hello",
        "13/03/25, 2:05 pm - Bo: hello",
        "13/3/25 2:05 p. m. - Bo: hello",
        "13.03.25, 14:05 - Bo: hello",
        "13-03-2025 14:05 - Bo: hello",
        "2025-03-13 14:05 - Bo: hello",
        "13/03/2025 à 14:05 - Bo: hello",
        "13. 3. 2025 14:05 - Bo: hello",
        "13.3.2025 klo 14.05 - Bo: hello",
    ],
)
def test_line_of_any_language_is_the_same_message(line: str, tmp_path: Path) -> None:
    (message,) = wrote(chat(tmp_path, line + "\n"))

    assert (message.sender, message.at) == (Mention("Bo"), AT)
    assert message.characters == len("hello")


def test_time_is_the_zones(tmp_path: Path) -> None:
    file = chat(tmp_path, "13/07/2025, 00:05 - Bo: hello\n")

    (message,) = wrote(file, Answers(zone="Europe/London"))

    assert message.at == datetime(2025, 7, 12, 23, 5, tzinfo=UTC)


def test_same_chat_of_two_telephones_is_kept_once() -> None:
    apple = {keys_of(one) for one in wrote(SAMPLES / "_chat.txt")}
    android = {
        keys_of(one) for one in wrote(SAMPLES / "WhatsApp Chat with Bo Lind.txt")
    }

    assert apple < android
    assert len(android) == len(apple) + 1


def test_later_export_says_again_what_the_earlier_one_said(tmp_path: Path) -> None:
    first = "13/03/25, 14:05 - Bo: ok\n13/03/25, 14:05 - Bo: ok\n"
    early = chat(tmp_path, first)
    late = chat(
        tmp_path,
        first + "14/03/25, 9:00 - Ottilie: ok\n",
        "WhatsApp Chat with Bo (1).txt",
    )

    before, after = ([keys_of(one) for one in wrote(file)] for file in (early, late))

    assert len(set(before)) == 2
    assert after[:2] == before


def test_ego_is_known_by_a_name_or_number_of_theirs(tmp_path: Path) -> None:
    group = (
        "13/03/25, 14:05 - Bo: a\n13/03/25, 14:05 - Ottilie Vance: b\n"
        "13/03/25, 14:05 - +44 20 7946 0001: c\n"
    )
    file = chat(tmp_path, group, "WhatsApp Chat with Tea.txt")

    by_name = said_of(file, known_by=(("name", "ottilie vance"),))
    by_number = said_of(file, known_by=(("phone", "+442079460001"),))

    assert by_name[0][2] == Owner(
        Mention("Ottilie Vance", handle="whatsapp:ottilie vance")
    )
    assert by_number[0][2] == Owner(Mention(phone="+442079460001"))


def test_chat_of_two_called_after_one_is_the_others(tmp_path: Path) -> None:
    file = chat(tmp_path, "13/03/25, 14:05 - Bo: a\n13/03/25, 14:06 - Tilly: b\n")

    records = records_of(file)

    assert records[0] == Owner(Mention("Tilly", handle="whatsapp:tilly"))


def test_who_the_ego_is_is_asked_with_the_names(tmp_path: Path) -> None:
    text = "13/03/25, 14:05 - Bo: a\n13/03/25, 14:06 - Tilly: b\n"
    file = chat(tmp_path, text, "_chat.txt")

    with pytest.raises(Unanswered, match=r"Which of these is you\? Bo, Tilly") as asked:
        records_of(file, Answers(me="Ottilie"))

    assert (asked.value.code, asked.value.choices) == ("asks_me", ("Bo", "Tilly"))


@pytest.mark.parametrize(
    ("days", "on"),
    [
        (("04/03/25", "13/03/25"), 4),
        (("3/4/25", "3/13/25"), 4),
        (("12/11/26", "11/12/26"), None),
        (("04/04/25",), 4),
    ],
)
def test_order_of_days_is_told_by_a_day_that_cannot_be_otherwise(
    days: tuple[str, ...], on: int | None, tmp_path: Path
) -> None:
    text = "".join(f"{day}, 14:05 - Bo: a\n" for day in days)
    file = chat(tmp_path, text)

    if on is None:  # both have been in one order, and neither is to come in the other
        with pytest.raises(UnreadableFile):
            wrote(file)
    else:
        first = wrote(file)[0].at
        assert first is not None
        assert first.day == on


def test_day_still_to_come_tells_the_order_too(tmp_path: Path) -> None:
    file = chat(tmp_path, "01/12/26, 14:05 - Bo: a\n")

    (message,) = wrote(file)

    assert message.at == datetime(2026, 1, 12, 14, 5, tzinfo=UTC)


def test_order_that_cannot_be_told_is_asked_and_then_taken(tmp_path: Path) -> None:
    file = chat(tmp_path, "04/03/25, 14:05 - Bo: a\n")

    with pytest.raises(Unanswered, match="04/03") as asked:
        wrote(file)
    (by_month,) = wrote(file, Answers(day_first=False))

    assert asked.value.choices == ("day-first", "month-first")
    assert by_month.at == datetime(2025, 4, 3, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "line",
    [
        "13/03/25, 14:06 - Messages and calls are end-to-end encrypted.",
        "13/03/25, 14:06 - Ottilie changed the subject to “Plan: B”",
        "13/03/25, 14:06 - Bo: This message was deleted",
        "[13/03/25, 14:06:00] Bo: \u200eBo changed their phone number.",
    ],
)
def test_what_the_app_says_is_no_message(line: str, tmp_path: Path) -> None:
    file = chat(tmp_path, f"13/03/25, 14:05 - Bo: a\n{line}\n")

    assert [one.characters for one in wrote(file)] == [1]


@pytest.mark.parametrize(
    "text",
    [
        "<Media omitted>",
        "\u200eimage omitted",
        "\u200eBild weggelassen",
        "<Multimedia omitido>",
        "IMG-20250313-WA0001.jpg (file attached)",
        "\u200e<attached: 00000012-PHOTO-2025-03-13-14-05-09.jpg>",
    ],
)
def test_picture_counts_as_a_message_without_a_text(text: str, tmp_path: Path) -> None:
    (message,) = wrote(chat(tmp_path, f"13/03/25, 14:05 - Bo: {text}\n"))

    assert (message.characters, message.text) == (0, "")


def test_text_of_several_lines_is_one_message(tmp_path: Path) -> None:
    file = chat(tmp_path, "13/03/25, 14:05 - Bo: a\n\nb: c\n[not a day] d\n")

    (message,) = [
        one for _, _, one in said_of(file, ME, bodies=True) if isinstance(one, Wrote)
    ]

    assert message.text == "a\n\nb: c\n[not a day] d"


def test_text_is_not_kept_unless_that_is_on(tmp_path: Path) -> None:
    (message,) = wrote(chat(tmp_path, "13/03/25, 14:05 - Bo: secret\n"))

    assert (message.text, message.characters) == ("", 6)


def test_zip_and_its_unpacked_folder_say_the_same(tmp_path: Path) -> None:
    text = (SAMPLES / "_chat.txt").read_text(encoding="utf-8")
    folder = tmp_path / "WhatsApp Chat - Bo Lind"
    folder.mkdir()
    chat(folder, text, "_chat.txt")
    (folder / "00000001-PHOTO-2025-03-04-14-07-00.jpg").write_bytes(b"\xff\xd8")
    packed = tmp_path / "WhatsApp Chat - Bo Lind.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for file in folder.iterdir():
            archive.write(file, file.name)

    unpacked = wrote(folder, Answers(zone="Europe/London"))

    assert unpacked == wrote(packed, Answers(zone="Europe/London"))
    assert unpacked == wrote(SAMPLES / "_chat.txt")


def test_chat_without_messages_is_noticed(tmp_path: Path) -> None:
    file = chat(tmp_path, "13/03/25, 14:06 - Messages are end-to-end encrypted.\n")

    says = "There is no message in it."
    assert said_of(file) == [(file.name, 1, Noticed(says))]


@pytest.mark.parametrize(
    "stem",
    ["_chat", "notes", "WhatsApp Chat with ", "Chat"],
)
def test_name_of_a_file_that_names_no_chat_is_none(stem: str) -> None:
    assert titled(stem) == ""
