//! Organisations and places: number, name, address, sector.

use crate::cda::{
    code::{Code, other},
    ids::{Identifier, Oid, numbered},
    xml::Element,
};
use domain::people::Finess;

const FINESS: &str = "1.2.250.1.71.4.2.2";
const SECTORS: &str = "1.2.250.1.213.1.1.4.9";
const KINDS: &str = "1.2.250.1.71.4.2.4";

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

/// Who keeps a document. The rules want a number of whoever keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Custodian {
    /// Its number; 1.2.250.1.71.4.2.2 is the root of FINESS (after a `1`) and of SIRET (after a `3`).
    pub id: Identifier,
    /// Name.
    pub name: String,
    /// Postal address.
    pub address: Option<Address>,
    /// Telephone.
    pub phone: Option<String>,
}

impl Custodian {
    /// An organisation that keeps a document; `None` for one without a national number.
    #[must_use]
    pub fn of(organisation: &Organisation) -> Option<Self> {
        let number = format!("1{}", organisation.finess.as_ref()?);
        let Organisation { name, address, phone, .. } = organisation.clone();
        Some(Self { id: Identifier { root: Oid::parse(FINESS).ok()?, number }, name, address, phone })
    }

    pub(in crate::cda) fn element(&self) -> Element {
        let organisation = Element::new("representedCustodianOrganization")
            .child(self.id.element("id"))
            .children(Element::filled("name", &self.name))
            .children(self.phone.as_deref().and_then(|phone| telecom(phone, "PUB")))
            .child(Address::element(self.address.as_ref()));
        Element::new("custodian").child(Element::new("assignedCustodian").child(organisation))
    }
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

impl Organisation {
    pub(in crate::cda) fn number(&self) -> Element {
        match &self.finess {
            Some(finess) => numbered("id", FINESS, &format!("1{finess}")),
            None => Element::null("id", "UNK"),
        }
    }

    pub(in crate::cda) fn element(&self, name: &'static str) -> Element {
        Element::new(name)
            .children(self.finess.is_some().then(|| self.number()))
            .children(Element::filled("name", &self.name))
            .children(self.phone.as_deref().and_then(|phone| telecom(phone, "PUB")))
            .child(Address::element(self.address.as_ref()))
            .child(self.sector.code().element("standardIndustryClassCode"))
    }
}

impl Address {
    pub(in crate::cda) fn element(address: Option<&Self>) -> Element {
        let Some(one) = address else { return Element::null("addr", "NAV") };
        let (number, street) = one.street.as_deref().map(parted).unwrap_or_default();
        Element::new("addr")
            .children(number.and_then(|number| Element::filled("houseNumber", number)))
            .children(street.and_then(|street| Element::filled("streetName", street)))
            .children(Element::filled("postalCode", &one.postal_code))
            .children(Element::filled("city", &one.city))
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
    pub(in crate::cda) fn element(&self) -> Element {
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

/// A telephone number, without the blanks of writing; none for a text without a digit.
pub(in crate::cda) fn telecom(phone: &str, usage: &'static str) -> Option<Element> {
    let number: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let told = number.contains(|c: char| c.is_ascii_digit());
    told.then(|| Element::new("telecom").with("value", format!("tel:{number}")).with("use", usage))
}
