"""evaluate ties: what scripts may rely on, and what people read."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from closeknit.faces.cli.evaluate_ties import ties
from closeknit.shared.errors import NotKept, UnreadableFile

RESEARCH = Path(__file__).parents[4] / "shared/data/ties"
RISKY = "\u202eoda<script>"


def written(folder: Path) -> Path:
    """Write a hundred days of eight pairs; the odd ones stop after fifty."""
    lines = ["src,dst,t"]
    for pair in range(8):
        for day in range(0, 50 if pair % 2 else 100, 2):
            one, other = f"{RISKY}{pair}", f"=bo{pair}"
            src, dst = (one, other) if day % 4 else (other, one)
            lines.append(f"{src},{dst},{day * 86_400 + pair}")
    file = folder / "said.csv"
    file.write_text("\n".join([*lines, "ada,,7"]) + "\n", encoding="utf-8")
    return file


def ran(*words: object) -> Result:
    return CliRunner().invoke(ties, [*map(str, words)], catch_exceptions=False)


def test_document_has_what_the_contract_names(tmp_path: Path) -> None:
    told = ran(written(tmp_path), "--json")

    found = json.loads(told.stdout)
    assert {name: found[name] for name in (
        "events", "people", "not_read", "pairs", "horizon_days", "origins", "leaks",
    )} == {"events": 300, "people": 16, "not_read": 1, "pairs": 8,
           "horizon_days": 21.0, "origins": 1, "leaks": False}  # fmt: skip
    assert found["auc"] == {"all": 1.0, "active": None, "both": None}
    assert list(found["baselines"]) == [
        "recency", "count", "decayed count", "min(out, in)", "four features",
        "logistic regression, on its own past", "gradient boosting, on its own past",
    ]  # fmt: skip
    assert found["baselines"]["recency"]["auc"]["all"] == 1.0
    assert set(found["reply"]) >= {"auc", "brier", "calibration_error", "baselines"}
    assert "line 302: not read: src or dst is missing" in told.stderr


def test_table_reads_calmly_and_shows_no_name_from_the_file(tmp_path: Path) -> None:
    told = ran(written(tmp_path), "--horizon", 10)

    first, second, header, share, ours, *_ = told.stdout.splitlines()
    assert first == "300 messages of 16 people; 8 pairs."
    assert second.startswith("Both write in the next 10 days? Asked on 4 days.")
    assert header.split() == ["all", "active", "both"]
    # Asked on days 58 to 88: four of eight go on; all eight are active on the first.
    assert share.split() == ["share", "that", "came", "true", "0.500", "0.800", "0.800"]
    assert ours.startswith("closeknit ")
    assert RISKY not in told.output


def test_what_is_left_out_is_counted_and_a_channel_by_another_word_known(
    tmp_path: Path,
) -> None:
    lines = written(tmp_path).read_text(encoding="utf-8").splitlines()[:-1]
    more = ["ada,ada,7", lines[1], "ada,bo,8,carrier"]
    table = "\n".join([f"{lines[0]},channel", *(f"{one},E-Mail" for one in lines[1:])])
    (tmp_path / "b.csv").write_text(
        table + "".join(f"\n{one}" + ",E-Mail" * (one != more[2]) for one in more),
        encoding="utf-8",
    )

    told = ran(tmp_path / "b.csv")
    found = json.loads(ran(tmp_path / "b.csv", "--json").stdout)

    assert "Left out: 1 message to oneself, 1 repeated." in told.stdout
    assert told.stderr.splitlines() == [
        "b.csv, line 304: no channel “carrier” is known; 1 such row fades like calls"
    ]
    assert (found["to_oneself"], found["repeated"]) == (1, 1)
    assert found["unknown_channels"] == told.stderr.splitlines()
    assert found["weights"] == {
        "without": None,
        "fitted_on": [
            "collegemsg", "radoslaw", "reality_call", "reality_text", "w3c",
        ],
        "have_seen": None,
    }  # fmt: skip


def test_channel_that_is_none_is_refused_with_those_there_are(tmp_path: Path) -> None:
    told = ran(written(tmp_path), "--channel", "pigeon")

    assert told.exit_code == 2
    assert "'pigeon' is not one of 'mail', 'linkedin'," in told.output


def test_family_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotKept, match="No weights were fitted without “bakers”"):
        ran(written(tmp_path), "--without", "bakers")


def test_file_of_something_else_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("name\nAda\n", encoding="utf-8")

    with pytest.raises(UnreadableFile, match="no column dst, src, t"):
        ran(file)


@pytest.mark.research
# Research data without a licence is no part of the repository: where it is absent the
# towns above, of which it is known what comes, hold the same command.
@pytest.mark.skipif(not RESEARCH.is_dir(), reason="the research data is not here")
def test_weights_that_never_saw_the_texts_foretell_them() -> None:
    file = RESEARCH / "reality_text.parquet"

    found = json.loads(ran(file, "--without", "reality", "--json").stdout)
    with_it = ran(file).stdout

    assert found["weights"]["have_seen"] is None
    assert found["weights"]["fitted_on"] == ["collegemsg", "radoslaw", "w3c"]
    assert "These weights have seen this set: --without reality for" in with_it

    assert (found["events"], found["people"]) == (27_953, 1_178)
    four = found["baselines"]["four features"]["auc"]
    assert all(found["auc"][name] > four[name] - 0.005 for name in four)
    assert found["auc"]["both"] > 0.78
    assert found["calibration_error"]["active"] < 0.06
    assert found["reply"]["auc"]["known"] > 0.9
