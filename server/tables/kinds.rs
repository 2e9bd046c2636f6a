//! The closed lists of values that tables hold, as text in the database.

use sea_orm::entity::prelude::*;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),* $(,)? })*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
        #[sea_orm(rs_type = "String", db_type = "Text")]
        pub enum $name {
            $($(#[$vdoc])* #[sea_orm(string_value = $text)] $variant,)*
        }
        impl $name {
            /// As it stands in the database, in addresses and in text keys.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
            /// The value of that text.
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)* _ => None }
            }
        }
    )* }
}

kinds! {
    /// What a data note can be about.
    NoteSubject {
        /// A theme, by the data's code.
        Theme = "theme",
        /// A region.
        Region = "region",
        /// A fund.
        Fund = "fund",
    }
    /// What a person is in the programme.
    Role {
        /// In a team of a class.
        Student = "student",
        /// Of one or more classes.
        Teacher = "teacher",
        /// Europe Direct centre, association, statistics office: helps the teams given to it.
        Supporter = "supporter",
        /// Staff: reviews the reports assigned to them.
        Reviewer = "reviewer",
        /// Staff: reviews, assigns and publishes.
        Editor = "editor",
        /// Staff: everything an editor may, and the accounts.
        Admin = "admin",
    }
    /// The halves of a report that are sent and reviewed apart.
    Part {
        /// Desk analysis and evaluation (parts 1 and 2 of the form).
        Main = "main",
        /// Results and impact (part 3), weeks or months later.
        Impact = "impact",
    }
    /// Where a report's part stands. Monithon's codes: draft 1, pending 3, in review 5, published 7.
    Stage {
        /// The team writes.
        Draft = "draft",
        /// The team has asked the teacher to let it go.
        AwaitingConsent = "awaiting-consent",
        /// With the staff, nobody has it yet.
        Submitted = "submitted",
        /// A reviewer reads it.
        InReview = "in-review",
        /// Sent back to the team with reasons; the team writes.
        Returned = "returned",
        /// The reviewer finds it ready; it waits to be published.
        Approved = "approved",
        /// Anyone reads it.
        Published = "published",
    }
    /// What backs a claim.
    EvidenceKind {
        /// A picture, cleaned of camera data.
        Photo = "photo",
        /// PDF or office file.
        Document = "document",
        /// A source on the web.
        Link = "link",
        /// A video on the web, opened by a click.
        Video = "video",
        /// A chart of the team's own, with its data.
        Chart = "chart",
    }
    /// What a notice tells.
    NoticeKind {
        /// A team asks its teacher to let a part of the report go.
        ConsentAsked = "consent-asked",
        /// A part has reached the staff.
        ReportSubmitted = "report-submitted",
        /// A part was given to a reviewer.
        ReviewAssigned = "review-assigned",
        /// A part came back, from the teacher or from the staff.
        ReportReturned = "report-returned",
        /// A part was found ready.
        ReportApproved = "report-approved",
        /// A part is public.
        ReportPublished = "report-published",
        /// Staff wrote in a thread of the report.
        Remark = "remark",
        /// Team or teacher answered in a thread.
        RemarkAnswer = "remark-answer",
        /// A deadline is near, or over.
        Deadline = "deadline",
        /// A teacher's short word to a student or a team.
        Nudge = "nudge",
        /// A message from staff to teachers.
        Letter = "letter",
        /// What became of an application to the programme.
        Application = "application",
        /// A new import moved something in a project that a team follows.
        ProjectChanged = "project-changed",
        /// Somebody commented on a team's work.
        Comment = "comment",
        /// Somebody wrote one's name in a comment on a document.
        Mention = "mention",
        /// A supporter offers a meeting, or something became of one.
        Meeting = "meeting",
        /// A task of the team is one's own now.
        Task = "task",
        /// Something that a step asks for was handed in, returned, accepted, or got more time.
        Deliverable = "deliverable",
        /// A vote on the project, or a choice that waits for a teacher.
        Choice = "choice",
        /// A certificate is there, or something became of one.
        Certificate = "certificate",
        /// A post of a team's blog waits for its teacher, came back, or is public; or staff look at one.
        Post = "post",
        /// Something about one's own account.
        Security = "security",
    }
    /// How a person is told.
    Delivery {
        /// In Coesa, and a mail at once.
        Now = "now",
        /// In Coesa, and in a mail once a day.
        Daily = "daily",
        /// In Coesa, and in a mail once a week.
        Weekly = "weekly",
        /// In Coesa only.
        InApp = "in-app",
        /// Not at all.
        Off = "off",
    }
    /// Where an application stands.
    ApplicationState {
        /// The teacher writes it.
        Draft = "draft",
        /// Sent; the teacher may still change it until the call closes.
        Submitted = "submitted",
        /// Taken back by the teacher.
        Withdrawn = "withdrawn",
        /// Admitted: there is a class.
        Admitted = "admitted",
        /// On the waiting list.
        Waiting = "waiting",
        /// Refused.
        Refused = "refused",
    }
    /// As what somebody teaches a class.
    Teaching {
        /// The first teacher, whose class it is.
        Main = "main",
        /// Beside the first.
        Second = "second",
        /// In place of another, for some time.
        Substitute = "substitute",
    }
    /// What an organisation of supporters is.
    OrganisationKind {
        /// A Europe Direct centre, or a European documentation centre.
        EuropeDirect = "europe-direct",
        /// An association.
        Association = "association",
        /// A regional office of the national statistics.
        StatisticsOffice = "statistics-office",
        /// Anything else.
        Other = "other",
    }
    /// Where a meeting stands.
    MeetingState {
        /// The teacher has not answered yet.
        Offered = "offered",
        /// It takes place.
        Accepted = "accepted",
        /// The teacher said no.
        Declined = "declined",
        /// Called off, by whoever offered it or by a teacher.
        Cancelled = "cancelled",
    }
    /// Where a team's task stands.
    TaskState {
        /// Nobody has begun.
        Todo = "todo",
        /// Somebody is at it.
        Doing = "doing",
        /// It is done.
        Done = "done",
    }
    /// Where something stands that a step asks a team for.
    DeliverableState {
        /// The team writes.
        Draft = "draft",
        /// With the teacher.
        HandedIn = "handed-in",
        /// Back with the team, with words; the team writes.
        Returned = "returned",
        /// The teacher found it good.
        Accepted = "accepted",
    }
    /// What became of a version that was handed in.
    Verdict {
        /// It was found good.
        Accepted = "accepted",
        /// It went back to the team.
        Returned = "returned",
        /// The team took it back before anybody answered.
        TakenBack = "taken-back",
    }
    /// For what a certificate is.
    CertificateKind {
        /// A student's hours in the programme.
        Student = "student",
        /// A teacher's training.
        Teacher = "teacher",
    }
    /// For or against a project on a shortlist.
    PointSide {
        /// A reason to take it.
        Pro = "pro",
        /// A reason not to.
        Con = "con",
    }
    /// Where a proposed choice stands.
    ProposalState {
        /// The teacher has not answered yet.
        Waiting = "waiting",
        /// The teacher has sent it back.
        Returned = "returned",
        /// The report has begun.
        Approved = "approved",
    }
    /// Where a post's draft stands.
    PostState {
        /// The team writes.
        Draft = "draft",
        /// The team has asked the teacher to check and publish it.
        Awaiting = "awaiting",
        /// The teacher sent it back, with words; the team writes.
        Returned = "returned",
        /// What the team has written is public, and nothing newer is being written.
        Published = "published",
    }
    /// What stands in a post beside its text.
    PieceKind {
        /// Cleaned of camera data.
        Picture = "picture",
        /// A link, opened by a click.
        Video = "video",
        /// Of the data desk.
        Chart = "chart",
    }
    /// Why a picture may be shown to everybody.
    PictureConsent {
        /// Nobody in it can be recognised.
        Nobody = "nobody",
        /// Each person in it has signed; for minors, their parents.
        Signed = "signed",
    }
    /// What is wrong with a public text.
    Concern {
        /// Names, addresses, telephone numbers.
        PersonalData = "personal-data",
        /// Somebody can be recognised in a picture.
        Picture = "picture",
        /// It insults, or hurts.
        Offensive = "offensive",
        /// It is somebody else's work.
        Rights = "rights",
        /// It is not true.
        Untrue = "untrue",
        /// Something else.
        Other = "other",
    }
    /// The kinds of public texts that anybody can ask staff to look at.
    FlagSubject {
        /// A post of a team's blog.
        Post = "post",
        /// A published report.
        Report = "report",
    }
    /// What staff made of a word on a public text.
    FlagOutcome {
        /// It stays as it is.
        Kept = "kept",
        /// It was taken back.
        Hidden = "hidden",
    }
}
