-- The exchanges of every tie by fortnight: what `features.sql` counts the features from.
--
-- DuckDB's dialect; `features_text.py` puts it into others, with the numbers for `$now`
-- and the like, and what an exchange fades by for `fades(channel)`.
--
-- exchanges: ego, person, t (seconds since 1970), side (them, ego, both), channel, size.
--
-- A fortnight is as long as the pause after which a word starts something, so within one
-- no pause can be that long. What costs is each sum over all messages; so two numbers
-- share one where they can, a floating one that is exact up to 2^53: `$apart` is 2^26.
WITH told AS (
  SELECT ego, person, t, channel,
    t // $pause AS fortnight,
    side <> 'ego' AS is_theirs,
    side <> 'them' AS is_ours,
    CASE WHEN t >= $recent THEN 1.0 + $apart ELSE 1.0 END AS one_and_lately,
    EXP(($now - t) * fades(channel)) / SQRT(size) AS worth,
    -- A bit for each of its fourteen days.
    1 << CAST(t // 86400 % 14 AS INT) AS day
  FROM exchanges
  WHERE t <= $now
)
SELECT ego, person, fortnight,
  SUM(CASE WHEN is_theirs THEN one_and_lately ELSE 0.0 END) AS theirs_and_lately,
  SUM(CASE WHEN is_ours THEN one_and_lately ELSE 0.0 END) AS ours_and_lately,
  SUM(CASE WHEN is_theirs THEN worth ELSE 0.0 END) AS faded_theirs,
  SUM(CASE WHEN is_ours THEN worth ELSE 0.0 END) AS faded_ours,
  MIN(CASE WHEN is_theirs THEN t END) AS first_theirs,
  MIN(CASE WHEN is_ours THEN t END) AS first_ours,
  MAX(CASE WHEN is_theirs THEN t END) AS last_theirs,
  MAX(CASE WHEN is_ours THEN t END) AS last_ours,
  -- Their days in the lower fourteen bits, the ego's in those above.
  BIT_OR(CASE WHEN NOT is_ours THEN day WHEN NOT is_theirs THEN day << 14
    ELSE day | (day << 14) END) AS days,
  SUM(CASE channel WHEN 'mail' THEN 1.0 WHEN 'linkedin' THEN $apart ELSE 0.0 END)
    AS mails_and_linkedin,
  SUM(CASE channel WHEN 'meeting' THEN 1.0 WHEN 'call' THEN $apart ELSE 0.0 END)
    AS meetings_and_calls,
  COUNT(CASE WHEN channel IN ('chat', 'whatsapp') THEN 1 END) AS chats
FROM told
GROUP BY ego, person, fortnight
