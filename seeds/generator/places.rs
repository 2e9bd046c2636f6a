//! Where projects are: the regions, provinces and municipalities of Italy, and the special places.

use std::collections::BTreeMap;

use crate::dice::Dice;
use crate::line::Line;

/// ISTAT's municipalities with their population.
const TABLE: &str = include_str!("../geo/comuni.csv");

/// How often a region occurs, by region code less one: the South has more projects for its people.
const REGION_WEIGHTS: [u32; 20] = [
    1500, 90, 1900, 420, 1150, 420, 480, 1150, 1250, 420, 380, 900, 420, 200, 1350, 1350, 480, 800, 1650, 620,
];

/// A municipality, with its codes as the dataset writes them.
pub(crate) struct Municipality {
    /// `RRRPPPCCC`.
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) province: usize,
}

/// A province.
pub(crate) struct Province {
    /// `RRRPPP`.
    pub(crate) code: String,
    pub(crate) name: String,
    /// `RRRPPP000`.
    whole: String,
    pub(crate) region: usize,
    labour: String,
}

/// A region.
pub(crate) struct Region {
    /// `RRR`.
    pub(crate) code: String,
    pub(crate) name: String,
    /// `RRR000`.
    province: String,
    /// `RRR000000`.
    whole: String,
    macro_area: &'static str,
    municipalities: Vec<usize>,
    weights: Vec<u32>,
}

/// All of them; what is found by position is in the order of the ISTAT codes.
pub(crate) struct Atlas {
    pub(crate) municipalities: Vec<Municipality>,
    pub(crate) provinces: Vec<Province>,
    pub(crate) regions: Vec<Region>,
    weights: Vec<u32>,
}

/// The place of one project.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// One municipality or, from the second on, several of the same region.
    Municipalities {
        list: [usize; 6],
        count: usize,
    },
    Province(usize),
    Region(usize),
    /// A region and nothing finer: the other columns are blank.
    RegionOnly(usize),
    /// The whole country and a municipality: the list whose first name is blank.
    NationalAnd(usize),
    /// A whole region and a municipality of it.
    RegionAnd(usize),
    National,
    Abroad,
}

/// The way the dataset writes names: upper case, a final accent as an apostrophe, one language.
fn written(name: &str) -> String {
    let name = name.split('/').next().unwrap_or(name);
    let mut written = String::with_capacity(name.len() + 1);
    let mut characters = name.chars().peekable();
    while let Some(character) = characters.next() {
        let (plain, accented) = match character {
            'à' | 'á' | 'â' => ('A', true),
            'è' | 'é' | 'ê' => ('E', true),
            'ì' | 'í' | 'î' => ('I', true),
            'ò' | 'ó' | 'ô' => ('O', true),
            'ù' | 'ú' | 'ü' => ('U', true),
            other => (other.to_ascii_uppercase(), false),
        };
        written.push(plain);
        if accented && characters.peek().is_none_or(|next| !next.is_alphabetic()) {
            written.push('\'');
        }
    }
    written
}

