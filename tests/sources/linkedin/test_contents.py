"""The table of contents of the export is complete."""

import pytest

from closeknit.sources.linkedin.export import EXPORT, place_of
from closeknit.sources.said import NotRead

IN_REAL_EXPORTS = (
    "Connections.csv",
    "Invitations.csv",
    "messages.csv",
    "Messages.csv",
    "Profile.csv",
    "Profile Summary.csv",
    "Positions.csv",
    "Education.csv",
    "Skills.csv",
    "Languages.csv",
    "Certifications.csv",
    "Projects.csv",
    "Publications.csv",
    "Recommendations_Received.csv",
    "Recommendations Received.csv",
    "Recommendations_Given.csv",
    "Endorsement_Received_Info.csv",
    "Endorsement_Given_Info.csv",
    "Notes.csv",
    "Email Addresses.csv",
    "PhoneNumbers.csv",
    "Whatsapp Phone Numbers.csv",
    "Registration.csv",
    "Company Follows.csv",
    "Company_Follows.csv",
    "Member_Follows_123456789.csv",
    "Events.csv",
    "Contacts.csv",
    "ImportedContacts.csv",
    "Shares_123456789.csv",
    "Comments_123456789.csv",
    "Reactions_123456789.csv",
    "InstantReposts_123456789.csv",
    "Votes_123456789.csv",
    "Saved_Items_123456789.csv",
    "Rich_Media.csv",
    "Learning.csv",
    "SearchQueries.csv",
    "SavedJobAlerts.csv",
    "Logins.csv",
    "Security Challenges.csv",
    "Ads Clicked.csv",
    "LAN Ads Engagement.csv",
    "Inferences_about_you.csv",
    "Ad_Targeting.csv",
    "Receipts_v2.csv",
    "Private_identity_asset.csv",
    "Verifications.csv",
    "Job Applications.csv",
    "Saved Jobs.csv",
    "Job Applicant Saved Answers.csv",
    "Job Applicant Saved Screening Question Responses.csv",
    "Causes.csv",
    "Courses.csv",
    "Groups.csv",
    "Volunteering.csv",
    "Honors.csv",
    "Test Scores.csv",
    "Patents.csv",
    "Organizations.csv",
    "guide_messages.csv",
    "coach_messages.csv",
    "learning_coach_messages.csv",
    "learning_role_play_messages.csv",
    "LearningCoachMessages.csv",
)


@pytest.mark.parametrize("name", IN_REAL_EXPORTS)
def test_every_file_of_real_exports_has_its_place(name: str) -> None:
    assert place_of(name) is not None


def test_every_file_left_alone_says_why() -> None:
    reasons = [kind.because for kind in EXPORT.values() if isinstance(kind, NotRead)]

    assert min(map(len, reasons)) > 10
