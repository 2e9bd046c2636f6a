//! Selections beside one another.

use http::StatusCode;

use super::{GIULIA, Plain, desk, keep, key, near, number, people, projects, table};
use crate::support::Site;

#[expect(clippy::cast_precision_loss, reason = "amounts of the demo")]
fn figures<'a>(there: impl Iterator<Item = &'a Plain>, inhabitants: f64) -> [f64; 5] {
    let (mut count, mut cost, mut paid) = (0.0, 0.0, 0.0);
    for one in there {
        count += 1.0;
        cost += one.cost as f64 / 100.0;
        paid += one.payments as f64 / 100.0;
    }
    [count, cost / 1e6, paid / 1e6, paid / cost * 100.0, cost / inhabitants]
}

#[tokio::test]
async fn a_province_beside_its_region_and_italy_by_numbers_that_a_plain_reading_finds() {
    let site = Site::demo().await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let desk = desk(&site, "acqua").await;
    let bari = keep(&mut giulia, &desk, "region=016&province=016072", "Bari").await;
    let link = format!("{desk}/comparison?a={}&b=region&c=italy&d=region-015", key(&bari));
    let page = giulia.get(&link).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let heads = page.all("table thead th");
    assert_eq!(
        heads,
        ["Cifra", "Bari", "Puglia, stessi filtri", "Italia, stessi filtri", "Campania, stessi filtri"]
    );
    let all = projects(&site);
    let expected = [
        figures(all.iter().filter(|one| one.provinces.contains("016072")), people("016072")),
        figures(all.iter().filter(|one| one.regions.contains("016")), people("016")),
        figures(all.iter(), people("0")),
        figures(all.iter().filter(|one| one.regions.contains("015")), people("015")),
    ];
    let rows = table(&giulia.get(&page.attributes("a[href*='comparison/csv']", "href")[0]).await);
    for (n, row) in rows.iter().take(5).enumerate() {
        for (side, expected) in expected.iter().enumerate() {
            let found = number(&row[side + 1]);
            assert!(near(found, expected[n]), "{} of side {side}: {found}, not {}", row[0], expected[n]);
        }
    }
    // The same numbers stand in the table and in the sentences that read them.
    let head = page.all("#line-cost-per-head ~ p");
    let shown = page.all("table tbody tr").pop().unwrap();
    let euro = |value: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "cents")]
        let cents = (value * 100.0).round() as i64;
        let words = if value < 100.0 { coesa::text::money } else { coesa::text::euro };
        words(coesa::text::Lang::It, cents).replace('\u{a0}', " ")
    };
    for expected in expected {
        assert!(
            shown.contains(&euro(expected[4])) && head[0].contains(&euro(expected[4])),
            "{shown} {head:?}"
        );
    }
    assert!(head[0].starts_with("Per ogni abitante"), "{head:?}");
    // Of the region it is a part, and that is said; of another region it is none.
    let counts = page.all("#line-count ~ p").join(" ");
    assert!(
        counts.contains("selezione in «Puglia, stessi filtri»") && !counts.contains("selezione in «Campania"),
        "{counts}"
    );
    for warning in ["«Italia, stessi filtri» comprende anche", "conta per intero in ognuna", "La mediana"] {
        assert!(page.says(warning), "{warning}: {}", page.text());
    }
}

#[tokio::test]
async fn what_cannot_be_compared_is_said_and_few_projects_are_warned_of() {
    let site = Site::demo().await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let desk = desk(&site, "acqua").await;
    let valle = keep(&mut giulia, &desk, "region=002&theme=05", "Ambiente in Valle d’Aosta").await;
    let nation = keep(&mut giulia, &desk, "region=000", "Progetti nazionali").await;
    let italy = keep(&mut giulia, &desk, "", "Tutti").await;
    let (valle, nation, italy) = (key(&valle), key(&nation), key(&italy));
    let few = giulia.get(&format!("{desk}/comparison?a={valle}&b=italy")).await;
    assert!(few.says("i progetti sono pochi"), "{}", few.text());
    let none = giulia.get(&format!("{desk}/comparison?a={nation}&b={italy}")).await;
    assert!(
        none.says("Per «Progetti nazionali» il costo per abitante non si può calcolare"),
        "{}",
        none.text()
    );
    assert!(none.all("table tbody tr").pop().unwrap().contains('–'));
    for (query, words) in [
        (format!("a={valle}&b=region"), "non è di una provincia o di un comune"),
        // The same twice.
        (format!("a={valle}&b={valle}"), "Scegliete con che cosa confrontare"),
        // All of Italy beside all of Italy.
        (format!("a={italy}&b=italy"), "dev’essere qualcosa di diverso"),
    ] {
        let page = giulia.get(&format!("{desk}/comparison?{query}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert!(page.says(words), "{query}: {}", page.text());
    }
    for unknown in ["a=987654321&b=italy", "a=x"] {
        let page = giulia.get(&format!("{desk}/comparison?{unknown}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{unknown}");
    }
}

#[tokio::test]
async fn no_link_of_the_desk_leads_to_a_mistake_that_nobody_made() {
    let site = Site::demo().await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let desk = desk(&site, "acqua").await;
    let italy = keep(&mut giulia, &desk, "theme=05", "Ambiente dappertutto").await;
    let puglia = keep(&mut giulia, &desk, "region=016", "Puglia").await;
    let (italy, puglia) = (key(&italy), key(&puglia));
    let all = giulia.get(&desk).await;
    let mut links = all.attributes("main a[href*='/comparison?']", "href");
    for own in [&italy, &puglia] {
        let page = giulia.get(&format!("{desk}/selections/{own}")).await;
        links.extend(page.attributes("main a[href*='/comparison?']", "href"));
    }
    // What is all of Italy is not set against all of Italy; what is a part of it is, from both pages.
    let against = |own: &str| format!("{desk}/comparison?a={own}&b=italy");
    assert!(!links.contains(&against(&italy)), "{links:?}");
    assert_eq!(links.iter().filter(|link| **link == against(&puglia)).count(), 2, "{links:?}");
    for link in &links {
        let page = giulia.get(link).await;
        assert_eq!(page.status, StatusCode::OK, "{link}: {}", page.text());
    }
    // With another selection: the first is chosen already, and the second is to be chosen.
    let other = format!("{desk}/comparison?a={italy}");
    assert!(links.contains(&other), "{links:?}");
    let page = giulia.get(&other).await;
    assert!(page.all(".mistakes").is_empty() && page.all("table").is_empty(), "{}", page.text());
    let form = page.form("choose");
    assert_eq!((form.value("a"), form.value("b")), (italy.as_str(), ""));
    let done = form.set("b", &puglia).submit(&mut giulia).await;
    assert_eq!(done.all("table thead th"), ["Cifra", "Ambiente dappertutto", "Puglia"]);
}