impl Atlas {
    pub(crate) fn new() -> Self {
        let mut by_code: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for row in TABLE.lines().skip(1) {
            let cells: Vec<&str> = row.split(';').collect();
            if let [code, _, _, _, _, _, _, _, _, _, _] = cells[..] {
                by_code.insert(code, cells);
            }
        }
        let mut atlas = Self {
            municipalities: Vec::new(),
            provinces: Vec::new(),
            regions: Vec::new(),
            weights: Vec::new(),
        };
        let mut names: BTreeMap<&str, &str> = BTreeMap::new();
        for cells in by_code.values() {
            names.insert(cells[6], cells[7]);
        }
        for (position, (code, name)) in names.iter().enumerate() {
            let before = atlas.weights.last().copied().unwrap_or(0);
            atlas.weights.push(before + REGION_WEIGHTS.get(position).copied().unwrap_or(1));
            atlas.regions.push(Region {
                code: format!("0{code}"),
                name: written(name),
                province: format!("0{code}000"),
                whole: format!("0{code}000000"),
                macro_area: if *code >= "13" { "Mezzogiorno" } else { "Centro-Nord" },
                municipalities: Vec::new(),
                weights: Vec::new(),
            });
        }
        let mut provinces: BTreeMap<&str, usize> = BTreeMap::new();
        for cells in by_code.values() {
            let region = names.keys().position(|code| *code == cells[6]).unwrap_or(0);
            let province = *provinces.entry(cells[3]).or_insert_with(|| {
                // The dataset calls this one by its chief town.
                let name = if cells[3] == "007" { "AOSTA".to_owned() } else { written(cells[4]) };
                atlas.provinces.push(Province {
                    code: format!("0{}{}", cells[6], cells[3]),
                    name,
                    whole: format!("0{}{}000", cells[6], cells[3]),
                    region,
                    labour: format!(
                        "{}{:02}",
                        cells[6].trim_start_matches('0'),
                        atlas.provinces.len() % 40 + 1
                    ),
                });
                atlas.provinces.len() - 1
            });
            let population: u32 = cells[10].parse().unwrap_or(0);
            let municipality = atlas.municipalities.len();
            atlas.municipalities.push(Municipality {
                code: format!("0{}{}", cells[6], cells[0]),
                name: written(cells[1]),
                province,
            });
            let region = &mut atlas.regions[region];
            let before = region.weights.last().copied().unwrap_or(0);
            region.municipalities.push(municipality);
            // Small places have projects too: more for their people than the cities.
            region.weights.push(before + population + 2000);
        }
        atlas
    }

    /// The position of a municipality by its ISTAT code.
    pub(crate) fn find(&self, istat: &str) -> usize {
        self.municipalities.iter().position(|item| item.code.ends_with(istat)).unwrap_or(0)
    }

    fn municipality(&self, dice: &mut Dice, region: usize) -> usize {
        let region = &self.regions[region];
        region.municipalities[dice.weighted(&region.weights)]
    }

    /// Draws a place; `local` projects (works, above all) are nearly always in a municipality.
    pub(crate) fn draw(&self, dice: &mut Dice, local: bool, oddities: bool) -> Place {
        let region = dice.weighted(&self.weights);
        let first = self.municipality(dice, region);
        let single = if local { 950 } else { 790 };
        match dice.below(1000) {
            0..10 => {
                let mut list = [first; 6];
                let count = 2 + dice.index(5);
                for slot in list.iter_mut().take(count).skip(1) {
                    *slot = self.municipality(dice, region);
                }
                return Place::Municipalities { list, count };
            }
            kind if kind < 10 + single => {
                return Place::Municipalities { list: [first; 6], count: 1 };
            }
            _ => {}
        }
        match dice.below(200) {
            0..50 => Place::Province(self.municipalities[first].province),
            130..170 => Place::RegionOnly(region),
            170..176 if oddities => Place::RegionAnd(first),
            176..179 if oddities => Place::NationalAnd(first),
            184..198 => Place::National,
            198.. => Place::Abroad,
            _ => Place::Region(region),
        }
    }

    /// The municipality that stands for the place in names and titles, if it has one.
    pub(crate) fn municipality_of(&self, place: Place) -> Option<&Municipality> {
        match place {
            Place::Municipalities { list: [first, ..], .. }
            | Place::NationalAnd(first)
            | Place::RegionAnd(first) => Some(&self.municipalities[first]),
            _ => None,
        }
    }

    /// The province, if the place has one.
    pub(crate) fn province_of(&self, place: Place) -> Option<&Province> {
        match place {
            Place::Province(province) => Some(&self.provinces[province]),
            _ => self.municipality_of(place).map(|municipality| &self.provinces[municipality.province]),
        }
    }

    /// The position of the region, if the place has one.
    pub(crate) fn region_of(&self, place: Place) -> Option<usize> {
        match place {
            Place::Region(region) | Place::RegionOnly(region) => Some(region),
            _ => self.province_of(place).map(|province| province.region),
        }
    }

