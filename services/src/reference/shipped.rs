//! The codes that come with the product, list by list: found without any import, and by their own words after it.

use crate::patient::shipped_places;
use domain::{
    codes::{Coded, large},
    patient::BirthPlaceKind,
    people::Specialty,
    reference::{Indexed, ReferenceList},
};

/// A code that ships, and the version under which answers keep it.
pub(super) struct Shipped {
    pub code: Indexed,
    pub version: String,
}

/// The codes of a list that ship.
pub(super) fn shipped(list: ReferenceList) -> Vec<Shipped> {
    match list {
        ReferenceList::Cim10 => large::tumours().map(coded).collect(),
        ReferenceList::Morphologies => large::morphologies().map(coded).collect(),
        ReferenceList::Specialties => Specialty::ALL.iter().map(|one| plain(one.code(), one.label())).collect(),
        ReferenceList::Communes => places(BirthPlaceKind::Commune),
        ReferenceList::Countries => places(BirthPlaceKind::Country),
        _ => Vec::new(),
    }
}

fn coded((one, words): (Coded, &'static str)) -> Shipped {
    let code = Indexed { code: one.code, label: one.display, words: words.to_owned() };
    Shipped { code, version: one.version }
}

fn plain(code: &str, label: &str) -> Shipped {
    let code = Indexed { code: code.to_owned(), label: label.to_owned(), words: String::new() };
    Shipped { code, version: String::new() }
}

fn places(kind: BirthPlaceKind) -> Vec<Shipped> {
    shipped_places()
        .filter(|place| place.code.kind() == kind)
        .map(|place| plain(place.code.as_str(), &place.label))
        .collect()
}
