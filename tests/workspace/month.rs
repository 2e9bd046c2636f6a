//! The weeks of a month.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use coesa::workspace::Month;
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_months_weeks_begin_on_mondays_and_hold_each_of_its_days_once(days in 0_u64..70_000) {
        let day = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap().checked_add_days(Days::new(days)).unwrap();
        let month = Month::of(day);
        let weeks = month.weeks();
        prop_assert!((4..=6).contains(&weeks.len()));
        prop_assert!(weeks.iter().all(|week| week.len() == 7 && week[0].weekday() == Weekday::Mon));
        let all: Vec<NaiveDate> = weeks.concat();
        prop_assert!(all.windows(2).all(|two| two[0].succ_opt() == Some(two[1])));
        prop_assert_eq!(all.iter().filter(|one| **one == day).count(), 1);
        let inside = all.iter().filter(|one| Month::of(**one) == month).count();
        prop_assert_eq!(u32::try_from(inside).unwrap(), month.last().day());
        prop_assert_eq!(month.next().previous(), month);
        prop_assert!(month.previous() < month && month < month.next());
        prop_assert_eq!(month.to_string().parse::<Month>(), Ok(month));
    }

    #[test]
    fn what_is_no_month_is_none(text in "\\PC{0,12}") {
        if let Ok(month) = text.parse::<Month>() {
            prop_assert_eq!(month.to_string(), text);
        }
    }
}
