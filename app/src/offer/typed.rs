//! What is typed of an offer: one signal per answer, read back as the domain's draft.

use super::{calls::PersonShown, quorum_fields::QuorumTyped};
use crate::planning::RhythmChoice;
use crate::prelude::*;
use crate::wire::{code, named};
use domain::{
    ids::ProfessionalId,
    offer::{Contact, OfferDraft, Organ, PatientInformation, RcpType},
    people::Email,
    planning::{Capacity, Delays},
};

/// One way to ask about the board.
#[derive(Clone, Copy)]
pub(super) struct ContactTyped {
    pub(super) name: RwSignal<String>,
    pub(super) phone: RwSignal<String>,
    pub(super) email: RwSignal<String>,
}

impl ContactTyped {
    fn of(contact: Option<&Contact>) -> Self {
        let text = |text: Option<String>| RwSignal::new(text.unwrap_or_default());
        Self {
            name: text(contact.map(|contact| contact.name.clone())),
            phone: text(contact.and_then(|contact| contact.phone.clone())),
            email: text(contact.and_then(|contact| contact.email.as_ref().map(ToString::to_string))),
        }
    }

    /// What is wrong with the address, which would else be left out of the offer without a word.
    pub(super) fn wrong_email(self) -> Option<String> {
        let typed = self.email.get();
        let fault = Email::parse(&typed).err().filter(|_| !typed.trim().is_empty())?;
        Some(domain::words::people::email_error(fault).to_owned())
    }

    fn read(self) -> Option<Contact> {
        let contact = Contact {
            name: self.name.get().trim().to_owned(),
            phone: filled(&self.phone.get()),
            email: Email::parse(&self.email.get()).ok(),
        };
        (!contact.name.is_empty() || contact.phone.is_some() || contact.email.is_some()).then_some(contact)
    }
}

/// Everything that is typed.
#[derive(Clone, Copy)]
pub(super) struct OfferTyped {
    pub(super) name: RwSignal<String>,
    pub(super) organ: RwSignal<String>,
    pub(super) kind: RwSignal<String>,
    pub(super) recourse: RwSignal<String>,
    pub(super) place: RwSignal<String>,
    pub(super) room: RwSignal<String>,
    pub(super) modality: RwSignal<String>,
    pub(super) video_link: RwSignal<String>,
    pub(super) coordinator: RwSignal<Vec<PersonShown>>,
    pub(super) deputies: RwSignal<Vec<PersonShown>>,
    pub(super) rhythm: RhythmChoice,
    pub(super) registered: RwSignal<String>,
    pub(super) discussed: RwSignal<String>,
    pub(super) complex: RwSignal<String>,
    pub(super) opening: RwSignal<String>,
    pub(super) closing: RwSignal<String>,
    pub(super) agenda: RwSignal<String>,
    pub(super) alert: RwSignal<String>,
    pub(super) validation: RwSignal<String>,
    pub(super) quorum: QuorumTyped,
    pub(super) form_key: RwSignal<String>,
    pub(super) contacts: [ContactTyped; 2],
    pub(super) information: RwSignal<String>,
    pub(super) anonymous: RwSignal<bool>,
    /// The text as it was read: what the form does not show stays as it is.
    read: StoredValue<OfferDraft>,
}

