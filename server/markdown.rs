//! Short texts by people of the programme, written in Markdown: to HTML that is safe whatever they typed.
//! Units of the course have their own, richer reader (`courses::markdown`).

use std::sync::LazyLock;

use ammonia::Builder;
use comrak::nodes::NodeValue;
use comrak::{Arena, Node, Options, format_html, parse_document};

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::default();
    // Pictures would be fetched from other hosts, which a page of ours never does.
    cleaner
        .rm_tags(["img"])
        .add_tag_attributes("div", ["tabindex"])
        .add_tag_attributes("th", ["scope"])
        .add_allowed_classes("div", ["scroll"])
        .add_allowed_classes("table", ["table"])
        .link_rel(Some("noopener noreferrer"));
    cleaner
});

/// A paragraph, list, table or heading of a text.
pub struct Block {
    /// As it was written.
    pub source: String,
    /// As it is shown.
    pub html: String,
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options
}

/// Headings begin at the second level, below the page's own, and leave none out, or readers that go
/// from heading to heading would miss one.
fn level_headings(root: Node<'_>) {
    let mut above = 1;
    for node in root.descendants() {
        if let NodeValue::Heading(heading) = &mut node.data.borrow_mut().value {
            heading.level = heading.level.clamp(2, above + 1).min(4);
            above = heading.level;
        }
    }
}

fn shown(node: Node<'_>, options: &Options<'_>) -> String {
    let mut html = String::new();
    if format_html(node, options, &mut html).is_err() {
        return String::new();
    }
    let html = html
        .replace("<table>", "<div class=\"scroll\" tabindex=\"0\"><table class=\"table\">")
        .replace("</table>", "</table></div>")
        .replace("<th>", "<th scope=\"col\">")
        .replace("<th align=", "<th scope=\"col\" align=");
    CLEANER.clean(&html).to_string()
}

/// The text as HTML: no raw HTML, no pictures.
pub fn html(source: &str) -> String {
    let (options, arena) = (options(), Arena::new());
    let root = parse_document(&arena, source, &options);
    level_headings(root);
    shown(root, &options)
}

/// The same in pieces, each with what it was made from.
pub fn blocks(source: &str) -> Vec<Block> {
    let (options, arena) = (options(), Arena::new());
    let root = parse_document(&arena, source, &options);
    level_headings(root);
    let lines: Vec<&str> = source.lines().collect();
    let written = |node: Node<'_>| {
        let place = node.data.borrow().sourcepos;
        let from = place.start.line.saturating_sub(1);
        let until = place.end.line.clamp(from, lines.len());
        lines.get(from..until).unwrap_or_default().join("\n")
    };
    root.children().map(|node| Block { source: written(node), html: shown(node, &options) }).collect()
}

#[cfg(test)]
mod tests {
    use super::html;

    #[test]
    fn what_could_do_harm_is_gone() {
        let shown = html(
            "<script>alert(1)</script>\n\n[a](javascript:alert(1)) ![b](https://example.org/b.png) **c**",
        );
        assert!(!shown.contains("script") && !shown.contains("<img"), "{shown}");
        assert!(shown.contains("<strong>c</strong>"), "{shown}");
    }

    #[test]
    fn a_head_of_a_table_says_that_it_is_its_columns_wherever_its_words_stand() {
        let shown = html("| a | b | c |\n|---|--:|:-:|\n| 1 | 2 | 3 |");
        assert_eq!(shown.matches("<th scope=\"col\"").count(), 3, "{shown}");
        assert!(shown.contains("align=\"right\""), "{shown}");
    }

    #[test]
    fn headings_stand_below_the_pages_own_and_leave_no_level_out() {
        assert_eq!(html("# A\n\n#### B"), "<h2>A</h2>\n<h3>B</h3>\n");
    }
}
