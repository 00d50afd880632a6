"""What is looked at, what is open, and what that holds up.

profile.own_profile(...)   the ego's profile, put together from dated records
headline.offers(...)       does a headline say more than where one works
items.readiness(...)       each item, done or open, with what to do
gate.gate(...)             may invitations go out
request.request(...)       a recommendation, asked for
"""
