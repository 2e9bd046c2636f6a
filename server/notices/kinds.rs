//! What may be chosen for each kind of notice, and what holds for whoever has not chosen.

use tables::kinds::{Delivery, NoticeKind, Role};

/// All kinds, in the order of the page of preferences.
pub const ALL: [NoticeKind; 22] = [
    NoticeKind::ConsentAsked,
    NoticeKind::ReviewAssigned,
    NoticeKind::ReportSubmitted,
    NoticeKind::ReportReturned,
    NoticeKind::ReportApproved,
    NoticeKind::ReportPublished,
    NoticeKind::Remark,
    NoticeKind::RemarkAnswer,
    NoticeKind::Deliverable,
    NoticeKind::Deadline,
    NoticeKind::Nudge,
    NoticeKind::Letter,
    NoticeKind::Application,
    NoticeKind::ProjectChanged,
    NoticeKind::Comment,
    NoticeKind::Mention,
    NoticeKind::Meeting,
    NoticeKind::Task,
    NoticeKind::Choice,
    NoticeKind::Certificate,
    NoticeKind::Post,
    NoticeKind::Security,
];

/// The kinds that people of that role are ever told.
pub fn of_role(role: Role) -> Vec<NoticeKind> {
    ALL.into_iter().filter(|kind| is_for(*kind, role)).collect()
}

fn is_for(kind: NoticeKind, role: Role) -> bool {
    let staff = crate::people::access::is_staff(role);
    match kind {
        NoticeKind::Security | NoticeKind::Comment | NoticeKind::ProjectChanged => true,
        NoticeKind::ConsentAsked | NoticeKind::Letter => role == Role::Teacher,
        NoticeKind::ReviewAssigned | NoticeKind::RemarkAnswer => staff,
        NoticeKind::ReportSubmitted | NoticeKind::Application => staff || role == Role::Teacher,
        NoticeKind::ReportReturned
        | NoticeKind::ReportApproved
        | NoticeKind::Remark
        | NoticeKind::Certificate
        | NoticeKind::Deliverable
        | NoticeKind::Choice
        | NoticeKind::Mention
        | NoticeKind::Deadline => {
            matches!(role, Role::Student | Role::Teacher)
        }
        NoticeKind::Nudge | NoticeKind::Task => role == Role::Student,
        NoticeKind::ReportPublished | NoticeKind::Post => role != Role::Supporter,
        NoticeKind::Meeting => !staff,
    }
}

/// How people are told who have not chosen. What comes in numbers, or can wait, is gathered.
pub fn usual(kind: NoticeKind) -> Delivery {
    match kind {
        NoticeKind::Remark
        | NoticeKind::RemarkAnswer
        | NoticeKind::Comment
        | NoticeKind::Mention
        | NoticeKind::Task
        | NoticeKind::Deliverable => Delivery::Daily,
        NoticeKind::ProjectChanged => Delivery::Weekly,
        NoticeKind::ConsentAsked
        | NoticeKind::ReviewAssigned
        | NoticeKind::ReportSubmitted
        | NoticeKind::ReportReturned
        | NoticeKind::ReportApproved
        | NoticeKind::ReportPublished
        | NoticeKind::Deadline
        | NoticeKind::Nudge
        | NoticeKind::Letter
        | NoticeKind::Application
        | NoticeKind::Meeting
        | NoticeKind::Choice
        | NoticeKind::Certificate
        | NoticeKind::Post
        | NoticeKind::Security => Delivery::Now,
    }
}

/// May one be spared this kind altogether? What waits for an answer can't be hidden.
fn may_be_off(kind: NoticeKind) -> bool {
    match kind {
        NoticeKind::ReportSubmitted
        | NoticeKind::ReportApproved
        | NoticeKind::ReportPublished
        | NoticeKind::ProjectChanged
        | NoticeKind::Comment
        | NoticeKind::Mention => true,
        NoticeKind::ConsentAsked
        | NoticeKind::ReviewAssigned
        | NoticeKind::ReportReturned
        | NoticeKind::Remark
        | NoticeKind::RemarkAnswer
        | NoticeKind::Deliverable
        | NoticeKind::Deadline
        | NoticeKind::Nudge
        | NoticeKind::Letter
        | NoticeKind::Application
        | NoticeKind::Meeting
        | NoticeKind::Task
        | NoticeKind::Choice
        | NoticeKind::Certificate
        | NoticeKind::Post
        | NoticeKind::Security => false,
    }
}

/// What may be chosen for a kind by someone who can, or can't, be reached by mail.
pub fn choices(kind: NoticeKind, by_mail: bool) -> Vec<Delivery> {
    let mut choices = match (kind, by_mail) {
        // These mails have letters of their own, which always go out.
        (NoticeKind::Security, true) => vec![Delivery::Now],
        (_, true) => vec![Delivery::Now, Delivery::Daily, Delivery::Weekly, Delivery::InApp],
        (_, false) => vec![Delivery::InApp],
    };
    if may_be_off(kind) {
        choices.push(Delivery::Off);
    }
    choices
}

/// What was chosen, as far as it still may be: without an address all mail becomes "in Coesa only".
pub fn settled(kind: NoticeKind, chosen: Option<Delivery>, by_mail: bool) -> Delivery {
    let choices = choices(kind, by_mail);
    let wanted = chosen.unwrap_or_else(|| usual(kind));
    if choices.contains(&wanted) { wanted } else { choices[0] }
}
