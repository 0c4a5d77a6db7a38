//! The tumours: one diagnosis for each, inside one entry.
//!
//! The model admits an entry per tumour as well as a diagnosis per tumour inside an entry. The official rules cannot be run on
//! the former (`cda:entry/cda:act/(… and …)` has no truth value for two entries), so the latter is written.
//!
//! Source: volet CANCER-FRCP 2025.01, section FR-Diagnostic-du-cancer; value sets 1.2.250.1.213.1.1.5.585 (morphology, CIM-O-3),
//! ….4.2.281.21 (topography, CIM-10), ….5.688 (side). The stage is in `stage`.

mod stage;

use crate::cda::{
    code::{self, Code, loinc, snomed},
    frcp::{
        book::{Asked, Book, Spot},
        entry::{about, act, coded, entry, flavor, original, remark, status, value},
        narrative::Narrative,
        page::Page,
        places::{Place, TUMOUR},
    },
    time,
    xml::Element,
};
use domain::{codes::Coded, words};

const DIAGNOSIS: Code = snomed("282291009", "interprétation diagnostique");
const SIDE: Code = loinc("20228-3", "Latéralité");

const CONCERN: &[&str] = &[
    "2.16.840.1.113883.10.20.1.27",
    "1.3.6.1.4.1.19376.1.5.3.1.4.5.1",
    "1.3.6.1.4.1.19376.1.5.3.1.4.5.2",
    "1.2.250.1.213.1.1.3.39",
    "1.2.250.1.213.1.1.3.39.1",
];
const PROBLEM: &[&str] = &[
    "2.16.840.1.113883.10.20.1.28",
    "1.3.6.1.4.1.19376.1.5.3.1.4.5",
    "1.2.250.1.213.1.1.3.37",
    "1.3.6.1.4.1.19376.1.7.3.1.4.14.1",
    "1.2.250.1.213.1.1.3.113",
];

/// The sides that answers know (NCIt), as the volet codes them (SNOMED CT).
pub(in crate::cda) const SIDES: [(&str, Code); 3] = [
    ("C25228", snomed("24028007", "droit")),
    ("C25229", snomed("7771000", "gauche")),
    ("C13332", snomed("51440002", "bilatéral")),
];

pub(super) fn tumours(book: &Book) -> Element {
    let mut page = Page::whole(book, Place::Tumour);
    let rows = rows(book);
    if rows.is_empty() {
        page.text.paragraph(words::cda::NO_TUMOUR);
    }
    let spots: Vec<Option<&Spot>> = if rows.is_empty() { vec![None] } else { rows.iter().map(Some).collect() };
    let since = rows.iter().filter_map(|spot| book.named(spot, "diagnosis_date")?.date()).min();
    let concern = act("act", "ACT", "EVN", CONCERN)
        .child(book.numbering.next())
        .child(Element::null("code", "NA"))
        .child(status("active"))
        .child(time::since(since));
    let concern = spots.into_iter().fold(concern, |concern, spot| {
        let diagnosis = Tumour { book, spot, text: &mut page.text }.diagnosis();
        concern.child(about(false, diagnosis))
    });
    page.section(&TUMOUR, [entry(concern)])
}

/// The coded sites of the tumours, each once: what the header tells of the disease.
pub(in crate::cda::frcp) fn topographies<'a>(book: &Book<'a>) -> Vec<&'a Coded> {
    let mut sites: Vec<&Coded> = Vec::new();
    for site in rows(book).iter().filter_map(|spot| book.named(spot, "topography")).filter_map(|asked| asked.one()) {
        if !sites.iter().any(|known| known.means(site)) {
            sites.push(site);
        }
    }
    sites
}

/// The rows of the section of the volet; sections that a form adds after it are told in the text only.
fn rows<'a>(book: &Book<'a>) -> Vec<Spot<'a>> {
    book.sections(Place::Tumour).next().map(|section| book.spots(section)).unwrap_or_default()
}

/// One tumour, or the place of one that nobody described.
struct Tumour<'t, 'b, 'a> {
    book: &'b Book<'a>,
    spot: Option<&'t Spot<'a>>,
    text: &'t mut Narrative,
}

impl<'a> Tumour<'_, '_, 'a> {
    fn coded(&self, code: Code) -> Option<Asked<'a>> {
        self.book.coded(self.spot?, code)
    }

    fn named(&self, name: &str) -> Option<Asked<'a>> {
        self.book.named(self.spot?, name)
    }

    fn answered(&self, name: &str) -> Option<Asked<'a>> {
        self.named(name).filter(|asked| asked.answer.is_some())
    }

    /// The reference to a line of this tumour.
    fn refer(&mut self, code: Code, asked: Option<&Asked<'a>>) -> Element {
        match asked {
            Some(asked) => self.text.reference(self.book, asked),
            None => self.line(code.code, code.display, words::cda::NOT_ANSWERED),
        }
    }

    fn line(&mut self, name: &str, label: &str, text: &str) -> Element {
        let place = self.spot.map_or_else(|| "tumour".to_owned(), |spot| self.book.place_name(&spot.scope));
        self.text.line(&place, name, label, text)
    }

    fn since(&self) -> Element {
        time::since(self.named("diagnosis_date").as_ref().and_then(Asked::date))
    }

    fn diagnosis(mut self) -> Element {
        let asked = self.coded(DIAGNOSIS);
        let reference = self.refer(DIAGNOSIS, asked.as_ref());
        let morphology = morphology(asked.as_ref()).child(original(reference.clone()));
        let site = self.site();
        let clinical = about(false, self.clinical_stage());
        let others = self.other_stages();
        act("observation", "OBS", "EVN", PROBLEM)
            .with("negationInd", "false")
            .child(self.book.numbering.next())
            .child(DIAGNOSIS.element("code"))
            .child(Element::new("text").child(reference))
            .child(status("completed"))
            .child(self.since())
            .child(morphology)
            .child(site)
            .child(clinical)
            .children(others.into_iter().map(|other| about(false, other)))
            .children(self.remark())
    }

    fn remark(&mut self) -> Option<Element> {
        let asked = self.answered("comment")?;
        Some(about(true, remark(self.text.reference(self.book, &asked))))
    }

    /// The site, with its side.
    fn site(&mut self) -> Element {
        let asked = self.named("topography");
        let reference = match &asked {
            Some(asked) => self.text.reference(self.book, asked),
            None => self.line("site", words::cda::SITE, words::cda::NOT_ANSWERED),
        };
        let known = asked.as_ref().and_then(Asked::one);
        let site = known.and_then(|one| code::coded(Element::new("targetSiteCode"), one));
        let flavor = flavor(asked.as_ref());
        let site = site.unwrap_or_else(|| Element::null("targetSiteCode", flavor));
        site.child(original(reference)).children(self.side())
    }

    fn side(&mut self) -> Option<Element> {
        let asked = self.answered("laterality")?;
        let code = asked.one().map(|one| one.code.clone())?;
        let (_, side) = SIDES.iter().find(|(known, _)| *known == code)?;
        let reference = self.text.reference(self.book, &asked);
        let side = side.element("value").child(original(reference));
        Some(Element::new("qualifier").child(SIDE.element("name")).child(side))
    }
}

/// The morphology; one written in words has no code (`OTH`), and its words are in the text.
fn morphology(asked: Option<&Asked>) -> Element {
    let known = asked.and_then(Asked::one).and_then(coded);
    known.unwrap_or_else(|| value("CD").with("nullFlavor", flavor(asked)))
}
