-- What is counted of every tie, from the exchanges up to the end of a day.
--
-- DuckDB's dialect; `features_text.py` puts it into others, with the numbers for `$now`
-- and the like, and what an exchange fades by for `fades(channel)`. The plain rule that
-- says the same is `features.py`.
--
-- exchanges: ego, person, t (seconds since 1970), side (them, ego, both), channel, size.
--
-- Single messages are only counted, never put in order: first by fortnight, which is as
-- long as the pause after which a word starts something. Within one no pause can be that
-- long, so what starts, and the first answer to it, shows from fortnights in their order.
WITH fortnights AS (
  SELECT ego, person, t // $pause AS fortnight,
    COUNT(*) FILTER (WHERE side <> 'ego') AS theirs,
    COUNT(*) FILTER (WHERE side <> 'them') AS ours,
    COUNT(*) FILTER (WHERE side <> 'ego' AND t >= $recent) AS theirs_lately,
    COUNT(*) FILTER (WHERE side <> 'them' AND t >= $recent) AS ours_lately,
    SUM(EXP(($now - t) * fades(channel)) / SQRT(size)) FILTER (WHERE side <> 'ego')
      AS faded_theirs,
    SUM(EXP(($now - t) * fades(channel)) / SQRT(size)) FILTER (WHERE side <> 'them')
      AS faded_ours,
    MIN(t) FILTER (WHERE side <> 'ego') AS first_theirs,
    MIN(t) FILTER (WHERE side <> 'them') AS first_ours,
    MAX(t) FILTER (WHERE side <> 'ego') AS last_theirs,
    MAX(t) FILTER (WHERE side <> 'them') AS last_ours,
    -- A bit for each of its fourteen days.
    BIT_OR(CASE WHEN side <> 'ego' THEN 1 << CAST(t // 86400 % 14 AS INT) ELSE 0 END)
      AS days_theirs,
    BIT_OR(CASE WHEN side <> 'them' THEN 1 << CAST(t // 86400 % 14 AS INT) ELSE 0 END)
      AS days_ours,
    COUNT(*) FILTER (WHERE channel = 'mail') AS mails,
    COUNT(*) FILTER (WHERE channel = 'linkedin') AS linkedin,
    COUNT(*) FILTER (WHERE channel = 'meeting') AS meetings,
    COUNT(*) FILTER (WHERE channel = 'call') AS calls,
    COUNT(*) FILTER (WHERE channel IN ('chat', 'whatsapp')) AS chats
  FROM exchanges
  WHERE t <= $now
  GROUP BY ego, person, t // $pause
),
in_order AS (
  SELECT *,
    LEAST(first_theirs, first_ours) AS first,
    LAG(GREATEST(last_theirs, last_ours)) OVER tie AS before,
    COALESCE(first_theirs, LEAD(first_theirs) OVER tie) AS next_theirs,
    COALESCE(first_ours, LEAD(first_ours) OVER tie) AS next_ours
  FROM fortnights
  WINDOW tie AS (PARTITION BY ego, person ORDER BY fortnight)
),
starting AS (
  SELECT *,
    CASE WHEN before IS NULL OR first - before > $pause THEN 1 ELSE 0 END AS starts,
    -- Who was alone in it. Where both were there at once, nobody waits for an answer.
    CASE WHEN before IS NULL OR first - before > $pause THEN
      CASE WHEN first_ours IS NULL OR first_theirs < first_ours THEN 'them'
        WHEN first_theirs IS NULL OR first_ours < first_theirs THEN 'ego' END
    END AS starter
  FROM in_order
),
counted AS (
  SELECT ego, person,
    CAST(SUM(theirs) AS BIGINT) AS theirs,
    CAST(SUM(ours) AS BIGINT) AS ours,
    CAST(SUM(theirs_lately) AS BIGINT) AS theirs_lately,
    CAST(SUM(ours_lately) AS BIGINT) AS ours_lately,
    COALESCE(SUM(faded_theirs), 0.0) AS faded_theirs,
    COALESCE(SUM(faded_ours), 0.0) AS faded_ours,
    CAST(SUM(starts) AS BIGINT) AS starts,
    COUNT(*) FILTER (WHERE starter = 'them') AS started_by_them,
    COUNT(*) FILTER (WHERE starter = 'ego') AS started_by_us,
    COUNT(*) FILTER (WHERE starter = 'ego' AND next_theirs - first <= $pause)
      AS answered_by_them,
    COUNT(*) FILTER (WHERE starter = 'them' AND next_ours - first <= $pause)
      AS answered_by_us,
    MEDIAN(
      CASE WHEN starter = 'ego' AND next_theirs - first <= $pause
        THEN next_theirs - first END
    ) AS their_answer,
    MEDIAN(
      CASE WHEN starter = 'them' AND next_ours - first <= $pause
        THEN next_ours - first END
    ) AS our_answer,
    CAST(SUM(BIT_COUNT(days_theirs | days_ours)) AS BIGINT) AS days,
    CAST(SUM(BIT_COUNT(days_theirs)) AS BIGINT) AS days_theirs,
    CAST(SUM(BIT_COUNT(days_ours)) AS BIGINT) AS days_ours,
    MIN(first) AS first,
    GREATEST(MAX(last_theirs), MAX(last_ours)) AS last,
    MAX(last_theirs) AS last_theirs,
    MAX(last_ours) AS last_ours,
    CAST(SUM(mails) AS BIGINT) AS mails,
    CAST(SUM(linkedin) AS BIGINT) AS linkedin,
    CAST(SUM(meetings) AS BIGINT) AS meetings,
    CAST(SUM(calls) AS BIGINT) AS calls,
    CAST(SUM(chats) AS BIGINT) AS chats
  FROM starting
  GROUP BY ego, person
),
measured AS (
  SELECT *,
    theirs > 0 AND ours > 0 AS two_way,
    CASE WHEN days > 1 THEN (last - first) / 86400.0 / (days - 1) END AS rhythm,
    ($now - last) / 86400.0 AS silent,
    ($now - last) / 86400.0 / $horizon AS pause
  FROM counted
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
