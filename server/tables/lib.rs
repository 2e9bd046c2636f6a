//! The tables: one file each, pure data, known to every feature.
//!
//! No `Serialize` here: a row can never reach a page, a mail or JSON by accident.
#![expect(clippy::disallowed_methods, reason = "the entity macro has transactions of its own")]

pub mod ids;
pub mod kinds;

pub mod activation;
pub mod answer;
pub mod answer_revision;
pub mod application;
pub mod application_score;
pub mod certificate;
pub mod chart;
pub mod chart_version;
pub mod class;
pub mod class_feed;
pub mod class_invitation;
pub mod class_member;
pub mod class_teacher;
pub mod class_teaching;
pub mod dataset_import;
pub mod edition;
pub mod edition_call;
pub mod edition_certificates;
pub mod edition_page;
pub mod edition_step;
pub mod event;
pub mod evidence;
pub mod external_identity;
pub mod file;
pub mod invitation;
pub mod lesson_progress;
pub mod mail;
pub mod mail_link;
pub mod meeting;
pub mod notice;
pub mod notice_digest;
pub mod notice_preference;
pub mod nudge;
pub mod organisation;
pub mod organisation_assignment;
pub mod organisation_invitation;
pub mod organisation_member;
pub mod person;
pub mod project_change;
pub mod project_follower;
pub mod publication;
pub mod quiet_hours;
pub mod quiz_attempt;
pub mod recovery_code;
pub mod remark;
pub mod report;
pub mod report_part;
pub mod school;
pub mod second_factor;
pub mod secret;
pub mod selection;
pub mod session;
pub mod shortlist_item;
pub mod sign_in_failure;
pub mod team;
pub mod team_comment;
pub mod team_member;
pub mod team_role;
pub mod team_supporter;