impl OfferTyped {
    /// The form of a text.
    pub(super) fn of(draft: &OfferDraft, people: &[PersonShown]) -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        let number = |number: u16| RwSignal::new(number.to_string());
        let known = |id: &ProfessionalId| people.iter().find(|one| one.id == id.to_string()).cloned();
        let capacity = draft.capacity.unwrap_or(Capacity::of(90));
        let mut contacts = draft.contacts.iter();
        Self {
            name: text(&draft.name),
            organ: RwSignal::new(draft.organ.map(code).unwrap_or_default()),
            kind: RwSignal::new(draft.kind.map(code).unwrap_or_default()),
            recourse: RwSignal::new(draft.recourse.map(code).unwrap_or_default()),
            place: RwSignal::new(draft.place.map(|id| id.to_string()).unwrap_or_default()),
            room: text(draft.room.as_deref().unwrap_or_default()),
            modality: RwSignal::new(draft.modality.map(code).unwrap_or_default()),
            video_link: text(draft.video_link.as_deref().unwrap_or_default()),
            coordinator: RwSignal::new(draft.coordinator.iter().filter_map(known).collect()),
            deputies: RwSignal::new(draft.deputies.iter().filter_map(known).collect()),
            rhythm: RhythmChoice::of(draft.periodicity.as_ref()),
            registered: number(capacity.registered),
            discussed: number(capacity.discussed),
            complex: number(capacity.complex),
            opening: number(draft.delays.opening_days),
            closing: number(draft.delays.closing_hours),
            agenda: number(draft.delays.agenda_hours),
            alert: number(draft.delays.alert_days.into()),
            validation: number(draft.delays.validation_days.into()),
            quorum: QuorumTyped::of(draft),
            form_key: text(draft.form_key.as_deref().unwrap_or_default()),
            contacts: [(); 2].map(|()| ContactTyped::of(contacts.next())),
            information: RwSignal::new(code(draft.information)),
            anonymous: RwSignal::new(draft.anonymous_allowed),
            read: StoredValue::new(draft.clone()),
        }
    }

    /// What the board is about, once chosen.
    pub(super) fn organ(&self) -> Option<Organ> {
        named(&self.organ.get())
    }

    /// Its type, once chosen.
    pub(super) fn kind(&self) -> Option<RcpType> {
        named(&self.kind.get())
    }

    /// The text as typed.
    pub(super) fn draft(&self) -> OfferDraft {
        let periodicity = self.rhythm.periodicity();
        let person = |one: &PersonShown| one.id.parse().ok();
        OfferDraft {
            name: self.name.get().trim().to_owned(),
            organ: self.organ(),
            kind: self.kind(),
            recourse: named(&self.recourse.get()),
            place: self.place.get().parse().ok(),
            room: filled(&self.room.get()),
            modality: named(&self.modality.get()),
            video_link: filled(&self.video_link.get()),
            coordinator: self.coordinator.with(|people| people.first().and_then(person)),
            deputies: self.deputies.with(|people| people.iter().filter_map(person).collect()),
            capacity: periodicity.as_ref().map(|periodicity| self.capacity(periodicity.minutes)),
            periodicity,
            contacts: self.contacts.into_iter().filter_map(ContactTyped::read).collect(),
            delays: self.delays(),
            quorum: self.quorum.read(self.organ(), self.kind()),
            form_key: filled(&self.form_key.get()),
            information: named(&self.information.get()).unwrap_or(PatientInformation::NonOpposition),
            anonymous_allowed: self.anonymous.get(),
            service: self.read.with_value(|read| read.service),
        }
    }

    fn capacity(&self, minutes: u16) -> Capacity {
        let usual = Capacity::of(minutes);
        Capacity {
            registered: number(self.registered).unwrap_or(usual.registered),
            discussed: number(self.discussed).unwrap_or(usual.discussed),
            complex: number(self.complex).unwrap_or(usual.complex),
            ..usual
        }
    }

    fn delays(&self) -> Delays {
        let usual = Delays::default();
        let small = |text: RwSignal<String>| number(text).and_then(|number| u8::try_from(number).ok());
        Delays {
            opening_days: number(self.opening).unwrap_or(usual.opening_days),
            closing_hours: number(self.closing).unwrap_or(usual.closing_hours),
            agenda_hours: number(self.agenda).unwrap_or(usual.agenda_hours),
            alert_days: small(self.alert).unwrap_or(usual.alert_days),
            validation_days: small(self.validation).unwrap_or(usual.validation_days),
        }
    }
}

fn number(text: RwSignal<String>) -> Option<u16> {
    text.get().trim().parse().ok()
}

fn filled(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}
