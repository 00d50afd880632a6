"""The other files of an export: the ego's profile, and much that closeknit leaves."""

from collections.abc import Iterator

from closeknit.town import ego
from closeknit.town.archive import table
from closeknit.town.view import View

TALK = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,"
    "RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
)
HEADER_ONLY = {
    "guide_messages.csv": TALK,
    "coach_messages.csv": TALK,
    "learning_coach_messages.csv": TALK,
    "learning_role_play_messages.csv": TALK,
    "SavedJobAlerts.csv": "ALERT_PARAMETERS,QUERY_CONTEXT,SAVED_SEARCH_ID",
    "Whatsapp Phone Numbers.csv": "Number,Extension,Is_WhatsApp_Number",
    f"Votes_{ego.MEMBER}.csv": "Date,Link,OptionText",
    "Jobs/Saved Jobs.csv": "Saved Date,Job Url,Job Title,Company Name",
}
ARTICLE = """<html><head><title>Paying late is a loan nobody signed</title></head><body>
<h1><a href="https://www.linkedin.com/pulse/paying-late-ottilie-penhallow">Paying late \
is a loan nobody signed</a></h1>
<p>Every invoice past its day lends somebody money.</p></body></html>
"""
FEED = "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A70000000000000"


def rest(view: View) -> Iterator[tuple[str, str]]:
    """Yield name and text of every file that does not speak of other people."""
    yield from _profile(view)
    yield from _account(view)
    yield from _deeds(view)
    yield from _inferred()
    for name, header in HEADER_ONLY.items():
        yield name, header + "\n"
    yield "LearningCoachMessages.csv", "No conversations found\n"
    yield "Articles/Articles/paying-late-is-a-loan-nobody-signed.html", ARTICLE


def _profile(view: View) -> Iterator[tuple[str, str]]:
    headline = ego.HEADLINE if view.is_later else "Finance head at Penhallow & Pence"
    row = [ego.FIRST, ego.LAST, "", "", "", headline, ego.SUMMARY]
    row += ["Financial Services", "", ego.TOWN, "", "[COMPANY:https://example.com]", ""]
    header = "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary"
    header += ",Industry,Zip Code,Geo Location,Twitter Handles,Websites"
    yield "Profile.csv", table(header + ",Instant Messengers", [row])
    yield "Profile Summary.csv", table("Profile Summary", [[ego.SUMMARY]])
    header = "Company Name,Title,Description,Location,Started On,Finished On"
    yield "Positions.csv", table(header, ego.POSITIONS)
    header = "School Name,Start Date,End Date,Notes,Degree Name,Activities"
    yield "Education.csv", table(header, ego.EDUCATION)
    yield "Skills.csv", table("Name", [[skill] for skill in ego.SKILLS])
    rows = [["English", "NATIVE_OR_BILINGUAL"], ["Italian", "LIMITED_WORKING"]]
    yield "Languages.csv", table("Name,Proficiency", rows)
    row = ["Bank Relations", "", "Brackenhythe College", "Jun 2016", "", ""]
    header = "Name,Url,Authority,Started On,Finished On,License Number"
    yield "Certifications.csv", table(header, [row])


def _account(view: View) -> Iterator[tuple[str, str]]:
    rows = [
        [ego.MAIL, "Yes", "Yes", "Not Available"],
        [ego.OTHER_MAIL, "Yes", "No", "Not Available"],
    ]
    yield (
        "Email Addresses.csv",
        table("Email Address,Confirmed,Primary,Updated On", rows),
    )
    row = ["", "+44 1632 960100", "Mobile"]
    yield "PhoneNumbers.csv", table("Extension,Number,Type", [row])
    row = ["4/2/11, 9:14 AM", "203.0.113.5", ""]
    header = "Registered At,Registration Ip,Subscription Types"
    yield "Registration.csv", table(header, [row])
    days = [view.moment(view.ago + back, "log in") for back in (1, 3, 8, 15)]
    rows = [
        [f"{day:%Y/%m/%d %H:%M:%S} UTC", "203.0.113.5", "Mozilla/5.0", "WEB_LOGIN"]
        for day in days
    ]
    yield "Logins.csv", table("Login Date,IP Address,User Agent,Login Type", rows)
    header = "Challenge Date,IP Address,User Agent,Country,Challenge Type"
    yield "Security Challenges.csv", header + "\n"
    header = "First name,Middle name,Last name,Verification type,Organization name"
    header += ",Email address,Country,State,City,Year of birth,Issuing authority"
    header += ",Document type,Verification service provider,Verified date,Expiry date"
    yield "Verifications/Verifications.csv", header + "\n"
    header = "First Name,Last Name,Billing Country,Postal Code,Transaction Made At"
    header += ",Payment Method Type,Invoice Number,Description,Tax Amount,Sub Total"
    yield "Receipts_v2.csv", header + ",Total Amount,Currency Code\n"
    header = "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt"
    header += ",Addresses,Sites,InstantMessageHandles,FullName,Birthday,Location"
    yield "Contacts.csv", header + ",BookmarkedAt,Profiles\n"


