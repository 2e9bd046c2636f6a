//! How good a chosen password must be: long enough, and hard to guess for somebody who knows its
//! owner. No rules about its signs: they make passwords worse.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use tables::{class, class_member, class_teacher, person, school};
use zxcvbn::Score;
use zxcvbn::feedback::{Suggestion, Warning};

use super::password::{LONGEST, SHORTEST};
use crate::App;
use crate::error::Result;
use crate::text::{Arg, Lang};

/// From here on guessing at a stolen hash takes longer than it is worth.
const ENOUGH: Score = Score::Three;

/// Words that everybody here would try.
const OURS: [&str; 6] = ["coesa", "opencoesione", "coesione", "monitoraggio", "monithon", "scuola"];

/// What is wrong with a chosen password, in the reader's words; nothing if it will do. `about` is
/// what an acquaintance would try first: name, address, school.
pub async fn mistake(app: &App, lang: Lang, password: &str, about: &[String]) -> Result<Option<String>> {
    let t = |key: &str, args: &[(&str, Arg)]| app.texts.get(lang, key, args);
    if password.chars().count() < SHORTEST {
        return Ok(Some(t("password-short", &[("shortest", Arg::from(SHORTEST))])));
    }
    if password.len() > LONGEST {
        return Ok(Some(t("password-long", &[("longest", Arg::from(LONGEST))])));
    }
    let (tried, about) = (password.to_owned(), about.to_vec());
    let Some((warning, advice)) = tokio::task::spawn_blocking(move || judged(&tried, &about)).await? else {
        return Ok(None);
    };
    let mut said = t("password-guessable", &[]);
    let words = warning.map(warning_key).into_iter().chain(advice.into_iter().map(advice_key));
    for key in words {
        said.push(' ');
        said.push_str(&t(key, &[]));
    }
    Ok(Some(said))
}

fn judged(password: &str, about: &[String]) -> Option<(Option<Warning>, Vec<Suggestion>)> {
    let words: Vec<&str> = about
        .iter()
        .flat_map(|text| {
            text.split(|c: char| !c.is_alphanumeric())
                .filter(|word| word.chars().count() > 2)
                .chain([&**text])
        })
        .chain(OURS)
        .collect();
    let entropy = zxcvbn::zxcvbn(password, &words);
    if entropy.score() >= ENOUGH {
        return None;
    }
    let feedback = entropy.feedback();
    Some((
        feedback.and_then(zxcvbn::feedback::Feedback::warning),
        feedback.map(|feedback| feedback.suggestions().to_vec()).unwrap_or_default(),
    ))
}

/// What an acquaintance of that person would try: name, sign-in, schools.
pub async fn about(conn: &impl ConnectionTrait, person: &person::Model) -> Result<Vec<String>, DbErr> {
    let mut about = vec![person.name.clone()];
    about.extend(person.email.clone());
    about.extend(person.sign_in_name.clone());
    let taught =
        class_teacher::Entity::find().filter(class_teacher::Column::PersonId.eq(person.id)).all(conn).await?;
    let visited =
        class_member::Entity::find().filter(class_member::Column::PersonId.eq(person.id)).all(conn).await?;
    let classes: Vec<_> = taught
        .into_iter()
        .map(|row| row.class_id)
        .chain(visited.into_iter().map(|row| row.class_id))
        .collect();
    let classes = class::Entity::find().filter(class::Column::Id.is_in(classes)).all(conn).await?;
    let schools = classes.iter().map(|class| class.school_id);
    let schools = school::Entity::find().filter(school::Column::Id.is_in(schools)).all(conn).await?;
    for school in schools {
        about.extend([school.name, school.code]);
    }
    about.extend(classes.into_iter().flat_map(|class| [class.name, class.join_code]));
    Ok(about)
}

fn warning_key(warning: Warning) -> &'static str {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess => "password-warning-row-of-keys",
        Warning::ShortKeyboardPatternsAreEasyToGuess => "password-warning-keyboard-pattern",
        Warning::RepeatsLikeAaaAreEasyToGuess => "password-warning-repeat",
        Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => "password-warning-repeated-group",
        Warning::ThisIsATop10Password => "password-warning-top-10",
        Warning::ThisIsATop100Password => "password-warning-top-100",
        Warning::ThisIsACommonPassword => "password-warning-common",
        Warning::ThisIsSimilarToACommonlyUsedPassword => "password-warning-like-common",
        Warning::SequencesLikeAbcAreEasyToGuess => "password-warning-sequence",
        Warning::RecentYearsAreEasyToGuess => "password-warning-year",
        Warning::AWordByItselfIsEasyToGuess => "password-warning-word",
        Warning::DatesAreOftenEasyToGuess => "password-warning-date",
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess => "password-warning-name",
        Warning::CommonNamesAndSurnamesAreEasyToGuess => "password-warning-common-name",
    }
}

fn advice_key(advice: Suggestion) -> &'static str {
    match advice {
        Suggestion::UseAFewWordsAvoidCommonPhrases => "password-advice-few-words",
        Suggestion::NoNeedForSymbolsDigitsOrUppercaseLetters => "password-advice-no-symbols",
        Suggestion::AddAnotherWordOrTwo => "password-advice-another-word",
        Suggestion::CapitalizationDoesntHelpVeryMuch => "password-advice-capitals",
        Suggestion::AllUppercaseIsAlmostAsEasyToGuessAsAllLowercase => "password-advice-all-capitals",
        Suggestion::ReversedWordsArentMuchHarderToGuess => "password-advice-reversed",
        Suggestion::PredictableSubstitutionsDontHelpVeryMuch => "password-advice-substitutions",
        Suggestion::UseALongerKeyboardPatternWithMoreTurns => "password-advice-longer-pattern",
        Suggestion::AvoidRepeatedWordsAndCharacters => "password-advice-repeats",
        Suggestion::AvoidSequences => "password-advice-sequences",
        Suggestion::AvoidRecentYears => "password-advice-years",
        Suggestion::AvoidYearsThatAreAssociatedWithYou => "password-advice-own-years",
        Suggestion::AvoidDatesAndYearsThatAreAssociatedWithYou => "password-advice-own-dates",
    }
}
