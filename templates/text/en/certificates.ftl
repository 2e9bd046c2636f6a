certificates-programme = A Scuola di OpenCoesione
certificates-link = Certificates
certificates-own = Your certificates
certificates-code = Code
certificates-name = Name
certificates-hours = Hours
certificates-state = State
certificates-state-valid = valid
certificates-state-revoked = revoked
certificates-state-replaced = replaced
certificates-kind-student = A student’s certificate of participation
certificates-kind-teacher = A teacher’s certificate of training
certificates-hours-count = { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
}
certificates-issued-on = Issued on
certificates-open = Open
certificates-download = Download the PDF
certificates-download-it = Download the PDF in Italian
certificates-download-en = Download the PDF in English
certificates-file-name = certificate
certificates-file-title = Certificate { $code }
certificates-empty-title = You have no certificate yet
certificates-empty-text = It comes at the end of the path: teachers confirm their students, the programme confirms the teachers. We tell you when it is there.
certificates-own-text = Here are the certificates of your hours. Each has a code by which whoever receives it can check that it is genuine.
certificates-next-own-title = { $count ->
    [one] Your certificate is ready
   *[other] Your certificates are ready
}
certificates-next-own-text = You can download and print it whenever you like.
certificates-next-own-action = Open the certificates
certificates-next-confirm-title = Certificates for { $class }
certificates-next-confirm-text = { $count ->
    [one] One person has finished the path and waits for you to confirm the hours.
   *[other] { $count } people have finished the path and wait for you to confirm their hours.
}
certificates-next-confirm-action = Confirm the certificates
certificates-class-title = Certificates of { $class }
certificates-class-rule = Those can have a certificate whose team has finished: its report (parts 1 and 2) is published, or all that the steps ask for here has been handed in.
certificates-closed = Certificates of this edition can’t be issued yet: first the programme must say who signs, and from when.
certificates-closed-until = Certificates of this edition are issued from { $day }.
certificates-confirm-title = To be confirmed
certificates-confirm-text = Write first name and surname as they are to be printed, and the hours really done: { $most } at most. Take the tick away from whoever should not have one. The surname is for the certificate alone: it is on no other page.
certificates-confirm-caption = Who has finished the path and has no certificate yet
certificates-confirm = Issue the chosen certificates
certificates-confirm-sure = Issue the chosen certificates? What they say can’t be changed: if there is a mistake, another one is issued.
certificates-take = Issue
certificates-who = Who
certificates-given = First name to print
certificates-family = Surname to print
certificates-student-note = { $team }, lessons read: { $read } of { $lessons }
certificates-student-note-revoked = { $team }, lessons read: { $read } of { $lessons }. The certificate from before was revoked: tick the box only if they should have another.
certificates-nobody-to-confirm = There is nobody to confirm at the moment.
certificates-waiting-title = Not finished yet
certificates-waiting-team = { $name }: the team { $team } has not finished yet
certificates-waiting-none = { $name }: not in a team
certificates-issued-title = Issued
certificates-issued-caption = Issued certificates, the newest first
certificates-print-class = Download all valid ones as one PDF
certificates-issued = { $count ->
    [0] No certificate issued: those you chose have one already.
    [one] One certificate issued. Whoever receives it has been told.
   *[other] { $count } certificates issued. Those who receive them have been told.
}
certificates-nobody-chosen = You have chosen nobody: tick whoever should have a certificate.
certificates-name-missing = Write this name as it is to be printed.
certificates-name-missing-of = { $part ->
    [given] Write the first name of { $who } to be printed.
   *[family] Write the surname of { $who } to be printed.
}
certificates-name-long = It is too long: { $longest } characters at most.
certificates-name-sign = The character “{ $sign }” can’t be printed: write the name in Latin letters.
certificates-hours-wrong = Write a whole number of hours, from 1 to { $most }.
certificates-mistake-of = { $who }: { $said }
certificates-edition-title = Certificates, edition { $edition }
certificates-settings-title = What they say, and from when
certificates-settings-open = They are issued
certificates-settings-closed = They are not issued yet
certificates-student-hours = A student’s hours
certificates-student-hours-hint = For the whole path. The teacher may give fewer, never more.
certificates-teacher-hours = Hours of teachers’ training
certificates-signer-name = Who signs
certificates-signer-office = In which office
certificates-signer-missing = To issue certificates, the name of whoever signs is needed.
certificates-opens-on = Issued from
certificates-opens-on-hint = Empty: not issued for now.
certificates-day-wrong = There is no such day: write it like 2027-05-31.
certificates-settings-save = Save
certificates-teachers-title = Teachers to be confirmed
certificates-teachers-text = Here are the teachers of the classes in which at least one team has finished. Tick whoever should have one, check the names, change the hours if need be.
certificates-pick = Choose together
certificates-pick-all = Tick all
certificates-pick-none = Take all ticks away
certificates-pick-hint = These links open the page anew: ticks, names and hours set by hand are lost. Use them first, then correct by hand.
certificates-picked = All are ticked. Check names and hours, then issue.
certificates-teachers-issued = Teachers who have a certificate
certificates-show-title = Certificate of { $name }
certificates-check-link = The page that confirms it
certificates-school = School
certificates-class = Class
certificates-edition = Edition
certificates-ended = { $state ->
    [replaced] This certificate was replaced on { $at }.
   *[revoked] This certificate was revoked on { $at }.
}
certificates-ended-reason = Reason: { $reason }
certificates-new-one = Open the new one
certificates-correct-title = Is there a mistake?
certificates-correct-text = Another one is issued with a new code. From then on the old code says that it was replaced.
certificates-unchanged = You have changed nothing: the certificate that is there stays valid.
certificates-correct = Issue the right one
certificates-revoke-title = Revoke the certificate
certificates-revoke-text = Only if it should not have been issued. From then on the code says that it is revoked; only those who may open this page read the reason.
certificates-reason = Reason
certificates-reason-missing = Write why you revoke it: whoever had it has a right to know.
certificates-revoke = Revoke
certificates-revoke-sure = Revoke this certificate? It can’t be undone.
certificates-replaced-done = The right one is issued. The other says from now on that it was replaced.
certificates-revoked-done = The certificate is revoked.
certificates-gone = Somebody has replaced or revoked it in the meantime.
certificates-check-title = Check a certificate
certificates-check-text = Write the code that you find on the certificate. We tell you whether it is valid, of which edition and for how many hours; we show no names, you compare the surname.
certificates-check-hint = Sixteen letters and digits in groups of four; dashes and capitals don’t matter.
certificates-check-button = Check
certificates-code-wrong = There is a typing mistake in this code: check it letter by letter. It never has I, O, 0 or 1.
certificates-code-unknown = No certificate has this code.
certificates-checked-title = Certificate { $code }
certificates-checked-valid = This certificate is valid.
certificates-checked-revoked = This certificate is no longer valid: it was revoked.
certificates-checked-replaced = This certificate is no longer valid: another was issued in its place. Ask for the new one.
certificates-check-surname-title = Is the surname right?
certificates-check-surname-text = So as to show nobody’s name, least of all a minor’s, we don’t write it here. Copy the surname that you read on the certificate, and we tell you whether it is the same.
certificates-check-surname = Surname printed on the certificate
certificates-check-surname-button = Compare
certificates-check-surname-missing = Copy the surname that is printed on the certificate.
certificates-check-same = Yes, the surname is that of the certificate.
certificates-check-different = No, the surname is not that of the certificate.
certificates-check-wait = Too many wrong surnames for this code. Wait { $seconds ->
    [one] a second
   *[other] { $seconds } seconds
} and try again.
certificates-check-another = Check another code
certificates-paper-edition = Edition { $edition }, from { $from } to { $to }
certificates-paper-heading-student = Certificate of participation
certificates-paper-heading-teacher = Certificate of training
certificates-paper-before = This is to certify that
certificates-paper-after-student = took part in the civic monitoring of projects funded by cohesion policy, for a total of { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
}.
certificates-paper-after-teacher = completed the programme’s training and led the class through the civic monitoring of a project, for a total of { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
}.
certificates-paper-school = School
certificates-paper-class = Class
certificates-paper-team = Team
certificates-paper-project = Project monitored
certificates-paper-done-published = The team followed the lessons on cohesion policy, chose a project paid for with public funds, searched data and sources on it, monitored it and published its civic-monitoring report.
certificates-paper-done-steps = The team followed the lessons on cohesion policy, chose a project paid for with public funds, searched data and sources on it, monitored it and handed in all that the steps of the path ask for.
certificates-paper-done-teacher = The training covers the lessons on cohesion policy and open data, guiding team work, research on the chosen project and the civic-monitoring report.
certificates-paper-date = Issued on { $date }
certificates-paper-check = To check this certificate, scan the square code or open the address, and compare the surname: the page answers without showing names.
certificates-paper-square = Square code to be scanned: it leads to the address written beside it
