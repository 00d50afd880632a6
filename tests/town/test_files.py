"""The town's files are what they claim to be."""

import csv
import hashlib
import io
import mailbox
import re
from pathlib import Path
from zipfile import ZipFile

from closeknit.town import Town, build
from tests.town.told import TODAY

PREAMBLE = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email '
    "addresses are missing. You will only see email addresses for connections who have "
    "allowed their connections to see or download their email address using this "
    "setting https://www.linkedin.com/psettings/privacy/email. You can learn more here "
    'https://www.linkedin.com/help/linkedin/answer/261"\n\n'
)
HEADERS = {
    "Connections.csv": "First Name,Last Name,URL,Email Address,Company,Position,"
    "Connected On",
    "Invitations.csv": "From,To,Sent At,Message,Direction,inviterProfileUrl,"
    "inviteeProfileUrl",
    "messages.csv": "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,"
    "RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,"
    "IS CONVERSATION DRAFT",
    "Profile.csv": "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,"
    "Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,"
    "Instant Messengers",
    "Profile Summary.csv": "Profile Summary",
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On",
    "Education.csv": "School Name,Start Date,End Date,Notes,Degree Name,Activities",
    "Skills.csv": "Name",
    "Languages.csv": "Name,Proficiency",
    "Certifications.csv": "Name,Url,Authority,Started On,Finished On,License Number",
    "Recommendations_Received.csv": "First Name,Last Name,Company,Job Title,Text,"
    "Creation Date,Status",
    "Recommendations_Given.csv": "First Name,Last Name,Company,Job Title,Text,"
    "Creation Date,Status",
    "Endorsement_Received_Info.csv": "Endorsement Date,Skill Name,Endorser First Name,"
    "Endorser Last Name,Endorser Public Url,Endorsement Status",
    "Endorsement_Given_Info.csv": "Endorsement Date,Skill Name,Endorsee First Name,"
    "Endorsee Last Name,Endorsee Public Url,Endorsement Status",
    "Notes.csv": "Connection First Name,Connection Last Name,Connection Profile URL,"
    "Note,Created On,Edited On",
    "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On",
    "PhoneNumbers.csv": "Extension,Number,Type",
    "Whatsapp Phone Numbers.csv": "Number,Extension,Is_WhatsApp_Number",
    "Registration.csv": "Registered At,Registration Ip,Subscription Types",
    "Company Follows.csv": "Organization,Followed On",
    "Member_Follows.csv": "Date,Status,FullName",
    "Events.csv": "Event Name,Event Time,Status,External Url",
    "Contacts.csv": "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,"
    "CreatedAt,Addresses,Sites,InstantMessageHandles,FullName,Birthday,Location,"
    "BookmarkedAt,Profiles",
    "Shares.csv": "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility",
    "Comments.csv": "Date,Link,Message",
    "Reactions.csv": "Date,Type,Link",
    "InstantReposts.csv": "Date,Link",
    "Votes.csv": "Date,Link,OptionText",
    "Saved_Items.csv": "savedItem,CreatedTime",
    "Rich_Media.csv": "Date/Time,Media Description,Media Link",
    "Learning.csv": "Content Title,Content Description,Content Type,"
    "Content Last Watched Date (if viewed),Content Completed At (if completed),"
    "Content Saved,Notes taken on videos (if taken),",
    "LearningCoachMessages.csv": "No conversations found",
    "SearchQueries.csv": "Time,Search Query",
    "SavedJobAlerts.csv": "ALERT_PARAMETERS,QUERY_CONTEXT,SAVED_SEARCH_ID",
    "Logins.csv": "Login Date,IP Address,User Agent,Login Type",
    "Security Challenges.csv": "Challenge Date,IP Address,User Agent,Country,"
    "Challenge Type",
    "Ads Clicked.csv": "Ad clicked Date,Ad Title/Id",
    "LAN Ads Engagement.csv": "Action,Date,Ad Title/Id,Page/App",
    "Inferences_about_you.csv": "Category,Type of inference,Description,Inference",
    "Receipts_v2.csv": "First Name,Last Name,Billing Country,Postal Code,"
    "Transaction Made At,Payment Method Type,Invoice Number,Description,Tax Amount,"
    "Sub Total,Total Amount,Currency Code",
    "Private_identity_asset.csv": "Private Identity Asset Name,"
    "Private Identity Asset Raw Text",
    "Verifications/Verifications.csv": "First name,Middle name,Last name,"
    "Verification type,Organization name,Email address,Country,State,City,"
    "Year of birth,Issuing authority,Document type,Verification service provider,"
    "Verified date,Expiry date",
    "Jobs/Job Applications.csv": "Application Date,Contact Email,Contact Phone Number,"
    "Company Name,Job Title,Job Url,Resume Name,Question And Answers",
    "Jobs/Saved Jobs.csv": "Saved Date,Job Url,Job Title,Company Name",
}
"""As LinkedIn writes them in 2026; a number before .csv is left out here."""
TALK = HEADERS["messages.csv"].split(",ATTACHMENTS")[0]
UNEVEN = "Ad_Targeting.csv"


