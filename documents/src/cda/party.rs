//! Professionals and organisations, as they stand in a header or beside an entry.
//!
//! Source: CI-SIS, structuration minimale: RPPS under 1.2.250.1.71.4.2.1, FINESS (after a `1`) under 1.2.250.1.71.4.2.2, trade in
//! the value set J01 (1.2.250.1.213.1.1.5.461), sector in J04 (….467), kind of place in J02 (….466).

use super::{
    code::{Code, other},
    ids::{Identifier, numbered},
    xml::Element,
};
use domain::{
    people::{Finess, Profession, Rpps, Specialty, document_code},
    words,
};

const RPPS: &str = "1.2.250.1.71.4.2.1";
const FINESS: &str = "1.2.250.1.71.4.2.2";
const SECTORS: &str = "1.2.250.1.213.1.1.4.9";
const KINDS: &str = "1.2.250.1.71.4.2.4";

/// A professional, as known at the moment of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Professional {
    /// Which one.
    pub id: PersonId,
    /// The name.
    pub name: PersonName,
    /// Profession and specialty; none when they have no national code.
    pub trade: Option<Trade>,
    /// Where the person works.
    pub organisation: Option<Organisation>,
    /// Telephone at work.
    pub phone: Option<String>,
}

/// How a person is identified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PersonId {
    /// By the national number.
    Rpps(Rpps),
    /// By a number of this software or of an establishment.
    Local(Identifier),
    /// Not identified: a name only.
    Unknown,
}

/// The name of a professional.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName {
    /// Family name, or the whole name when its parts are not told apart.
    pub family: String,
    /// Given name.
    pub given: Option<String>,
}

impl PersonName {
    /// A name whose parts are not told apart.
    pub fn whole(name: impl Into<String>) -> Self {
        Self { family: name.into(), given: None }
    }
}

/// Profession and specialty. Source: value set J01, such as `G15_10/SM36`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trade {
    code: String,
    system: &'static str,
    display: String,
}

impl Trade {
    /// The trade of a profession with its specialty; `None` for a physician without specialty and for a profession that J01
    /// does not know.
    #[must_use]
    pub fn of(profession: Profession, specialty: Option<Specialty>) -> Option<Self> {
        let (code, system) = document_code(profession, specialty)?;
        let known = profession.is_health_profession() && (profession != Profession::Physician || specialty.is_some());
        let name = words::people::profession(profession);
        let display = match specialty.filter(|_| profession == Profession::Physician) {
            Some(specialty) => format!("{name}, {}", words::people::specialty(specialty)),
            None => name.to_owned(),
        };
        known.then_some(Self { code, system, display })
    }
}

/// An establishment, a practice, a laboratory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// National number, when it is one of the FINESS directory.
    pub finess: Option<Finess>,
    /// Name.
    pub name: String,
    /// Postal address.
    pub address: Option<Address>,
    /// Telephone.
    pub phone: Option<String>,
    /// Sector.
    pub sector: Sector,
}

/// A postal address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Number and street.
    pub street: Option<String>,
    /// Postal code.
    pub postal_code: String,
    /// City.
    pub city: String,
}

/// The sector of an organisation (value set J04).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sector {
    /// A health establishment.
    Establishment,
    /// A practice in town.
    Ambulatory,
}

/// The place where something happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facility {
    /// Whose place it is.
    pub organisation: Organisation,
    /// What kind of place.
    pub kind: FacilityKind,
}

/// What kind of place (value set J02, those where a board may be held).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FacilityKind {
    /// Public establishment.
    Public,
    /// Private establishment of public interest.
    PublicInterest,
    /// Other private establishment.
    Private,
    /// Comprehensive cancer centre.
    CancerCentre,
    /// Military hospital.
    Military,
    /// Another health establishment, or of a kind that is not known.
    Other,
}

/// Where a person stands: the names of the elements differ with the role.
pub(super) struct Place {
    /// Around the person: `assignedPerson`, `associatedPerson`.
    pub person: &'static str,
    /// Around the organisation: `representedOrganization`, `scopingOrganization`.
    pub organisation: &'static str,
}

pub(super) const ASSIGNED: Place = Place { person: "assignedPerson", organisation: "representedOrganization" };
pub(super) const ASSOCIATED: Place = Place { person: "associatedPerson", organisation: "scopingOrganization" };

