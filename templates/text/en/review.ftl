review-queue-title = Review queue
review-queue-intro = The parts of reports that were sent to the editors, the longest waiting first. Choose a stage below to see what is published, or what was taken back.
review-queue-filter = Filter the queue
review-queue-stage = Stage
review-queue-all = All that waits
review-queue-mine = Only those given to me
review-queue-show = Show
review-queue-total = { $count ->
    [one] One part of a report
   *[other] { $count } parts of reports
}
review-queue-empty = Nothing is waiting here. When a school sends a report, you will find it on this page.
review-queue-none-title = Nothing matches the filters
review-queue-none-text = Choose another stage, or clear the filters to see all that waits.
review-queue-clear = Clear the filters
review-queue-hidden-link = See why, or show it again
review-queue-report = Report
review-queue-team = Team and school
review-queue-region = Region
review-queue-reviewer = Reviewer
review-queue-nobody = nobody
review-queue-me = you
review-queue-age = At this stage for
review-queue-days = { $days ->
    [0] since today
    [one] one day
   *[other] { $days } days
}
review-queue-open = Open remarks
review-queue-pages = Pages of the queue
review-page = Page { $page } of { $pages }
review-previous = Previous
review-next = Next

review-stage-draft = Being written
review-stage-awaiting-consent = With the teacher
review-stage-submitted = Sent
review-stage-in-review = In review
review-stage-returned = Sent back to the team
review-stage-approved = Approved
review-stage-published = Published
review-stage-taken-back = Taken back
review-part-main = Analysis and evaluation
review-part-impact = Results and impact
review-voice-team = team
review-voice-teacher = teacher
review-voice-staff = editors

review-show-team = Team
review-show-school = School
review-show-class = Class
review-show-stage = Stage
review-show-since = since { $date }
review-show-reviewer = Reviewer
review-show-project = The project on this site
review-show-public = The public page
review-show-other = Go to the other part: { $part }
review-show-versions = Published versions
review-show-returned = Why it went back to the team
review-show-actions = What you can do
review-show-general = About the report as a whole
review-show-evidence = Evidence
review-show-evidence-general = Evidence for the whole report
review-show-no-answer = No answer
review-show-data = The project’s data, then and now
review-show-read-only = You can read this part, but someone else reviews it.
review-assign-label = Who should review this part
review-assign-save = Assign
review-assign-take = I will review this part
review-assigned = The part has been assigned.
review-assignment-unknown = This person cannot review reports. Choose someone from the list and try again.
review-moved = Someone else has changed this part in the meantime. You see it as it is now: check it and try again if you need to.
review-too-long = The text is too long. Shorten it and try again.

review-thread-title = Remarks
review-thread-empty = No remarks yet.
review-thread-open = open
review-thread-settled = settled
review-thread-settle = Mark as settled
review-thread-reopen = Open again
review-thread-newer = A new remark came while you were reading: read it, then mark the thread as settled.
review-remark-label = Write a remark
review-remark-save = Add the remark
review-remark-missing = The remark is empty. Write something and try again.
review-reply-label = Answer
review-reply-save = Send the answer
review-threads-title = Remarks from the editors
review-threads-intro = The person who reviews the report writes here what is missing or unclear. Answer the remarks here; change the answers to questions in the report.
review-threads-empty = There are no remarks on questions yet.
review-threads-write = Back to the report
review-threads-parts = Where we are

review-return-title = Send back to the team
review-return-button = Send back to the team
review-return-intro = The team { $team } will be able to write in this part again. Explain what it should do: the teachers read it too.
review-return-public = This part is already public. The published version stays visible until you publish a new one.
review-return-open = { $count ->
    [0] There are no open remarks.
    [one] There is one open remark, which the team will see.
   *[other] There are { $count } open remarks, which the team will see.
}
review-return-reason = Reasons
review-return-reason-hint = Say in plain words what to correct or add, and why.
review-return-reason-missing = Give at least one reason: without it the team does not know what to do.
review-returned = The part has gone back to the team.
review-cancel = Cancel

review-approve-button = Approve
review-approved = The part is approved. It can now be published.
review-publish-button = Publish…
review-publication-title = Publish this part?
review-publication-intro = Anyone will be able to read it. It is signed with the team’s and the school’s names: of its own the site adds no names of people. In the team’s texts the program has searched for students’ names and contacts; the rest is found only by reading.
review-publication-named = It has name and surname of a student: it cannot be published like this. Send the part back to the team.
review-publication-team = Team
review-publication-school = School
review-publication-number = Version
review-publication-address = Address
review-publication-new-address = It gets one with this publication, and it will never change.
review-publication-evidence = Evidence
review-publication-evidence-count = { $count ->
    [0] no evidence
    [one] one item
   *[other] { $count } items
}
review-publication-photos = { $count ->
    [0] no photos
    [one] one photo
   *[other] { $count } photos
}
review-publication-unanswered = Questions without an answer, which will not appear
review-publication-open-count = { $count ->
    [one] One thread is still open.
   *[other] { $count } threads are still open.
}
review-publication-all-the-same = Publish all the same, with open remarks
review-publication-open = There are open remarks. Settle them, or confirm that you want to publish all the same.
review-publication-main-first = “Analysis and evaluation” has to be published first, then the results.
review-publication-save = Publish now
review-published = The report is public. This is its page.

review-next-mine-title = { $count ->
    [one] You are reviewing one part of a report
   *[other] You are reviewing { $count } parts of reports
}
review-next-mine-text = { $days ->
    [0] You took it today.
    [one] The oldest has been waiting for a day.
   *[other] The oldest has been waiting for { $days } days.
}
review-next-mine-action = Go on reviewing
review-next-new-title = { $count ->
    [one] One part of a report needs a reviewer
   *[other] { $count } parts of reports need a reviewer
}
review-next-new-text = { $days ->
    [0] It came today.
    [one] The oldest came yesterday.
   *[other] The oldest came { $days } days ago.
}
review-next-new-action = Open the queue
review-next-ready-title = { $count ->
    [one] One part is ready to be published
   *[other] { $count } parts are ready to be published
}
review-next-ready-text = { $days ->
    [0] It was approved today.
    [one] The oldest was approved yesterday.
   *[other] The oldest was approved { $days } days ago.
}
review-next-ready-action = See what to publish
review-hiding-title = Take the report back from the public
review-hiding-link = Take back from the public
review-hiding-intro = The address stays: it will say that the report was taken back, and why in a word. Lists, files, open data and all versions published so far are no longer seen. Nothing is lost: it can be shown again, and a new version is public without the old ones. The team and the teacher are told.
review-hiding-since = It has not been public since { $date }.
review-showing-intro = Showing it again brings back the versions that were taken back last. If something had to be corrected, publish a new version instead.
review-showing-link = Show in public again
review-showing-button = Show in public again
review-hidden = The report is taken back from the public. The team and the teacher have been told.
review-shown = The report is public again. The team and the teacher have been told.
