//! A team's home: where to look first in the project that it has chosen.

use crate::support::{Site, story};

#[tokio::test]
async fn the_home_says_where_the_guide_would_look_first_and_why() {
    let site = Site::demo().await;
    let guide = "/it/progetti/demo-0001-acqua/guida";
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let home = giulia.get(&format!("/it/teams/{}", story::team(&site, "acqua").await.id)).await;
    let (titles, links) = (home.all(".first-hints a"), home.attributes(".first-hints a", "href"));
    assert!((2..=3).contains(&titles.len()), "{titles:?}");
    let all = giulia.get(guide).await;
    for (title, link) in titles.iter().zip(&links) {
        let (path, id) = link.split_once('#').unwrap();
        assert_eq!(path, guide);
        assert_eq!(all.all(&format!("#{id} h3")), std::slice::from_ref(title), "{link}");
    }
    assert!(home.all(".first-hints li").iter().all(|hint| hint.contains("nei dati risulta")));
    assert!(home.attributes("a", "href").contains(&guide.to_owned()), "and where all of it is");
    // Who has not chosen yet has nothing to look for.
    let mut dario = site.as_one_of_the_story("merlo-nero-730").await;
    let home = dario.get(&format!("/it/teams/{}", story::team(&site, "bussola").await.id)).await;
    assert!(home.all(".first-hints").is_empty(), "{}", home.text());
}
