//! What the HTML of a text gets in the end.

use std::fmt::Write;
use std::sync::LazyLock;

use ammonia::Builder;

use super::Heading;

/// All headings come from Markdown, in order: each gets its id, and columns get what reading aloud
/// needs.
pub(super) fn dressed(html: &str, headings: &[Heading]) -> String {
    let mut out = String::with_capacity(html.len() + headings.len() * 32);
    let mut rest = html;
    for heading in headings {
        let open = format!("<h{}>", heading.level);
        let Some((before, after)) = rest.split_once(&open) else { break };
        out.push_str(before);
        // Writing to a String cannot fail.
        let _ = write!(out, "<h{} id=\"{}\">", heading.level, heading.id);
        rest = after;
    }
    out.push_str(rest);
    out.replace("<table>", "<div class=\"scroll\" tabindex=\"0\"><table class=\"table\">")
        .replace("</table>", "</table></div>")
        // A corner without words is no heading of a column.
        .replace("<th></th>", "<td></td>")
        .replace("<th>", "<th scope=\"col\">")
        .replace("<th align", "<th scope=\"col\" align")
        .replace("<a href=\"#word-", "<a class=\"word\" href=\"#word-")
}

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::default();
    cleaner
        .add_tags(["section"])
        .add_generic_attributes(["id"])
        .add_tag_attributes("div", ["tabindex"])
        .add_tag_attributes("a", ["aria-label"])
        .add_tag_attributes("th", ["scope"])
        .add_allowed_classes("div", ["scroll"])
        .add_allowed_classes("table", ["table"])
        .add_allowed_classes("section", ["footnotes"])
        .add_allowed_classes("sup", ["footnote-ref"])
        .add_allowed_classes("a", ["footnote-backref", "word"])
        .link_rel(Some("noopener noreferrer"));
    cleaner
});

pub(super) fn clean(html: &str) -> String {
    CLEANER.clean(html).to_string()
}
