moderation-flag-link = Report this page
moderation-flag-title = Report a page
moderation-flag-intro = Is there something that should not be public? Say it here: the programme’s staff look and decide. You need no account, and we do not ask who you are.
moderation-flag-why = What is wrong
moderation-flag-words = Where, and why
moderation-flag-words-hint = It may stay empty. Do not write anybody’s name or contacts, not even yours: we cannot answer.
moderation-flag-button = Send the report
moderation-flag-done = Thank you: the staff have been told. If need be, the page will be changed or taken back.
moderation-flag-back = Back to the page
moderation-subject-post = Post of the blog
moderation-subject-report = Monitoring report
moderation-title = Reported pages
moderation-intro = What readers have pointed to on public pages. Taking a page back tells the team and the teacher; it can be shown again.
moderation-waiting = To be looked at
moderation-none-title = Nothing waits
moderation-none = When somebody reports a public page you find it here, and you get a notice.
moderation-inside-post = The post, with its history
moderation-inside-report = The report, and whether it is public
moderation-keep-post = It is fine as it is
moderation-keep-report = It is fine as it is
moderation-choose = Choose…
moderation-kept = Settled: the page stays as it is.
moderation-hidden = The page is taken back, and this is settled.
moderation-moved = Somebody else has decided already: look at how it is now.
moderation-settled = Settled lately
moderation-outcome-kept = stays as it is
moderation-outcome-hidden = taken back
moderation-restore = It can be shown again from its own page.
moderation-next-title = { $count ->
    [one] One reported page is waiting
   *[other] { $count } reported pages are waiting
}
moderation-next-text = { $days ->
    [0] A reader has pointed to something on a public page: look, and decide.
    [one] Readers have pointed to something on a public page. The oldest has waited for a day.
   *[other] Readers have pointed to something on a public page. The oldest has waited for { $days } days.
}
moderation-next-action = Look and decide
