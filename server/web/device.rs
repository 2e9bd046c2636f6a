//! A browser and its system, in words a person knows, from the user agent. No version is kept: the
//! list of sessions is for recognising one's own devices, not for following people.

/// Browsers by what their user agents hold; the first that fits counts, because all of them name
/// their ancestors too.
const BROWSERS: [(&str, &str); 8] = [
    ("Edg", "edge"),
    ("OPR/", "opera"),
    ("SamsungBrowser", "samsung"),
    ("Firefox", "firefox"),
    ("FxiOS", "firefox"),
    ("CriOS", "chrome"),
    ("Chrome", "chrome"),
    ("Safari", "safari"),
];
const SYSTEMS: [(&str, &str); 7] = [
    ("Android", "android"),
    ("iPhone", "iphone"),
    ("iPad", "ipad"),
    ("Windows", "windows"),
    ("CrOS", "chromebook"),
    ("Mac OS", "mac"),
    ("Linux", "linux"),
];

fn first(table: &[(&str, &'static str)], agent: &str) -> &'static str {
    table.iter().find(|(sign, _)| agent.contains(sign)).map_or("other", |(_, name)| name)
}

/// `firefox/windows`, `other/other`.
pub fn of(user_agent: &str) -> String {
    format!("{}/{}", first(&BROWSERS, user_agent), first(&SYSTEMS, user_agent))
}

/// The halves, as ends of text keys; what is not one of ours is `other`.
pub fn parts(device: &str) -> (&'static str, &'static str) {
    let (browser, system) = device.split_once('/').unwrap_or_default();
    let known = |table: &[(&str, &'static str)], name: &str| {
        table.iter().find(|(_, known)| *known == name).map_or("other", |(_, known)| known)
    };
    (known(&BROWSERS, browser), known(&SYSTEMS, system))
}