impl Professional {
    /// Fills an element with the person; `home` stands for an organisation that is not known.
    pub(super) fn within(&self, element: Element, place: &Place, home: Option<&Organisation>) -> Element {
        let organisation = self.organisation.as_ref().or(home);
        let address = organisation.and_then(|one| one.address.as_ref());
        // Someone who takes part without a number has no `id` at all; the other places demand one, were it to say "unknown".
        let id = (place.person == ASSIGNED.person || self.id != PersonId::Unknown).then(|| self.id.element());
        element
            .children(id)
            .children(self.trade.as_ref().map(Trade::element))
            .child(Address::element(address))
            .children(self.phone.as_deref().map(|phone| telecom(phone, "WP")))
            .child(Element::new(place.person).child(self.name.element()))
            .children(organisation.map(|one| one.element(place.organisation, true)))
    }
}

impl PersonId {
    pub(super) fn element(&self) -> Element {
        match self {
            Self::Rpps(rpps) => numbered("id", RPPS, &rpps.national_id()),
            Self::Local(id) => id.element("id"),
            Self::Unknown => Element::null("id", "UNK"),
        }
    }
}

impl PersonName {
    pub(super) fn element(&self) -> Element {
        let part = |name, text: &String| Element::new(name).text(text);
        Element::new("name")
            .child(part("family", &self.family))
            .children(self.given.as_ref().map(|given| part("given", given)))
    }
}

impl Trade {
    pub(super) fn element(&self) -> Element {
        let code = Element::new("code").with("code", &self.code);
        code.with("displayName", &self.display).with("codeSystem", self.system)
    }
}

impl Organisation {
    pub(super) fn number(&self) -> Element {
        match &self.finess {
            Some(finess) => numbered("id", FINESS, &format!("1{finess}")),
            None => Element::null("id", "UNK"),
        }
    }

    pub(super) fn element(&self, name: &'static str, with_sector: bool) -> Element {
        let known = self.finess.is_some().then(|| self.number());
        Element::new(name)
            .children(known.or_else(|| (!with_sector).then(|| self.number())))
            .child(Element::new("name").text(&self.name))
            .children(self.phone.as_deref().map(|phone| telecom(phone, "PUB")))
            .child(Address::element(self.address.as_ref()))
            .children(with_sector.then(|| self.sector.code().element("standardIndustryClassCode")))
    }
}

impl Address {
    pub(super) fn element(address: Option<&Self>) -> Element {
        let Some(one) = address else { return Element::null("addr", "NAV") };
        let part = |name, text: &str| Element::new(name).text(text);
        let (number, street) = one.street.as_deref().map(parted).unwrap_or_default();
        Element::new("addr")
            .children(number.map(|number| part("houseNumber", number)))
            .children(street.map(|street| part("streetName", street)))
            .child(part("postalCode", &one.postal_code))
            .child(part("city", &one.city))
    }
}

/// The number of a house and its street: "4 bis rue des Tilleuls" keeps "bis" with the street.
fn parted(street: &str) -> (Option<&str>, Option<&str>) {
    match street.trim().split_once(' ') {
        Some((number, rest)) if number.starts_with(|c: char| c.is_ascii_digit()) => (Some(number), Some(rest)),
        _ => (None, Some(street.trim()).filter(|street| !street.is_empty())),
    }
}

impl Sector {
    const fn code(self) -> Code {
        match self {
            Self::Establishment => other(SECTORS, "J04", "ETABLISSEMENT", "Etablissement de santé"),
            Self::Ambulatory => other(SECTORS, "J04", "AMBULATOIRE", "Ambulatoire"),
        }
    }
}

impl FacilityKind {
    const fn code(self) -> Code {
        let (code, display) = match self {
            Self::Public => ("SA01", "Etablissement public de santé"),
            Self::Military => ("SA02", "Hôpital militaire du Service de santé des armées"),
            Self::PublicInterest => ("SA03", "Etablissement privé PSPH"),
            Self::Private => ("SA04", "Etablissement privé non PSPH"),
            Self::CancerCentre => ("SA36", "Centre anti-cancer"),
            Self::Other => ("SA30", "Autre établissement sanitaire"),
        };
        other(KINDS, "TRE_R02", code, display)
    }
}

impl Facility {
    pub(super) fn element(&self) -> Element {
        let place = Element::new("location")
            .child(Element::new("name").text(&self.organisation.name))
            .child(Address::element(self.organisation.address.as_ref()));
        let facility = Element::new("healthCareFacility")
            .child(self.organisation.number())
            .child(self.kind.code().element("code"))
            .child(place);
        Element::new("location").child(facility)
    }
}

/// A telephone number, without the blanks of writing.
pub(super) fn telecom(phone: &str, usage: &'static str) -> Element {
    let number: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    Element::new("telecom").with("value", format!("tel:{number}")).with("use", usage)
}
