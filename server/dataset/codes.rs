//! The code lists of the data that the search knows: themes, natures, states, cycles, regions,
//! funds, cost bands. Codes are those of the published files.

use crate::text::fold;

/// Code and label.
pub type Entry = (&'static str, &'static str);

/// Themes (`OC_COD_TEMA_SINTETICO`), with the labels of today.
pub static THEMES: [Entry; 13] = [
    ("01", "Ricerca e innovazione"),
    ("02", "Reti e servizi digitali"),
    ("03", "Competitività delle imprese"),
    ("04", "Energia"),
    ("05", "Ambiente"),
    ("06", "Cultura e turismo"),
    ("07", "Trasporti e mobilità"),
    ("08", "Occupazione e lavoro"),
    ("09", "Inclusione sociale e salute"),
    ("10", "Servizi di cura infanzia e anziani"),
    ("11", "Istruzione e formazione"),
    ("12", "Rinnovamento urbano e rurale"),
    ("13", "Capacità amministrativa"),
];

/// Labels that themes had until about 2019, folded.
static OLD_THEMES: [(&str, &str); 13] = [
    ("agenda digitale", "02"),
    ("competitivita per le imprese", "03"),
    ("energia e efficienza energetica", "04"),
    ("ambiente e prevenzione dei rischi", "05"),
    ("attrazione culturale, naturale e turistica", "06"),
    ("trasporti e infrastrutture a rete", "07"),
    ("occupazione e mobilita dei lavoratori", "08"),
    ("inclusione sociale", "09"),
    ("istruzione", "11"),
    ("rafforzamento capacita della pa", "13"),
    ("rafforzamento delle capacita della pa", "13"),
    ("rafforzamento delle capacita della p.a.", "13"),
    ("rafforzamento della capacita della pa", "13"),
];

/// Natures (`CUP_COD_NATURA`).
pub static NATURES: [Entry; 6] = [
    ("01", "Acquisto di beni"),
    ("02", "Acquisto o realizzazione di servizi"),
    ("03", "Realizzazione di lavori pubblici (opere ed impiantistica)"),
    ("06", "Concessione di contributi ad altri soggetti (diversi da unità produttive)"),
    ("07", "Concessione di incentivi ad unità produttive"),
    (
        "08",
        "Sottoscrizione iniziale o aumento di capitale sociale (compresi spin off), fondi di rischio o di garanzia",
    ),
];

/// States of a project (`OC_STATO_PROGETTO`); the codes are the portal's own.
pub static STATES: [Entry; 5] = [
    ("non_avviato", "Non avviato"),
    ("in_corso", "In corso"),
    ("liquidato", "Liquidato"),
    ("concluso", "Concluso"),
    ("non_determinabile", "Non determinabile"),
];

/// Programming cycles (`OC_COD_CICLO`).
pub static CYCLES: [Entry; 4] =
    [("9", "2000-2006"), ("1", "2007-2013"), ("2", "2014-2020"), ("3", "2021-2027")];

/// Regions (`COD_REGIONE`), with the codes that stand for no single region.
pub static REGIONS: [Entry; 23] = [
    ("001", "Piemonte"),
    ("002", "Valle d’Aosta"),
    ("003", "Lombardia"),
    ("004", "Trentino-Alto Adige"),
    ("005", "Veneto"),
    ("006", "Friuli-Venezia Giulia"),
    ("007", "Liguria"),
    ("008", "Emilia-Romagna"),
    ("009", "Toscana"),
    ("010", "Umbria"),
    ("011", "Marche"),
    ("012", "Lazio"),
    ("013", "Abruzzo"),
    ("014", "Molise"),
    ("015", "Campania"),
    ("016", "Puglia"),
    ("017", "Basilicata"),
    ("018", "Calabria"),
    ("019", "Sicilia"),
    ("020", "Sardegna"),
    ("000", "Ambito nazionale"),
    ("998", "Paesi europei"),
    ("999", "Nessuna localizzazione"),
];

/// Bands of public cost, as the portal cuts them; the label is left to the interface.
pub static BANDS: [Entry; 6] = [
    ("0-1k", "0-1k"),
    ("1k-10k", "1k-10k"),
    ("10k-100k", "10k-100k"),
    ("100k-1M", "100k-1M"),
    ("1M-10M", "1M-10M"),
    ("10M", "10M"),
];

/// The band of a cost in cents.
pub fn band(cents: i64) -> usize {
    [100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000]
        .iter()
        .filter(|limit| cents > **limit)
        .count()
}

/// Folded, and runs of blanks made one: labels are compared so, for the files write some with two.
fn squeezed(label: &str) -> String {
    fold(label).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The place in a list of that code, or of that label.
fn find(list: &[Entry], code: &str, label: &str) -> Option<usize> {
    let by_code = list.iter().position(|(known, _)| !code.is_empty() && *known == code);
    by_code.or_else(|| {
        let label = squeezed(label);
        list.iter().position(|(_, known)| !label.is_empty() && squeezed(known) == label)
    })
}

/// Place of a theme in [`THEMES`].
pub fn theme(code: &str, label: &str) -> Option<usize> {
    let padded = if code.len() == 1 { format!("0{code}") } else { code.to_owned() };
    find(&THEMES, &padded, label).or_else(|| {
        let label = squeezed(label);
        let (_, code) = OLD_THEMES.iter().find(|(old, _)| *old == label)?;
        find(&THEMES, code, "")
    })
}

/// Place of a nature in [`NATURES`].
pub fn nature(code: &str, label: &str) -> Option<usize> {
    let padded = if code.len() == 1 { format!("0{code}") } else { code.to_owned() };
    // The file writes `UNITA'`, with an apostrophe for the accent.
    let label = fold(label).replace("unita  ", "unita ");
    find(&NATURES, &padded, "").or_else(|| {
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let label = squeezed(&label.replace([')', '('], " "));
        (!label.is_empty()).then(|| {
            NATURES.iter().position(|(_, known)| squeezed(&fold(known).replace([')', '('], " ")) == label)
        })?
    })
}

/// Place of a state in [`STATES`].
pub fn state(label: &str) -> Option<usize> {
    find(&STATES, &fold(label).trim().replace(' ', "_"), label)
}

/// Place of a cycle in [`CYCLES`], by code or by the years in its label.
pub fn cycle(code: &str, label: &str) -> Option<usize> {
    find(&CYCLES, code, "").or_else(|| CYCLES.iter().position(|(_, years)| label.contains(years)))
}

/// Place of a region in [`REGIONS`], by code or by name as the files write it.
pub fn region(code: &str, label: &str) -> Option<usize> {
    let padded = if code.is_empty() { String::new() } else { format!("{code:0>3}") };
    find(&REGIONS, &padded, "").or_else(|| {
        let squeezed =
            |text: &str| fold(text).replace(['-', '/'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
        let name = squeezed(label);
        (name.len() > 3).then(|| REGIONS.iter().position(|(_, known)| name.starts_with(&squeezed(known))))?
    })
}
