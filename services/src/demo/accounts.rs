//! The accounts of the demo territory: at least one per role, one password for all.

use super::{
    people::{People, Person},
    rows::{code, insert},
};
use crate::{
    audit::Event,
    context::Context,
    entities::{account, habilitation},
    error::Error,
    sign_in::password,
    write::write_as_service,
};
use chrono::Days;
use domain::{
    audit::SystemAct,
    people::{Profession, Role, Specialty},
    samples::Draw,
};
use sea_orm::ActiveValue::Set;

/// The password of every demo account.
pub const PASSWORD: &str = "cascade-orange-47";

/// The secret of the one demo account that has an authenticator application, in base 32, as one types it there.
pub const SECRET: &str = "KRSX E4TF MVZW C3TU MVSG K3LP MRSW 233T";

/// The bytes of [`SECRET`].
const SECRET_BYTES: &[u8; 20] = b"Terreesantedemodemos";

/// Ending of the addresses: a domain that can never exist (RFC 2606).
const DOMAIN: &str = "demo.terr-esante.example";

/// An account of the demo territory.
#[derive(Debug, PartialEq, Eq)]
pub struct DemoAccount {
    /// What comes before the `@`.
    pub login: &'static str,
    /// What it may do, at its establishment.
    pub roles: &'static [Role],
    /// Whether codes come from an authenticator application instead of the mailbox.
    pub application: bool,
    pub(super) given_name: &'static str,
    pub(super) family_name: &'static str,
    pub(super) profession: Profession,
    pub(super) specialty: Option<Specialty>,
    pub(super) place: usize,
}

impl DemoAccount {
    /// Its e-mail address.
    #[must_use]
    pub fn email(&self) -> String {
        address(self.login)
    }

    /// The name of its holder.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }
}

/// A demo address.
pub(super) fn address(login: &str) -> String {
    format!("{login}@{DOMAIN}")
}

/// Every demo account of a professional, in the order in which the table shows them.
#[must_use]
pub const fn accounts() -> &'static [DemoAccount] {
    &TABLE
}

const PHYSICIAN: &[Role] = &[Role::Physician];
const COORDINATOR: &[Role] = &[Role::RcpCoordinator, Role::Physician];

const fn doctor(
    login: &'static str,
    (given_name, family_name): (&'static str, &'static str),
    specialty: Specialty,
    place: usize,
) -> DemoAccount {
    let (profession, specialty) = (Profession::Physician, Some(specialty));
    DemoAccount { login, roles: PHYSICIAN, application: false, given_name, family_name, profession, specialty, place }
}

const fn coordinator(account: DemoAccount) -> DemoAccount {
    DemoAccount { roles: COORDINATOR, ..account }
}

const fn other(
    login: &'static str,
    (given_name, family_name): (&'static str, &'static str),
    roles: &'static [Role],
    profession: Profession,
    place: usize,
) -> DemoAccount {
    DemoAccount { login, roles, application: false, given_name, family_name, profession, specialty: None, place }
}

static TABLE: [DemoAccount; 18] = [
    other("secretaire", ("Nadia", "Benhamou"), &[Role::Secretary], Profession::Secretary, 0),
    doctor("medecin1", ("Hélène", "Garnier"), Specialty::MedicalOncology, 0),
    doctor("medecin2", ("Thomas", "Rakotomalala"), Specialty::Pneumology, 0),
    coordinator(doctor("coordinateur", ("Anne", "Lefèvre"), Specialty::RadiationOncology, 0)),
    other("idec", ("Inès", "Morel"), &[Role::CoordinatingNurse], Profession::Nurse, 0),
    other("soignant", ("Lucas", "Nguyen"), &[Role::Caregiver], Profession::Pharmacist, 0),
    other("3c", ("Claire", "Fontaine"), &[Role::CancerCentre], Profession::Other, 0),
    other("referent", ("Marc", "Delattre"), &[Role::StructureReferent], Profession::Other, 0),
    other("region", ("Sophie", "Kaya"), &[Role::RegionalAdministrator], Profession::Other, 0),
    other("dpo", ("Paul", "Hoareau"), &[Role::DataProtectionOfficer], Profession::Other, 0),
    DemoAccount { application: true, ..doctor("application", ("Camille", "Traoré"), Specialty::Haematology, 0) },
    other("secretaire2", ("Élodie", "Pereira"), &[Role::Secretary], Profession::Secretary, 1),
    doctor("medecin-ailleurs", ("Karim", "Haddad"), Specialty::MedicalOncology, 1),
    coordinator(doctor("coordinateur-creteil", ("Béatrice", "Simon"), Specialty::MedicalOncology, 1)),
    coordinator(doctor("coordinateur-argenteuil", ("Olivier", "Marchand"), Specialty::VisceralSurgery, 2)),
    coordinator(doctor("coordinateur-longjumeau", ("Fatou", "Diallo"), Specialty::Pneumology, 3)),
    coordinator(doctor("coordinateur-paris", ("Julien", "Perrin"), Specialty::HeadNeckSurgery, 4)),
    other("3c-ailleurs", ("Laure", "Masson"), &[Role::CancerCentre], Profession::Other, 1),
];

