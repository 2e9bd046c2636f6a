//! Notices: the bell, the list, mails by preference, digests, reminders, the demo's mails.

mod demo_mail;
