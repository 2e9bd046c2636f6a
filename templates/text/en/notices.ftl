notices-title = Notices
notices-intro = Here is everything that concerns you, newest first.
notices-all = All
notices-unread-only = Unread
notices-unread = unread
notices-preferences-link = How you want to be told
notices-read = Mark as read
notices-read-all = Mark all as read
notices-all-read = Done: the notices of this page are marked as read.
notices-empty-title = There are no notices
notices-empty-text = When a report comes back, somebody answers you or a deadline is near, you read it here.
notices-empty-unread-title = You have read everything
notices-empty-unread-text = Notices you have read stay in the full list.
notices-preferences-title = How you want to be told
notices-preferences-intro = Choose for each kind of notice how you get it. In Coesa you always find it under “Notices”.
notices-preferences-in-app = You have no e-mail address and do not need one: your notices wait for you in Coesa, under “Notices”.
notices-preferences-kinds = What, and how
notices-preferences-save = Save
notices-preferences-saved = Your choices are saved.
notices-preference-wrong = Choose one of those in the list.
notices-preference-fixed = Always: { $how }
notices-delivery-now = in Coesa and by e-mail at once
notices-delivery-daily = in Coesa and in the daily summary
notices-delivery-weekly = in Coesa and in the Monday summary
notices-delivery-in-app = in Coesa only
notices-delivery-off = not at all
notices-quiet-title = Quiet hours
notices-quiet-hint = In these hours no e-mail leaves: it waits for their end. If both hours are the same there is no quiet. E-mails about the security of your account do not wait.
notices-quiet-from = From
notices-quiet-until = Until
notices-quiet-wrong = Choose an hour of the list.
notices-quiet-student = From 20:00 to 7:00 we never write to you.
notices-unsubscribe-title = No more e-mails?
notices-unsubscribe-ask = Do you want no more e-mails about “{ $what }”? The notices stay in Coesa.
notices-unsubscribe-ask-digest = Do you want no more of “{ $what }”? The notices stay in Coesa.
notices-unsubscribe-button = Yes, no more e-mails
notices-unsubscribe-done-title = Done
notices-unsubscribe-done = You will get no more e-mails about “{ $what }”. The notices stay in Coesa.
notices-unsubscribe-fixed = E-mails about the security of your account always leave: you need them if somebody else tries to use it.
notices-unsubscribe-change = Change your choices
notices-mail-hello = Hello { $name },
mail-why = This e-mail comes from Coesa ({ $address }) because you have an account there. There is no need to answer.
mail-why-stranger = This e-mail comes from Coesa ({ $address }), where somebody has written your address. If you did not expect it, leave it alone: nothing happens.
mail-unsubscribe = I want no more of these e-mails
mail-preferences = Change how you want to be told
notices-digest-name-daily = the daily summary
notices-digest-name-weekly = the Monday summary
notices-digest-subject-daily = Today’s summary: { $count ->
    [one] one piece of news
   *[other] { $count } pieces of news
}
notices-digest-subject-weekly = The week’s summary: { $count ->
    [one] one piece of news
   *[other] { $count } pieces of news
}
notices-digest-text-daily = this is what happened since the last summary.
notices-digest-text-weekly = this is what happened in the last week.
notices-digest-more = { $count ->
    [one] There is one more notice
   *[other] There are { $count } more notices
}
notices-part-main = Analysis and evaluation
notices-part-impact = Results and impact
notices-consent-asked-name = A team asks for your yes
notices-consent-asked-title = { $team } asks for your yes
notices-consent-asked-text = The team { $team } has finished “{ $part }” of the report on “{ $project }” and asks to send it to the staff. Before it leaves the school, your yes is needed.
notices-consent-asked-action = Read and decide
notices-report-submitted-name = A report reaches the staff
notices-report-submitted-title = Report sent: { $team }
notices-report-submitted-text = “{ $part }” of the report of { $team } on “{ $project }” has reached the staff. { $reader ->
    [staff] It is in the review queue.
   *[other] We will tell you when there is an answer.
}
notices-report-submitted-action = Open
notices-review-assigned-name = A report is given to me
notices-review-assigned-title = A report to review: { $team }
notices-review-assigned-text = The part “{ $part }” of the report by the team { $team } on the project “{ $project }” has been given to you.
notices-review-assigned-action = Open the review
notices-report-returned-name = The report comes back
notices-report-returned-title = { $by ->
    [teacher] The report of { $team } is back with the team
    [hidden] The report of { $team } is no longer public
    [shown] The report of { $team } is public again
   *[other] The report of { $team } came back with remarks
}
notices-report-returned-text = { $by ->
    [teacher] Your teacher has read “{ $part }” of the report on “{ $project }” and asks for a change before it is sent. This is why:
    [hidden] The staff have taken the report on “{ $project }” back from the public. Its public page says why; nothing is lost, and a corrected version can be public again.
    [shown] The report on “{ $project }” can be read in public again, at the same address.
   *[other] The staff have read “{ $part }” of the report on “{ $project }” and ask for changes. This is why:
}
notices-report-returned-action = Read and go on
notices-report-approved-name = The report is approved
notices-report-approved-title = The report of { $team } is approved
notices-report-approved-text = The staff have approved “{ $part }” of the report on “{ $project }”. It will be public soon.
notices-report-approved-action = See where it is
notices-report-published-name = The report is published
notices-report-published-title = Published: the report of { $team }
notices-report-published-text = “{ $part }” of the report on “{ $project }” is public. Its address will not change: you can share it.
notices-report-published-action = Open the public page
notices-remark-name = New remarks on the report
notices-remark-title = { $times ->
    [one] A new remark on the report of { $team }
   *[other] { $times } new remarks on the report of { $team }
}
notices-remark-text = { $by ->
    [staff] The staff have written something on the report on “{ $project }”. Read it and answer.
   *[other] In the conversation on the report on “{ $project }” there is an answer from the class.
}
notices-remark-action = Read the remarks
notices-remark-answer-name = Answers to remarks
notices-remark-answer-title = { $times ->
    [one] An answer from { $team }
   *[other] { $times } answers from { $team }
}
notices-remark-answer-text = The class has answered the remarks on the report on “{ $project }”.
notices-remark-answer-action = Read the answer
notices-deliverable-name = What teams hand in
notices-deliverable-title = { $what ->
    [handed-in] { $team } has handed in: { $asked }
    [accepted] Accepted: { $asked }
    [returned] To be revised: { $asked }
   *[other] More time for: { $asked }
}
notices-deliverable-text = { $what ->
    [handed-in] Team { $team } has handed in “{ $asked }” and waits for an answer.
    [accepted] “{ $asked }” of team { $team } is accepted.
    [returned] “{ $asked }” of team { $team } goes back to the team. This is why:
   *[other] The time for “{ $asked }” of team { $team } has changed. The new one is on the page.
}
notices-deliverable-action = Open it
notices-deadline-name = Deadlines
notices-deadline-title = { $stage ->
    [over] Over: { $title }
   *[other] A deadline is near: { $title }
}
notices-deadline-text = { $stage ->
    [over] It was due on { $due }. If something is still missing, talk about it at once with your teacher or the programme.
   *[other] { $days ->
        [0] It is due today, { $due }.
        [one] It is due tomorrow, { $due }.
       *[other] { $days } days are left: it is due on { $due }.
    }
}
notices-deadline-action = See what is missing
notices-nudge-name = A word from the teacher
notices-nudge-title = { $to ->
    [team] A message for the team { $team }
    [class] A message for the whole class { $class }
   *[other] A message from your teacher
}
notices-nudge-text = Who teaches the class { $class } writes to you:
notices-nudge-action = Go to work
notices-letter-name = A message from the programme’s staff
notices-letter-title = { $subject }
notices-letter-text = The programme’s staff write to the teachers of the edition { $edition }:
notices-letter-action = Go to your classes
notices-application-name = The answer to an application, and who teaches the class
notices-application-title = { $result ->
    [admitted] The class { $class } is admitted
    [refused] The class { $class } is not admitted
    [retracted] The class { $class } is admitted no longer
    [teacher-came] Another teacher has come to the class { $class }
    [teacher-left] A teacher has left the class { $class }
    [teacher-changed] The class { $class } has a new teacher
    [teacher-handed-over] You have handed over the class { $class }
    [teacher-removed] You do not teach the class { $class } any more
   *[other] News on the application of the class { $class }
}
notices-application-text = { $result ->
    [admitted] The application of { $school } has been accepted: the class { $class } takes part in the programme.
    [refused] The application of { $school } for the class { $class } has not been accepted.
    [retracted] The admission of the class { $class } ({ $school }) was taken back before anybody entered it: the class is not among yours any more.
    [teacher-came] They have accepted the invitation to teach the class { $class }: the class’s settings say who it is.
    [teacher-left] The class { $class } stays with you and the others who teach it: its settings say who they are.
    [teacher-changed] The class { $class } has gone over to another teacher: its settings say who it is. Nothing changes for you.
    [teacher-handed-over] The invitation to take over the class { $class } was accepted: it is theirs now, and not among yours any more.
    [teacher-removed] Whoever is responsible for the class { $class } has ended your part in it: it is not among yours any more. If you did not expect it, talk with them, or write to whoever runs the programme.
   *[other] There is news on the application of { $school } for the class { $class }.
}
notices-application-action = Open
notices-project-changed-name = A project changes in the open data
notices-project-changed-title = { $what ->
    [gone] Gone from the open data: { $project }
    [back] In the open data again: { $project }
   *[moved] New data: { $project }
}
notices-project-changed-text = { $what ->
    [gone] In the latest edition of the open data this project is no longer there. It may have been removed or merged with another, or it may be a mistake: it is worth asking why. Its page stays, and so does what was written about it.
    [back] In the latest edition of the open data this project is there again. If you are writing a report on it, see whether its data are those of before.
   *[moved] In this project’s open data there changed: { $what }. If you are writing a report on it, check whether it is still right.
}
notices-project-changed-action = See what changed
notices-comment-name = Comments on the team’s work
notices-comment-title = { $times ->
    [one] A new comment
   *[other] { $times } new comments
}
notices-comment-text = Somebody wrote about “{ $place }”.
notices-comment-action = Read the comment
notices-mention-name = Somebody calls you in a document
notices-mention-title = { $times ->
    [one] Somebody calls you in a comment
   *[other] You were called in { $times } comments
}
notices-mention-text = A comment on “{ $place }” has your name in it.
notices-mention-action = Read the comment
notices-meeting-name = Meetings with supporters
notices-meeting-title = { $what ->
    [offered] You are offered a meeting
    [reminder] Reminder: a meeting within a day
    [accepted] Meeting confirmed
    [declined] The meeting does not take place
   *[cancelled] Meeting cancelled
}
notices-meeting-text = “{ $topic }”, { $when }, for { $for }.
notices-meeting-action = Open the meetings
notices-task-name = Tasks with your name on them
notices-task-title = { $times ->
    [one] A task for you
   *[other] { $times } tasks for you
}
notices-task-text = { $times ->
    [one] In team { $team }: “{ $task }”.
   *[other] In team { $team }. The last is “{ $task }”.
}
notices-task-action = Open your tasks
notices-certificate-name = Certificates
notices-certificate-title = { $what ->
    [replaced] Your certificate was replaced by a corrected one
    [revoked] One of your certificates was revoked
   *[issued] Your certificate is ready
}
notices-certificate-text = { $what ->
    [revoked] The reason is on the certificate’s page; if in doubt, ask whoever issued it.
   *[other] It is among your certificates: open it whenever you like.
}
notices-certificate-action = Open your certificates
notices-post-name = The posts of the blog
notices-post-title = { $what ->
    [asked] { $team } asks for a post to be checked
    [returned] A post by { $team } goes back to the team
    [published] Published: a post by { $team }
    [corrected] A post taken back was corrected: { $team }
    [hidden] Taken back: a post by { $team }
    [flagged] { $times ->
        [one] Somebody points to a public page
       *[other] { $times } reports of a public page
    }
   *[shown] Public again: a post by { $team }
}
notices-post-text = { $what ->
    [asked] The team has finished “{ $title }” and asks you to publish it. It needs your check before it goes out.
    [returned] The teacher has read “{ $title }” and asks for a change:
    [published] “{ $title }” is on the blog, and everybody can read it.
    [corrected] “{ $title }” has a new version, which the teacher has checked. See whether it can be public again.
    [hidden] “{ $title }” cannot be read in public any more. Its page says why, and what to do.
    [flagged] “{ $title }”: look at what was reported and decide.
   *[shown] “{ $title }” can be read in public again.
}
notices-post-action = Open
notices-security-name = The security of your account
notices-security-title = { $what ->
    [password] Your password has changed
    [student-password] Your password has changed
    [email] Your e-mail address has changed
    [role] Your role in Coesa has changed
    [sessions] Your sessions have been closed
    [identity] Another way to sign in was linked to your account
    [second-factor] Your two-step sign-in has changed
   *[other] Something has changed in your account
}
notices-security-text = { $what ->
    [student-password] If you changed it, or your teacher gave you a new one, all is well. If you know nothing about it, tell your teacher at once: they can give you another.
   *[other] If it was you, all is well. If you know nothing about it, change your password at once and write to those who run the programme.
}
notices-security-action = Open your account
notices-choice-name = Choosing the project: votes and approval
notices-choice-title = { $what ->
    [vote-opened] Time to vote! Team { $team } chooses its project
    [vote-closed] The vote of team { $team } is over
    [proposed] { $team } proposes a project
    [chosen] Team { $team } has chosen
    [approved] Yes to the project of { $team }
   *[returned] The project of { $team } goes back to the team
}
notices-choice-text = { $what ->
    [vote-opened] A secret vote on the shortlist is open. Nobody will see what you vote for.
    [vote-closed] You can now see how many votes each project got.
    [proposed] Team { $team } would like to monitor “{ $project }”. The report begins with your yes.
    [chosen] Team { $team } monitors “{ $project }”: the report is open, off you go.
    [approved] Your teacher said yes to “{ $project }”: the report is open, off you go.
   *[returned] Your teacher looked at “{ $project }” and asks you to think again. Here is why:
}
notices-choice-action = { $what ->
    [vote-opened] Vote
    [vote-closed] See the result
    [proposed] Read and answer
   *[other] Go to the list
}