    /// Writes the nine columns from `COD_REGIONE` to `OC_DENOMINAZIONE_SLL`.
    pub(crate) fn write(&self, line: &mut Line, place: Place) {
        let region = self.region_of(place).map(|region| &self.regions[region]);
        let mut area = region.map_or("Ambito Nazionale", |region| region.macro_area);
        match place {
            Place::Municipalities { list, count } => {
                self.write_municipalities(line, &list[..count]);
            }
            Place::Province(province) => {
                let province = &self.provinces[province];
                six(
                    line,
                    [
                        region_code(region),
                        region_name(region),
                        &province.code,
                        &province.name,
                        &province.whole,
                        "TUTTI I COMUNI",
                    ],
                );
            }
            Place::Region(_) => {
                let Some(region) = region else { return };
                six(
                    line,
                    [&region.code, &region.name, &region.province, "", &region.whole, "TUTTI I COMUNI"],
                );
            }
            Place::RegionOnly(_) => six(line, [region_code(region), region_name(region), "", "", "", ""]),
            Place::NationalAnd(first) | Place::RegionAnd(first) => {
                let municipality = &self.municipalities[first];
                let province = &self.provinces[municipality.province];
                if let (Place::RegionAnd(_), Some(region)) = (place, region) {
                    line.text(&region.code);
                    line.text(&region.name);
                    line.list([region.province.as_str(), &province.code]);
                    line.list(["", province.name.as_str()]);
                    line.list([region.whole.as_str(), &municipality.code]);
                    line.list(["TUTTI I COMUNI", &municipality.name]);
                } else {
                    line.list(["000", region_code(region)]);
                    line.list(["AMBITO NAZIONALE", region_name(region)]);
                    line.list(["000000", &province.code]);
                    line.list(["", &province.name]);
                    line.list(["000000000", &municipality.code]);
                    line.list(["AMBITO NAZIONALE", &municipality.name]);
                }
            }
            Place::National => {
                six(line, ["000", "AMBITO NAZIONALE", "000000", "", "000000000", "AMBITO NAZIONALE"]);
            }
            Place::Abroad => {
                area = "Estero";
                six(line, ["998", "PAESI EUROPEI", "", "", "", ""]);
            }
        }
        line.text(area);
        self.write_labour(line, place);
    }

    /// One municipality, or lists in which region and province stand once for each difference.
    fn write_municipalities(&self, line: &mut Line, list: &[usize]) {
        let towns = || list.iter().map(|&item| &self.municipalities[item]);
        let first = towns().next().map_or(0, |town| town.province);
        let region = &self.regions[self.provinces[first].region];
        line.text(&region.code);
        line.text(&region.name);
        let same = towns().all(|town| town.province == first);
        let provinces =
            || towns().map(|town| &self.provinces[town.province]).take(if same { 1 } else { list.len() });
        line.list(provinces().map(|province| province.code.as_str()));
        line.list(provinces().map(|province| province.name.as_str()));
        line.list(towns().map(|town| town.code.as_str()));
        line.list(towns().map(|town| town.name.as_str()));
    }

    fn write_labour(&self, line: &mut Line, place: Place) {
        let province = match place {
            Place::Municipalities { count: 1, .. } => self.province_of(place),
            Place::Municipalities { .. } => {
                line.number(9999);
                line.text("SLL MULTIPLO");
                return;
            }
            _ => None,
        };
        let code = province.map_or("0", |province| &province.labour);
        line.number(code.parse().unwrap_or(0));
        line.text(province.map_or("SLL NON ATTRIBUIBILE", |province| &province.name));
    }
}

fn region_code(region: Option<&Region>) -> &str {
    region.map_or("", |region| &region.code)
}

fn region_name(region: Option<&Region>) -> &str {
    region.map_or("", |region| &region.name)
}

fn six(line: &mut Line, cells: [&str; 6]) {
    for cell in cells {
        line.text(cell);
    }
}
