-- The features of every tie, from its exchanges by fortnight (`fortnights.sql`).
--
-- DuckDB's dialect; `features_text.py` puts it into others, with numbers for `$now` and
-- the like. The plain rule that says the same is `features.py`.
--
-- Single messages are never put in order: what starts after a pause, and the first answer
-- to it, shows to the second from a fortnight and the two beside it.
WITH beside AS (
  SELECT f.*,
    LEAST(f.first_theirs, f.first_ours) AS first,
    GREATEST(b.last_theirs, b.last_ours) AS before,
    COALESCE(f.first_theirs, n.first_theirs) AS next_theirs,
    COALESCE(f.first_ours, n.first_ours) AS next_ours
  FROM fortnights AS f
  LEFT JOIN fortnights AS b
    ON b.ego = f.ego AND b.person = f.person AND b.fortnight = f.fortnight - 1
  LEFT JOIN fortnights AS n
    ON n.ego = f.ego AND n.person = f.person AND n.fortnight = f.fortnight + 1
),
starting AS (
  SELECT *,
    before IS NULL OR first - before > $pause AS starts,
    -- Who was alone in it. Where both were there at once, nobody waits for an answer.
    CASE WHEN before IS NULL OR first - before > $pause THEN
      CASE WHEN first_ours IS NULL OR first_theirs < first_ours THEN 'them'
        WHEN first_theirs IS NULL OR first_ours < first_theirs THEN 'ego' END
    END AS starter
  FROM beside
),
answered AS (
  SELECT *,
    CASE WHEN starter = 'ego' AND next_theirs - first <= $pause
      THEN next_theirs - first END AS their_answer,
    CASE WHEN starter = 'them' AND next_ours - first <= $pause
      THEN next_ours - first END AS our_answer
  FROM starting
),
counted AS (
  SELECT ego, person,
    SUM(theirs_and_lately) AS theirs_and_lately,
    SUM(ours_and_lately) AS ours_and_lately,
    SUM(faded_theirs) AS faded_theirs,
    SUM(faded_ours) AS faded_ours,
    COUNT(CASE WHEN starts THEN 1 END) AS starts,
    COUNT(CASE WHEN starter = 'them' THEN 1 END) AS started_by_them,
    COUNT(CASE WHEN starter = 'ego' THEN 1 END) AS started_by_us,
    COUNT(their_answer) AS answered_by_them,
    COUNT(our_answer) AS answered_by_us,
    MEDIAN(their_answer) AS their_answer,
    MEDIAN(our_answer) AS our_answer,
    CAST(SUM(BIT_COUNT((days | (days >> 14)) & 16383)) AS BIGINT) AS days,
    CAST(SUM(BIT_COUNT(days & 16383)) AS BIGINT) AS days_theirs,
    CAST(SUM(BIT_COUNT(days >> 14)) AS BIGINT) AS days_ours,
    MIN(first) AS first,
    MAX(last_theirs) AS last_theirs,
    MAX(last_ours) AS last_ours,
    SUM(mails_and_linkedin) AS mails_and_linkedin,
    SUM(meetings_and_calls) AS meetings_and_calls,
    CAST(SUM(chats) AS BIGINT) AS chats
  FROM answered
  GROUP BY ego, person
),
apart AS (
  SELECT *,
    GREATEST(last_theirs, last_ours) AS last,
    FLOOR(theirs_and_lately / $apart) AS theirs_lately,
    FLOOR(ours_and_lately / $apart) AS ours_lately,
    FLOOR(mails_and_linkedin / $apart) AS linkedin,
    FLOOR(meetings_and_calls / $apart) AS calls
  FROM counted
),
measured AS (
  SELECT ego, person, faded_theirs, faded_ours, starts, started_by_them, started_by_us,
    answered_by_them, answered_by_us, their_answer, our_answer, days, days_theirs,
    days_ours, first, last, last_theirs, last_ours, chats,
    CAST(theirs_and_lately - theirs_lately * $apart AS BIGINT) AS theirs,
    CAST(ours_and_lately - ours_lately * $apart AS BIGINT) AS ours,
    CAST(theirs_lately AS BIGINT) AS theirs_lately,
    CAST(ours_lately AS BIGINT) AS ours_lately,
    CAST(mails_and_linkedin - linkedin * $apart AS BIGINT) AS mails,
    CAST(linkedin AS BIGINT) AS linkedin,
    CAST(meetings_and_calls - calls * $apart AS BIGINT) AS meetings,
    CAST(calls AS BIGINT) AS calls,
    last_theirs IS NOT NULL AND last_ours IS NOT NULL AS two_way,
    CASE WHEN days > 1 THEN (last - first) / 86400.0 / (days - 1) END AS rhythm,
    ($now - last) / 86400.0 AS silent,
    ($now - last) / 86400.0 / $horizon AS pause
  FROM apart
)
SELECT ego, person, theirs, ours, theirs_lately, ours_lately, faded_theirs, faded_ours,
  starts, started_by_them, started_by_us, answered_by_them, answered_by_us,
  their_answer, our_answer, days, days_theirs, days_ours, first, last, last_theirs,
  last_ours, rhythm,
  CASE WHEN days >= $enough_days THEN silent / GREATEST(rhythm, $shortest) END AS silence,
  mails, linkedin, meetings, calls, chats, two_way,
  -- The forecast of `forecast.py`, with its shipped weights.
  CASE WHEN two_way THEN 1.0 / (1.0 + EXP(-(
    $start
    + $lately * LN(1.0 + LEAST(faded_theirs, faded_ours))
    + $pause_weight * LN(pause + $just_now)
    + $silence * LN(1.0 + pause)
    + $days_both * LN(1.0 + LEAST(days_theirs, days_ours))
  ))) ELSE 0.0 END AS chance
FROM measured
