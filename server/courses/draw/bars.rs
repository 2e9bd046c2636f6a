//! Bars below one another: the words above, the number at their end.

use super::{BLUE, Drawing, LETTER, PALE, WIDTH, cut, escaped, float, letters};

const ROW: f64 = 46.0;

pub(super) fn draw(drawing: &Drawing) -> String {
    let most = drawing.most();
    let mut inside = Vec::new();
    for (n, row) in drawing.rows.iter().enumerate() {
        let y = ROW * float(n);
        let width = (row.value / most).clamp(0.0, 1.0) * WIDTH;
        let room = WIDTH - LETTER * float(row.shown.chars().count() + 2);
        inside.push(format!(
            "<text x=\"0\" y=\"{:.0}\">{}</text>\
             <text x=\"{WIDTH}\" y=\"{:.0}\" text-anchor=\"end\" font-weight=\"bold\">{}</text>\
             <rect x=\"0\" y=\"{:.0}\" width=\"{WIDTH}\" height=\"14\" fill=\"{PALE}\"/>\
             <rect x=\"0\" y=\"{:.0}\" width=\"{width:.1}\" height=\"14\" fill=\"{BLUE}\"/>",
            y + 16.0,
            escaped(&cut(&row.label, letters(room))),
            y + 16.0,
            escaped(&row.shown),
            y + 23.0,
            y + 23.0,
        ));
    }
    drawing.framed((ROW * float(drawing.rows.len())).max(ROW), &inside.concat())
}