def _deeds(view: View) -> Iterator[tuple[str, str]]:
    def at(ago: int) -> str:
        return f"{view.moment(ago, 'deed'):%Y-%m-%d %H:%M:%S}"

    member = ego.MEMBER
    rows = [
        [firm, f"{view.moment(400 + 90 * turn, firm):%a %b %d %H:%M:%S UTC %Y}"]
        for turn, firm in enumerate(ego.FOLLOWS)
    ]
    yield "Company Follows.csv", table("Organization,Followed On", rows)
    row = [at(510), "Active", "Zdeňka Horáková"]
    yield f"Member_Follows_{member}.csv", table("Date,Status,FullName", [row])
    row = ["Kestrel Bay Traders' Fair", f"{view.day(200)} 10:00", "ATTENDING", ""]
    yield "Events.csv", table("Event Name,Event Time,Status,External Url", [row])
    post = 'Every late invoice is a loan."\n""\n"I wrote two pages about it.'
    row = [at(120), FEED + "11", post, "https://example.com/late", "", "MEMBER_NETWORK"]
    header = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility"
    yield f"Shares_{member}.csv", table(header, [row])
    comment = '"He wrote \\"never\\" and I\nthink he means Thursday"'
    text = f"Date,Link,Message\n{at(115)},{FEED}12,{comment}\n"
    yield f"Comments_{member}.csv", text
    rows = [[at(101 + 7 * turn), "LIKE", f"{FEED}{13 + turn}"] for turn in range(5)]
    yield f"Reactions_{member}.csv", table("Date,Type,Link", rows)
    yield f"InstantReposts_{member}.csv", table("Date,Link", [[at(131), FEED + "18"]])
    yield (
        f"Saved_Items_{member}.csv",
        table("savedItem,CreatedTime", [[FEED + "19", at(99)]]),
    )
    day = view.moment(210, "photograph")
    told = (
        f"You uploaded a feed photo on {day:%B} {day.day}, {day:%Y at %I:%M %p} (GMT)"
    )
    row = [told, "-", "https://example.com/m/1"]
    yield "Rich_Media.csv", table("Date/Time,Media Description,Media Link", [row])
    row = [f"{view.moment(97, 'search'):%Y/%m/%d %H:%M:%S} UTC", "seaweed drying"]
    yield "SearchQueries.csv", table("Time,Search Query", [row])
    header = (
        "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title"
    )
    header += ",Job Url,Resume Name,Question And Answers"
    yield "Jobs/Job Applications.csv", header + "\n"


def _inferred() -> Iterator[tuple[str, str]]:
    row = ["Negotiation basics", "", "COURSE", "", "N/A", "false", "N/A", ""]
    header = "Content Title,Content Description,Content Type"
    header += ",Content Last Watched Date (if viewed)"
    header += ",Content Completed At (if completed),Content Saved"
    yield "Learning.csv", table(header + ",Notes taken on videos (if taken),", [row])
    yield "Ads Clicked.csv", "Ad clicked Date,Ad Title/Id\n"
    yield "LAN Ads Engagement.csv", "Action,Date,Ad Title/Id,Page/App\n"
    row = ["Work", "Seniority", "How senior you seem", "Owner"]
    header = "Category,Type of inference,Description,Inference"
    yield "Inferences_about_you.csv", table(header, [row])
    header = (
        "Company Names,Company Names,Company Names,Job Titles,Job Titles,Job Titles"
    )
    row = ["Penhallow & Pence", "", "", "Finance head; Owner", "", ""]
    yield "Ad_Targeting.csv", table(header, [row])
    header = "Private Identity Asset Name,Private Identity Asset Raw Text"
    yield "Private_identity_asset.csv", header + "\n"
