//! Links to videos: only of sites that are known, and only as links. Two of those sites have a player that
//! can stand in a page of ours, and keeps no cookies there. Nothing is asked of any site before somebody asks
//! for the video.

use url::Url;

/// Sites that run `PeerTube` and that schools and administrations use: each shows a video at `/w/…`.
const PEERTUBE: [&str; 6] =
    ["peertube.uno", "video.linux.it", "framatube.org", "tilvids.com", "makertube.net", "tube.tchncs.de"];

/// A video on a site that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Video {
    /// The site, as people call it.
    pub site: String,
    /// The page of the video there, without what follows people about.
    pub url: String,
    /// What can play it in a page of ours.
    pub player: Option<Player>,
}

/// A video on a site whose player needs no cookies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Player {
    /// Letters, digits, `-` and `_`.
    YouTube(String),
    /// Its number.
    Vimeo(u64),
}

impl Player {
    /// Where the player comes from: a page that holds it must allow frames from there.
    pub fn origin(&self) -> &'static str {
        match self {
            Self::YouTube(_) => "https://www.youtube-nocookie.com",
            Self::Vimeo(_) => "https://player.vimeo.com",
        }
    }

    /// The address of the video in it.
    pub fn address(&self) -> String {
        let origin = self.origin();
        match self {
            Self::YouTube(id) => format!("{origin}/embed/{id}"),
            Self::Vimeo(id) => format!("{origin}/video/{id}?dnt=1"),
        }
    }
}

/// The names of the sites, for a hint.
pub fn sites() -> String {
    let others = PEERTUBE.join(", ");
    format!("YouTube, Vimeo, PeerTube ({others})")
}

/// The video that an address leads to; none if it is not one of a known site.
pub fn parse(typed: &str) -> Option<Video> {
    let typed = typed.trim();
    let typed = if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") };
    let url = Url::parse(&typed).ok()?;
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    let host = url.host_str()?.trim_start_matches("www.").trim_start_matches("m.").to_lowercase();
    let path: Vec<&str> = url.path_segments()?.filter(|part| !part.is_empty()).collect();
    match host.as_str() {
        "youtube.com" | "youtube-nocookie.com" => {
            let watched = || url.query_pairs().find(|(name, _)| name == "v").map(|(_, id)| id.into_owned());
            let id = match path.as_slice() {
                ["watch"] => watched()?,
                ["embed" | "shorts" | "live", id] => (*id).to_owned(),
                _ => return None,
            };
            youtube(&id)
        }
        "youtu.be" => youtube(path.first()?),
        "vimeo.com" | "player.vimeo.com" => {
            let ([id] | ["video", id]) = path.as_slice() else { return None };
            let plain = id.bytes().all(|b| b.is_ascii_digit());
            let id: u64 = id.parse().ok().filter(|_| plain)?;
            Some(Video {
                site: "Vimeo".to_owned(),
                url: format!("https://vimeo.com/{id}"),
                player: Some(Player::Vimeo(id)),
            })
        }
        host if PEERTUBE.contains(&host) => {
            let (["w", id] | ["videos", "watch" | "embed", id]) = path.as_slice() else { return None };
            let url = format!("https://{host}/w/{id}");
            is_id(id).then(|| Video { site: host.to_owned(), url, player: None })
        }
        _ => None,
    }
}

fn is_id(id: &str) -> bool {
    (6..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

fn youtube(id: &str) -> Option<Video> {
    let url = format!("https://www.youtube.com/watch?v={id}");
    let player = Some(Player::YouTube(id.to_owned()));
    is_id(id).then(|| Video { site: "YouTube".to_owned(), url, player })
}
