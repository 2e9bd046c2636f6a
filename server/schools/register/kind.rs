//! What kind of school it is, from the letters in its code or the ministry's words.

use dataset::text::fold;

/// All kinds: each has a text.
pub const KINDS: [&str; 10] = [
    "lyceum",
    "technical",
    "vocational",
    "upper",
    "lower",
    "primary",
    "infant",
    "comprehensive",
    "adults",
    "other",
];

/// From the third and fourth character of a code.
pub fn kind_of_code(code: &str) -> &'static str {
    match code.get(2..4).unwrap_or_default() {
        "PS" | "PC" | "PM" | "PL" | "SL" | "SD" | "SM" | "PQ" => "lyceum",
        "TF" | "TD" | "TN" | "TA" | "TL" | "TE" | "TB" | "TH" => "technical",
        "RC" | "RI" | "RH" | "RA" | "RF" | "RM" | "RS" | "RE" | "RB" => "vocational",
        "IS" => "upper",
        "MM" => "lower",
        "EE" => "primary",
        "AA" => "infant",
        "IC" => "comprehensive",
        "CT" => "adults",
        _ => "other",
    }
}

/// From the ministry's column of kinds; none if it says nothing that we know.
pub(super) fn kind_of_words(words: &str) -> Option<&'static str> {
    let words = fold(words);
    let has = |part: &str| words.contains(part);
    let kind = if has("liceo") || has("magistrale") {
        "lyceum"
    } else if has("ist tec") || has("tecnico") {
        "technical"
    } else if has("ist prof") || has("professionale") {
        "vocational"
    } else if has("istituto superiore") || has("istruzione superiore") {
        "upper"
    } else if has("primo grado") || has("i grado") {
        "lower"
    } else if has("comprensivo") {
        "comprehensive"
    } else if has("primaria") {
        "primary"
    } else if has("infanzia") {
        "infant"
    } else if has("adulti") || has("territoriale") {
        "adults"
    } else {
        return None;
    };
    Some(kind)
}
