//! The text of an offer, to read.

use super::calls::{OfferShown, PersonShown};
use crate::prelude::*;
use crate::ui::Card;
use domain::{
    ids::ProfessionalId,
    meeting::{QuorumRule, default_rule, rules_since},
    offer::{Contact, OfferDraft, RcpType},
    words::{self, dates},
};

/// The facts of a text.
pub(super) fn facts(title: &str, shown: &OfferShown, text: &OfferDraft) -> AnyView {
    let lines = [
        ("Spécialité", text.organ.map(|one| words::offer::organ(one).to_owned())),
        ("Type", text.kind.map(|one| words::offer::kind(one).to_owned())),
        ("Domaine de recours", text.recourse.map(|one| words::offer::recourse_field(one).to_owned())),
        ("Établissement", Some(shown.place.clone())),
        ("Salle", text.room.clone()),
        ("Participation", text.modality.map(|one| words::offer::modality(one).to_owned())),
        ("Coordonnateur", text.coordinator.map(|id| name(&shown.people, id))),
        ("Suppléants", deputies(shown, text)),
        ("Rythme", text.periodicity.as_ref().map(rhythm)),
        ("Quorum", quorum(text).as_ref().map(rule)),
        ("Inscriptions", Some(inscriptions(text))),
        ("Information du patient", Some(words::offer::information(text.information).to_owned())),
        ("Contacts", Some(contacts(&text.contacts))),
    ];
    let filled =
        lines.into_iter().filter_map(|(name, value)| Some((name, value?))).filter(|(_, text)| !text.is_empty());
    let rows = filled.map(|(name, value)| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{value}</dd>
            </div>
        }
    });
    let rows = rows.collect_view();
    view! {
        <Card title=title>
            <dl class="fact-list">{rows}</dl>
        </Card>
    }
    .into_any()
}

fn name(people: &[PersonShown], id: ProfessionalId) -> String {
    people.iter().find(|one| one.id == id.to_string()).map(|one| one.name.clone()).unwrap_or_default()
}

fn deputies(shown: &OfferShown, text: &OfferDraft) -> Option<String> {
    let names: Vec<_> = text.deputies.iter().map(|id| name(&shown.people, *id)).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

fn rhythm(periodicity: &domain::offer::Periodicity) -> String {
    let end = periodicity.hour + chrono::Duration::minutes(i64::from(periodicity.minutes));
    format!("{}, {}", words::planning::rhythm(&periodicity.rhythm), dates::hours_between(periodicity.hour, end))
}

fn quorum(text: &OfferDraft) -> Option<QuorumRule> {
    let usual = || Some(default_rule(text.organ?, text.kind.unwrap_or(RcpType::Standard), rules_since()));
    text.quorum.clone().or_else(usual)
}

fn rule(rule: &QuorumRule) -> String {
    let groups: Vec<_> = rule.all_of().iter().map(words::meeting::group).collect();
    let any = rule.any_of().iter().map(|any| {
        let names: Vec<_> = any.groups.iter().map(words::meeting::group).collect();
        words::offer::any_of(any.n, &names)
    });
    let least = words::offer::least_specialties(rule.min_distinct_specialties(), &groups);
    std::iter::once(least).chain(any).collect::<Vec<_>>().join(" ")
}

fn inscriptions(text: &OfferDraft) -> String {
    let delays = text.delays;
    words::offer::inscription_delays(delays.opening_days, delays.closing_hours)
}

fn contacts(contacts: &[Contact]) -> String {
    let one = |contact: &Contact| {
        let email = contact.email.as_ref().map(ToString::to_string);
        [Some(contact.name.clone()), contact.phone.clone(), email].into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    contacts.iter().map(one).collect::<Vec<_>>().join("\u{a0}; ")
}
