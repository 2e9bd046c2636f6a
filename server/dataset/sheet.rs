//! Reading a project's columns: amounts, dates, codes, lists that pair up.

use chrono::NaiveDate;

use crate::codes::{self, Entry};
use crate::columns::{COLUMNS, at};
use crate::project::{Body, Coded, Indicator, Phase, Place, Role};
use crate::{places, value};

/// Cells by column number, for reading.
pub(crate) struct Sheet<'a, S>(pub &'a [(u16, S)]);

impl<'a, S: AsRef<str>> Sheet<'a, S> {
    pub(crate) fn text(&self, column: u16) -> Option<&'a str> {
        let place = self.0.binary_search_by_key(&column, |(number, _)| *number).ok()?;
        value::filled(self.0[place].1.as_ref())
    }
    pub(crate) fn owned(&self, column: u16) -> Option<String> {
        self.text(column).map(str::to_owned)
    }
    pub(crate) fn cents(&self, column: u16) -> Option<i64> {
        value::cents(self.text(column)?)
    }
    pub(crate) fn date(&self, column: u16) -> Option<NaiveDate> {
        value::date(self.text(column)?)
    }
    pub(crate) fn items(&self, column: u16) -> Vec<&'a str> {
        self.text(column).map_or_else(Vec::new, |cell| value::items(cell).collect())
    }
    /// The public cost: net of savings, or the gross one where that is blank or zero.
    pub(crate) fn cost(&self) -> Option<i64> {
        let net = self.cents(at::OC_FINANZ_TOT_PUB_NETTO);
        net.filter(|cents| *cents != 0).or_else(|| self.cents(at::FINANZ_TOTALE_PUBBLICO)).or(net)
    }
    pub(crate) fn theme(&self) -> Option<usize> {
        codes::theme(
            self.text(at::OC_COD_TEMA_SINTETICO).unwrap_or(""),
            self.text(at::OC_TEMA_SINTETICO).unwrap_or(""),
        )
    }
    pub(crate) fn nature(&self) -> Option<usize> {
        codes::nature(
            self.text(at::CUP_COD_NATURA).unwrap_or(""),
            self.text(at::CUP_DESCR_NATURA).unwrap_or(""),
        )
    }
    pub(crate) fn state(&self) -> Option<usize> {
        codes::state(self.text(at::OC_STATO_PROGETTO)?)
    }
    pub(crate) fn cycle(&self) -> Option<usize> {
        codes::cycle(self.text(at::OC_COD_CICLO).unwrap_or(""), self.text(at::OC_DESCR_CICLO).unwrap_or(""))
    }

    /// EU funds (`FONDO_COMUNITARIO`), and of the programming scopes (`OC_COD_FONTE`) those that no
    /// EU fund stands for.
    pub(crate) fn funds(&self) -> Vec<(&'a str, &'a str)> {
        let mut funds: Vec<(&str, &str)> = Vec::new();
        for fund in self.items(at::FONDO_COMUNITARIO) {
            if !fund.is_empty() && !funds.iter().any(|(known, _)| *known == fund) {
                funds.push((fund, fund));
            }
        }
        let eu = !funds.is_empty();
        let labels = self.items(at::OC_DESCR_FONTE);
        for (n, scope) in self.items(at::OC_COD_FONTE).into_iter().enumerate() {
            let structural = scope.starts_with("FS") && !scope.starts_with("FSC");
            if scope.is_empty() || (structural && eu) || funds.iter().any(|(known, _)| *known == scope) {
                continue;
            }
            funds.push((scope, labels.get(n).copied().filter(|label| !label.is_empty()).unwrap_or(scope)));
        }
        funds
    }

    /// Region (place in [`codes::REGIONS`]), province and municipality (codes as numbers) of each place.
    pub(crate) fn place_codes(&self) -> Vec<(usize, Option<u32>, Option<u32>)> {
        let columns = [
            at::COD_REGIONE,
            at::DEN_REGIONE,
            at::COD_PROVINCIA,
            at::DEN_PROVINCIA,
            at::COD_COMUNE,
            at::DEN_COMUNE,
        ]
        .map(|column| self.items(column));
        let [regions, region_names, provinces, province_names, municipalities, municipality_names] = &columns;
        let many = columns.iter().map(Vec::len).max().unwrap_or(0);
        // A list with one item in it stands for all places; a longer one pairs up.
        let item = |list: &Vec<&'a str>, n: usize| {
            if list.len() == 1 { list[0] } else { list.get(n).copied().unwrap_or("") }
        };
        let whole = |code: u32, digits: u32| code != 0 && !code.is_multiple_of(10_u32.pow(digits));
        let mut places = Vec::new();
        for n in 0..many {
            let province_name = item(province_names, n);
            let municipality = item(municipalities, n)
                .parse()
                .ok()
                .or_else(|| places::municipality(item(municipality_names, n), province_name))
                .filter(|code| whole(*code, 3));
            let province = item(provinces, n)
                .parse()
                .ok()
                .or_else(|| places::province(province_name))
                .or(municipality.map(|code| code / 1000))
                .filter(|code| whole(*code, 3));
            let code = item(regions, n);
            let region = codes::region(code, item(region_names, n)).or_else(|| {
                let from = province.map(|province| format!("{:03}", province / 1000))?;
                codes::region(&from, "")
            });
            if let Some(region) = region
                && !places.contains(&(region, province, municipality))
            {
                places.push((region, province, municipality));
            }
        }
        places
    }

    /// The same with their names.
    pub(crate) fn places(&self) -> Vec<Place> {
        let named = |(region, province, municipality): (usize, Option<u32>, Option<u32>)| Place {
            region: coded(&codes::REGIONS, region),
            province: province.map(|code| place_coded(code, 6)),
            municipality: municipality.map(|code| place_coded(code, 9)),
        };
        self.place_codes().into_iter().map(named).collect()
    }

    /// All words of the search: the title apart from the rest.
    pub(crate) fn words(&self) -> (String, String) {
        let title = self.text(at::OC_TITOLO_PROGETTO).unwrap_or("").to_owned();
        let mut rest = String::new();
        for column in [
            at::OC_SINTESI_PROGETTO,
            at::DEN_COMUNE,
            at::DEN_PROVINCIA,
            at::OC_CODFISC_BENEFICIARIO + 1,
            at::OC_CODFISC_ATTUATORE + 1,
        ] {
            if let Some(text) = self.text(column) {
                rest.push_str(text);
                rest.push_str(" . ");
            }
        }
        (title, rest)
    }

    pub(crate) fn bodies(&self) -> Vec<Body> {
        let mut bodies = Vec::new();
        for (role, first) in [
            (Role::Programmer, at::OC_CODFISC_PROGRAMMATORE),
            (Role::Implementer, at::OC_CODFISC_ATTUATORE),
            (Role::Beneficiary, at::OC_CODFISC_BENEFICIARIO),
            (Role::Contractor, at::OC_CODFISC_REALIZZATORE),
        ] {
            let (codes, names, forms) = (self.items(first), self.items(first + 1), self.items(first + 3));
            for n in 0..codes.len().max(names.len()) {
                let get =
                    |list: &[&str]| list.get(n).copied().filter(|item| !item.is_empty()).map(str::to_owned);
                let (code, name) = (get(&codes), get(&names));
                if code.is_none() && name.is_none() {
                    continue;
                }
                bodies.push(Body {
                    role,
                    name: name.filter(|name| name != MASKED_NAME),
                    tax_code: code.filter(|code| code != MASKED_CODE),
                    legal_form: get(&forms),
                });
            }
        }
        bodies
    }

    pub(crate) fn phases(&self) -> Vec<Phase> {
        let keys = [
            "feasibility",
            "preliminary_design",
            "final_design",
            "executive_design",
            "award",
            "contract",
            "execution",
            "testing",
        ];
        let mut column = at::DATA_INIZIO_PREV_STUDIO_FATT;
        let mut phases = Vec::new();
        for key in keys {
            let phase = Phase {
                key,
                planned_start: self.date(column),
                actual_start: self.date(column + 1),
                planned_end: self.date(column + 2),
                actual_end: self.date(column + 3),
            };
            if [phase.planned_start, phase.actual_start, phase.planned_end, phase.actual_end]
                .iter()
                .any(Option::is_some)
            {
                phases.push(phase);
            }
            column += 4;
        }
        phases
    }

    pub(crate) fn indicators(&self) -> Vec<Indicator> {
        (0..4)
            .map(|n| at::COD_INDICATORE_1 + 5 * n)
            .filter_map(|first| {
                Some(Indicator {
                    name: self.owned(first + 1)?,
                    code: self.owned(first).unwrap_or_default(),
                    unit: self.owned(first + 2),
                    planned: self.owned(first + 3),
                    realised: self.owned(first + 4),
                })
            })
            .collect()
    }

    pub(crate) fn funding(&self) -> Vec<(&'static str, i64)> {
        (at::FINANZ_UE..at::FINANZ_TOTALE_PUBBLICO)
            .filter(|column| *column == at::FINANZ_UE || *column > at::FINANZ_UE + 5)
            .filter_map(|column| {
                Some((COLUMNS[usize::from(column)].name, self.cents(column).filter(|cents| *cents != 0)?))
            })
            .collect()
    }

    pub(crate) fn pairs(&self, codes: u16, labels: u16) -> Vec<Coded> {
        let (codes, labels) = (self.items(codes), self.items(labels));
        let mut pairs: Vec<Coded> = Vec::new();
        for n in 0..codes.len().max(labels.len()) {
            let code = codes.get(n).copied().unwrap_or("");
            let label = labels.get(n).copied().filter(|label| !label.is_empty()).unwrap_or(code);
            if !label.is_empty() && !pairs.iter().any(|pair| pair.code == code && pair.label == label) {
                pairs.push(Coded { code: code.to_owned(), label: label.to_owned() });
            }
        }
        pairs
    }
}

/// A masked person's tax code.
pub(crate) const MASKED_CODE: &str = "*CODICE FISCALE*";
/// A masked person's name.
pub(crate) const MASKED_NAME: &str = "*INDIVIDUO*";

pub(crate) fn coded(list: &'static [Entry], place: usize) -> Coded {
    let (code, label) = list[place];
    Coded { code: code.to_owned(), label: label.to_owned() }
}

/// Name of a province or municipality: ISTAT's, else as the file has it.
fn place_coded(code: u32, digits: usize) -> Coded {
    let padded = format!("{code:0digits$}");
    Coded { label: places::label(code).map_or_else(|| padded.clone(), str::to_owned), code: padded }
}