/// Writes the accounts and their habilitations; returns how many.
pub(super) async fn write(ctx: &Context, people: &People, draw: &mut Draw) -> Result<usize, Error> {
    ctx.vault.notice(&ctx.db.read).await?;
    let hash = password::hash(ctx, PASSWORD.to_owned()).await?;
    let mut accounts = Vec::new();
    let mut habilitations = Vec::new();
    for person in &people.list {
        accounts.extend(account_row(ctx, person, &hash)?);
        habilitations.extend(habilitation_rows(ctx, person, draw)?);
    }
    let count = accounts.len();
    write_as_service(ctx, SystemAct::DemoWritten, async move |tx| {
        tx.trace(Event::done(None).noting("accounts"));
        insert(tx, &accounts).await?;
        insert(tx, &habilitations).await
    })
    .await?;
    Ok(count)
}

fn account_row(ctx: &Context, person: &Person, hash: &str) -> Result<Option<account::ActiveModel>, Error> {
    let Some((id, account)) = person.account else { return Ok(None) };
    let sealed = || ctx.vault.seal(SECRET_BYTES, id.uuid().as_bytes());
    Ok(Some(account::ActiveModel {
        id: Set(id.uuid()),
        email: Set(account.email()),
        family_name: Set(person.family_name.clone()),
        given_name: Set(person.given_name.clone()),
        professional_id: Set(Some(person.id.uuid())),
        status: Set("active".into()),
        password_hash: Set(Some(hash.to_owned())),
        second_factor: Set(if account.application { "application" } else { "mail" }.into()),
        totp_secret: Set(account.application.then(sealed).transpose()?),
        totp_step: Set(None),
        theme: Set("system".into()),
        created_at: Set(ctx.now_ms()),
        last_active_at: Set(None),
        version: Set(1),
    }))
}

fn habilitation_rows(ctx: &Context, person: &Person, draw: &mut Draw) -> Result<Vec<habilitation::ActiveModel>, Error> {
    let Some((id, account)) = person.account else { return Ok(Vec::new()) };
    let a_year_ago = ctx.today().checked_sub_days(Days::new(365)).unwrap_or(ctx.today());
    let row = |role: &Role| {
        Ok(habilitation::ActiveModel {
            id: Set(draw.uuid()),
            account_id: Set(id.uuid()),
            place_id: Set(person.place.uuid()),
            service_id: Set(None),
            role: Set(code(role)?),
            valid_from: Set(a_year_ago),
            valid_until: Set(None),
            given_by: Set(None),
            created_at: Set(ctx.now_ms()),
        })
    };
    account.roles.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::sign_in::Password;

    #[test]
    fn the_demo_password_may_be_chosen_for_every_account() {
        for account in accounts() {
            assert!(Password::choose(PASSWORD, &account.email()).is_ok(), "{}", account.login);
        }
    }

    #[test]
    fn every_professional_role_has_an_account_at_the_first_establishment() {
        let has = |role: Role| accounts().iter().any(|account| account.place == 0 && account.roles.contains(&role));
        assert!(Role::ALL.into_iter().filter(|role| role.is_professional()).all(has));
    }
}
