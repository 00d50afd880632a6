"""The files of the export that are not read, and why, in words for the user."""

from closeknit.sources.said import NotRead

_COACH = NotRead("LinkedIn's coach, not a person")
_CAREER = NotRead("part of your profile that says nothing about whom you know")
_POSTS = NotRead("what you posted; too public to count as an encounter")
_JOBS = NotRead("your job hunt is nobody else's business")
_ADS = NotRead("what advertisers were told about you, not whom you know")
_ACCOUNT = NotRead("how and when you used the account, not whom you know")

LEFT_ALONE: dict[str, NotRead] = {
    "guide_messages": _COACH,
    "coach_messages": _COACH,
    "learning_coach_messages": _COACH,
    "learning_role_play_messages": _COACH,
    "LearningCoachMessages": _COACH,
    "LearningRolePlayMessages": _COACH,
    "Languages": _CAREER,
    "Certifications": _CAREER,
    "Projects": _CAREER,
    "Publications": _CAREER,
    "Patents": _CAREER,
    "Honors": _CAREER,
    "Courses": _CAREER,
    "Test Scores": _CAREER,
    "Organizations": _CAREER,
    "Volunteering": _CAREER,
    "Volunteering Experiences": _CAREER,
    "Causes": _CAREER,
    "Causes You Care About": _CAREER,
    "Groups": NotRead("a group's name says nothing about who is in it"),
    "Shares": _POSTS,
    "InstantReposts": _POSTS,
    "Rich_Media": _POSTS,
    "Articles": _POSTS,
    "Comments": NotRead("it does not say whose post you wrote under"),
    "Reactions": NotRead("it does not say whose post you reacted to"),
    "Votes": NotRead("poll answers: too thin to count as an encounter"),
    "Saved_Items": NotRead("what you saved to read, not whom you know"),
    "Member_Follows": NotRead("whom you follow need not know you, and has no link"),
    "Registration": NotRead("when the account was opened"),
    "Learning": NotRead("courses you watched"),
    "SearchQueries": NotRead("what you searched for stays with you"),
    "Saved Job Alerts": _JOBS,
    "Job Applications": _JOBS,
    "Saved Jobs": _JOBS,
    "Job Seeker Preferences": _JOBS,
    "Job Applicant Saved Answers": _JOBS,
    "Job Applicant Saved Screening Question Responses": _JOBS,
    "Job Postings": _JOBS,
    "Easyapply Blocking": _JOBS,
    "Logins": _ACCOUNT,
    "Security Challenges": _ACCOUNT,
    "Account Status History": _ACCOUNT,
    "Calendar": NotRead("a copy of your calendar that names no people"),
    "Ads Clicked": _ADS,
    "Ad_Targeting": _ADS,
    "LAN Ads Engagement": _ADS,
    "Inferences_about_you": NotRead("what LinkedIn guesses about you"),
    "Receipts": NotRead("what you paid LinkedIn"),
    "Receipts_v2": NotRead("what you paid LinkedIn"),
    "Receipts_lbp": NotRead("what you paid LinkedIn"),
    "Private_identity_asset": NotRead("documents about you"),
    "Verifications": NotRead("how you proved who you are"),
    "Services Marketplace": NotRead("offers, not people you know"),
    "Reviews": NotRead("reviews of services, not people you know"),
    "Providers": NotRead("offers, not people you know"),
    "Opportunities": NotRead("offers, not people you know"),
    "Engagements": NotRead("offers, not people you know"),
    "Trusted Graph": NotRead("what LinkedIn keeps for its own checks"),
}
"""By the file's name without its number and its ending."""

UNKNOWN = NotRead("not known to closeknit: tell us, it may be new at LinkedIn")
"""For a file that is in no list."""
ARTICLE = NotRead("an article of yours; too public to count as an encounter")
