//! Italy's regions, shaded, with what the shades mean.

use super::{Drawing, WIDTH, escaped};
use crate::courses::points::thousandths;
use crate::projects::map;

/// From nothing to most, as on the pages.
const SHADES: [&str; 6] = ["#e3e9ef", "#bcd7f2", "#8bb9e6", "#4f93d6", "#1a6cbf", "#00407f"];
const HEIGHT: f64 = 520.0;
const LINE: f64 = 26.0;

pub(super) fn draw(drawing: &Drawing) -> String {
    let most = drawing.most();
    let shapes = map::shapes(|code| {
        let row = drawing.rows.iter().find(|row| row.code == code);
        let (value, shown) = row.map_or((0.0, "–"), |row| (row.value, row.shown.as_str()));
        (thousandths(value), shown.to_owned(), String::new())
    });
    let mut inside = vec![format!(
        "<svg x=\"0\" y=\"0\" width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"{}\" stroke=\"#fff\" stroke-width=\"2\">",
        map::view_box()
    )];
    for shape in shapes {
        let shade = SHADES.get(usize::from(shape.level)).unwrap_or(&SHADES[0]);
        inside.push(format!(
            "<path fill=\"{shade}\" d=\"{}\"><title>{}: {}</title></path>",
            shape.d,
            escaped(shape.name),
            escaped(&shape.value)
        ));
    }
    inside.push("</svg>".to_owned());
    // The key stands beside the boot, where there is only sea.
    for (n, shade) in (0_u8..).zip(SHADES).skip(1) {
        let y = 20.0 + LINE * f64::from(n - 1);
        let upto = most * (f64::from(n) / 5.0).powi(2);
        inside.push(format!(
            "<rect x=\"300\" y=\"{y}\" width=\"22\" height=\"15\" fill=\"{shade}\"/>\
             <text x=\"328\" y=\"{:.1}\">≤ {}</text>",
            y + 12.5,
            escaped(&(drawing.words)(upto)),
        ));
    }
    drawing.framed(HEIGHT, &inside.concat())
}