def files(export: Path) -> dict[str, str]:
    with ZipFile(export) as opened:
        return {name: opened.read(name).decode() for name in opened.namelist()}


def all_text(town: Town) -> str:
    exported = [text for path in town.exports for text in files(path).values()]
    others = (town.mailbox, town.calendar, town.address_book)
    return "\n".join([*exported, *(path.read_text() for path in others)])


def test_build_writes_the_same_bytes_twice(tmp_path: Path) -> None:
    first = build(tmp_path / "a", today=TODAY)
    second = build(tmp_path / "b", today=TODAY)

    marks = [
        [hashlib.sha256(path.read_bytes()).hexdigest() for path in town.paths]
        for town in (first, second)
    ]

    assert marks[0] == marks[1]


def test_build_writes_another_mailbox_for_another_seed(
    town: Town, tmp_path: Path
) -> None:
    other = build(tmp_path, today=TODAY, seed=8)

    assert other.mailbox.read_bytes() != town.mailbox.read_bytes()


def test_exports_are_named_by_their_days(town: Town) -> None:
    names = [path.name for path in town.paths]

    assert names == [
        "Complete_LinkedInDataExport_08-21-2026.zip",
        "Complete_LinkedInDataExport_11-17-2026.zip",
        "mail.mbox",
        "calendar.ics",
        "people.vcf",
    ]


def test_zips_are_whole_and_streamed(town: Town) -> None:
    for path in town.exports:
        with ZipFile(path) as opened:
            broken = opened.testzip()
            flags = {entry.flag_bits & 0x08 for entry in opened.infolist()}

        assert (broken, flags) == (None, {0x08})


def test_tables_have_the_headers_of_the_format(town: Town) -> None:
    for path in town.exports:
        found = {}
        for name, text in files(path).items():
            if name.endswith(".csv") and name != UNEVEN:
                top = text.removeprefix(PREAMBLE).partition("\n")[0]
                plain = re.sub(r"_\d+\.csv$", ".csv", name)
                found[plain] = top.replace('"', "")

        coach = ("guide", "coach", "learning_coach", "learning_role_play")
        talks = {f"{kind}_messages.csv": TALK for kind in coach}
        assert found == HEADERS | talks


def test_tables_parse_with_rows_as_wide_as_their_header(town: Town) -> None:
    for path in town.exports:
        for name, text in files(path).items():
            if not name.endswith(".csv"):
                continue
            escape = "\\" if name.startswith("Comments") else None
            body = io.StringIO(text.removeprefix(PREAMBLE), newline="")
            rows = list(csv.reader(body, strict=True, escapechar=escape))

            assert {len(row) for row in rows} == {len(rows[0])}, name


def test_connections_begin_with_the_preamble_and_end_without_a_newline(
    town: Town,
) -> None:
    for path in town.exports:
        text = files(path)["Connections.csv"]

        assert (text.startswith(PREAMBLE), text[-1] != "\n") == (True, True)


def test_messages_quote_every_field(town: Town) -> None:
    text = files(town.exports[1])["messages.csv"]

    rows = list(csv.reader(io.StringIO(text)))
    again = io.StringIO()
    csv.writer(again, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)

    assert again.getvalue() == text


def test_mailbox_splits_into_as_many_mails_as_were_sent(town: Town) -> None:
    text = town.mailbox.read_text()
    sent = len(re.findall(r"^Message-ID: ", text, re.MULTILINE))

    box = mailbox.mbox(town.mailbox, create=False)
    mails = list(box)
    box.close()

    assert len(mails) == sent
    assert all(mail["From"] and mail["Date"] and mail["Subject"] for mail in mails)
    assert not [mail.defects for mail in mails if mail.defects]


def test_addresses_are_all_at_example_domains(town: Town) -> None:
    domains = set(re.findall(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)", all_text(town)))

    others = {
        d for d in domains if not re.fullmatch(r"(.+\.)?example\.(com|org|net)", d)
    }

    assert others == {"linkedin.com"}


def test_linkedin_writes_as_itself_only(town: Town) -> None:
    senders = set(re.findall(r"[\w.+-]+@linkedin\.com", all_text(town)))

    assert senders == {
        "invitations@linkedin.com",
        "messaging-digest-noreply@linkedin.com",
    }


def test_profiles_all_end_as_invented_ones(town: Town) -> None:
    pages = re.findall(r"linkedin\.com/(?:comm/)?in/([^\s\",?]+)", all_text(town))

    assert {page for page in pages if not page.endswith("-ex")} == set()
    assert pages


def test_calendar_and_cards_fold_their_lines(town: Town) -> None:
    for path in (town.calendar, town.address_book):
        lines = path.read_bytes().split(b"\r\n")

        assert max(len(line) for line in lines) <= 75
        assert lines[-1] == b""
