//! Professionals: number, name, trade, where they work.

use super::{Address, Organisation, organisation::telecom};
use crate::cda::{
    ids::{Identifier, numbered},
    xml::Element,
};
use domain::{
    people::{Profession, Rpps, Specialty, document_code},
    words,
};

const RPPS: &str = "1.2.250.1.71.4.2.1";

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
    /// The trade of a profession with its specialty; `None` for one that has no national code.
    #[must_use]
    pub fn of(profession: Profession, specialty: Option<Specialty>) -> Option<Self> {
        let (code, system) = document_code(profession, specialty)?;
        let name = words::people::profession(profession);
        let display = match specialty.filter(|_| profession == Profession::Physician) {
            Some(specialty) => format!("{name}, {}", words::people::specialty(specialty)),
            None => name.to_owned(),
        };
        Some(Self { code, system, display })
    }
}

/// Where a person stands: the names of the elements differ with the role.
pub(in crate::cda) struct Place {
    /// Around the person: `assignedPerson`, `associatedPerson`.
    pub person: &'static str,
    /// Around the organisation: `representedOrganization`, `scopingOrganization`.
    pub organisation: &'static str,
}

pub(in crate::cda) const ASSIGNED: Place = Place { person: "assignedPerson", organisation: "representedOrganization" };
pub(in crate::cda) const ASSOCIATED: Place = Place { person: "associatedPerson", organisation: "scopingOrganization" };

impl Professional {
    /// Fills an element with the person; `home` stands for an organisation that is not known.
    pub(in crate::cda) fn within(&self, element: Element, place: &Place, home: Option<&Organisation>) -> Element {
        let organisation = self.organisation.as_ref().or(home);
        let address = organisation.and_then(|one| one.address.as_ref());
        // Someone who takes part without a number has no `id` at all; the other places demand one, were it to say "unknown".
        let id = (place.person == ASSIGNED.person || self.id != PersonId::Unknown).then(|| self.id.element());
        element
            .children(id)
            .children(self.trade.as_ref().map(Trade::element))
            .child(Address::element(address))
            .children(self.phone.as_deref().and_then(|phone| telecom(phone, "WP")))
            .child(Element::new(place.person).child(self.name.element()))
            .children(organisation.map(|one| one.element(place.organisation)))
    }
}

impl PersonId {
    pub(in crate::cda) fn element(&self) -> Element {
        match self {
            Self::Rpps(rpps) => numbered("id", RPPS, &rpps.national_id()),
            Self::Local(id) => id.element("id"),
            Self::Unknown => Element::null("id", "UNK"),
        }
    }
}

impl PersonName {
    pub(in crate::cda) fn element(&self) -> Element {
        Element::new("name")
            .child(Element::new("family").text(&self.family))
            .children(self.given.as_deref().and_then(|given| Element::filled("given", given)))
    }
}

impl Trade {
    pub(in crate::cda) fn element(&self) -> Element {
        let code = Element::new("code").with("code", &self.code);
        code.with("displayName", &self.display).with("codeSystem", self.system)
    }
}
