//! People: one account for each role, at one establishment; those who write and hold boards elsewhere.

use super::{DAY, Ids};
use domain::{
    ids::{AccountId, PlaceId, ProfessionalId},
    people::{Role, Specialty},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use services::{
    Actor, Context,
    entities::{account, habilitation, invitation, place, professional, sign_in},
    sign_in::{actor_of, password},
};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Where everybody acts.
pub const HERE: u128 = 1;
/// Where the records of others are written; everybody has a second role there, and acts here.
pub const AUTHOR: u128 = 2;
/// Where the boards of others meet.
pub const ELSEWHERE: u128 = 3;
/// Where nobody of these facts works, but the newcomer.
pub const NOWHERE: u128 = 4;

pub const PASSWORD: &str = "trois pommes sur la table";
/// Somebody with no tie to anybody.
pub const NEWCOMER: &str = "newcomer";

/// Somebody who is signed in too, and asks nothing.
const COLLEAGUE: &str = "colleague";

const ROLES: [(Role, &str); 9] = [
    (Role::Secretary, "secretary"),
    (Role::Physician, "physician"),
    (Role::Caregiver, "caregiver"),
    (Role::CoordinatingNurse, "coordinating-nurse"),
    (Role::RcpCoordinator, "rcp-coordinator"),
    (Role::CancerCentre, "cancer-centre"),
    (Role::StructureReferent, "structure-referent"),
    (Role::RegionalAdministrator, "regional-administrator"),
    (Role::DataProtectionOfficer, "data-protection-officer"),
];
pub const SITE: [&str; 3] = ["patient", "representative", "carer"];

/// A surgeon who coordinates, an oncologist and a radiotherapist: a quorum.
pub struct Quorum {
    pub coordinator: Actor,
    pub oncologist: Actor,
    pub radiotherapist: Actor,
}

pub struct People {
    pub roles: Vec<Actor>,
    pub site: Vec<AccountId>,
    pub here: Quorum,
    pub elsewhere: Quorum,
    /// Physicians who ask for an opinion: of the author establishment, and of here.
    pub author: Actor,
    pub colleague: Actor,
    invitations: [(&'static str, Uuid); 2],
    clerks: [(&'static str, Actor); 2],
}

pub fn who(actor: &Actor) -> ProfessionalId {
    actor.professional().unwrap()
}

pub fn code<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

pub async fn gather(ctx: &Context, now: i64) -> People {
    for id in [HERE, AUTHOR, ELSEWHERE, NOWHERE] {
        a_place(ctx, id).await;
    }
    let mut roles = Vec::new();
    for (number, (role, name)) in (0x1000..).zip(ROLES) {
        let one = somebody(ctx, number, HERE, role, Specialty::GynaecologyObstetrics).await;
        habilitated(ctx, one.account().uuid(), AUTHOR, role).await;
        signed_in(ctx, name, one.account(), Some(HERE), now).await;
        roles.push(one);
    }
    let mut site = Vec::new();
    for (number, name) in (0x2000..).zip(SITE) {
        an_account(ctx, number, None).await;
        let id = AccountId::from_uuid(Uuid::from_u128(number));
        signed_in(ctx, name, id, None, now).await;
        site.push(id);
    }
    let newcomer = somebody(ctx, 0x3010, NOWHERE, Role::Physician, Specialty::MedicalOncology).await;
    signed_in(ctx, NEWCOMER, newcomer.account(), Some(NOWHERE), now).await;
    let physician = async |number, place, specialty| somebody(ctx, number, place, Role::Physician, specialty).await;
    let coordinator = somebody(ctx, 0x3003, ELSEWHERE, Role::RcpCoordinator, Specialty::GynaecologyObstetrics).await;
    let oncology = Specialty::MedicalOncology;
    let people = People {
        author: physician(0x3001, AUTHOR, Specialty::GeneralPractice).await,
        colleague: physician(0x3002, HERE, Specialty::GeneralPractice).await,
        here: Quorum {
            coordinator: roles[4].clone(),
            oncologist: physician(0x3006, HERE, oncology).await,
            radiotherapist: physician(0x3007, HERE, Specialty::RadiationOncology).await,
        },
        elsewhere: Quorum {
            coordinator,
            oncologist: physician(0x3004, ELSEWHERE, oncology).await,
            radiotherapist: physician(0x3005, ELSEWHERE, Specialty::RadiationOncology).await,
        },
        clerks: [
            ("this-place", somebody(ctx, 0x3008, HERE, Role::Secretary, oncology).await),
            ("another-place", somebody(ctx, 0x3009, ELSEWHERE, Role::Secretary, oncology).await),
        ],
        invitations: [
            ("this-place", an_invitation(ctx, 0x5001, HERE).await),
            ("another-place", an_invitation(ctx, 0x5002, ELSEWHERE).await),
        ],
        roles,
        site,
    };
    signed_in(ctx, COLLEAGUE, people.colleague.account(), Some(HERE), now).await;
    known_to_sign(ctx, &people).await;
    people
}

impl People {
    pub fn of_role(&self) -> BTreeMap<String, Ids> {
        let accounts = self.roles.iter().map(Actor::account).chain(self.site.iter().copied());
        let names = ROLES.iter().map(|(_, name)| *name).chain(SITE);
        let of = |(name, account): (&str, AccountId)| {
            let ids = Ids::default().with("oneself:browser", browser(&format!("spare-{name}")));
            (name.to_owned(), ids.with("self", account))
        };
        names.zip(accounts).map(of).collect()
    }

    pub fn relations(&self) -> Vec<(String, Ids)> {
        let place = |name: &str, id: u128| (name.to_owned(), Ids::default().with("place", Uuid::from_u128(id)));
        let mut all = vec![place("this-place", AUTHOR), place("another-place", ELSEWHERE)];
        for ((_, ids), ((_, clerk), (_, invitation))) in all.iter_mut().zip(self.clerks.iter().zip(self.invitations)) {
            ids.set("account", clerk.account());
            ids.set("held", held(clerk.account().uuid()));
            ids.set("invitation", invitation);
        }
        all.push(("oneself".into(), Ids::default().with("browser", browser(COLLEAGUE))));
        all.push(("somebody-else".into(), Ids::default().with("browser", browser(COLLEAGUE))));
        all
    }
}

async fn a_place(ctx: &Context, id: u128) {
    let row = place::ActiveModel {
        id: Set(Uuid::from_u128(id)),
        finess: Set(format!("77000{id:04}")),
        name: Set(format!("Établissement {id}")),
        city: Set("Meaux".into()),
        postal_code: Set("77100".into()),
        search: Set(format!("etablissement {id}")),
        cancer_centre: Set((id == HERE).then(|| Uuid::from_u128(HERE))),
        authorised: Set(true),
        ..Default::default()
    };
    place::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
}

async fn somebody(ctx: &Context, number: u128, at: u128, role: Role, specialty: Specialty) -> Actor {
    let id = Uuid::from_u128(number);
    let person = professional::ActiveModel {
        id: Set(id),
        rpps: Set(None),
        family_name: Set(format!("MARTIN {number}")),
        given_name: Set("Camille".into()),
        profession: Set("physician".into()),
        specialty: Set(Some(specialty.code().into())),
        account_id: Set(Some(id)),
        place_id: Set(Some(Uuid::from_u128(at))),
        search: Set(format!("martin {number} camille")),
        ..Default::default()
    };
    professional::Entity::insert(person).exec_without_returning(&ctx.db.read).await.unwrap();
    an_account(ctx, number, Some(id)).await;
    habilitated(ctx, id, at, role).await;
    actor_of(ctx, AccountId::from_uuid(id), Some(PlaceId::from_uuid(Uuid::from_u128(at)))).await.unwrap()
}

async fn an_account(ctx: &Context, number: u128, professional: Option<Uuid>) {
    let row = account::ActiveModel {
        id: Set(Uuid::from_u128(number)),
        email: Set(format!("personne{number}@exemple.fr")),
        family_name: Set(format!("MARTIN {number}")),
        given_name: Set("Camille".into()),
        professional_id: Set(professional),
        status: Set("active".into()),
        password_hash: Set(Some(password::hash(ctx, PASSWORD.into()).await.unwrap())),
        second_factor: Set("mail".into()),
        totp_secret: Set(None),
        totp_step: Set(None),
        theme: Set("system".into()),
        created_at: Set(0),
        last_active_at: Set(Some(ctx.now_ms())),
        version: Set(1),
    };
    account::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
}

/// The number of the first role of an account.
fn held(account: Uuid) -> Uuid {
    Uuid::from_u128(account.as_u128() + 0x10_0000)
}

async fn habilitated(ctx: &Context, account: Uuid, at: u128, role: Role) {
    let again = if at == AUTHOR && account.as_u128() < 0x2000 { 0x10_0000 } else { 0 };
    let row = habilitation::ActiveModel {
        id: Set(Uuid::from_u128(held(account).as_u128() + again)),
        account_id: Set(account),
        place_id: Set(Uuid::from_u128(at)),
        service_id: Set(None),
        role: Set(code(&role)),
        valid_from: Set("2026-01-01".parse().unwrap()),
        valid_until: Set(None),
        given_by: Set(None),
        created_at: Set(0),
    };
    habilitation::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
}

async fn an_invitation(ctx: &Context, number: u128, at: u128) -> Uuid {
    let row = invitation::ActiveModel {
        id: Set(Uuid::from_u128(number)),
        email: Set(format!("invitee{number}@exemple.fr")),
        family_name: Set("VENUE".into()),
        given_name: Set("Nouvelle".into()),
        place_id: Set(Uuid::from_u128(at)),
        service_id: Set(None),
        role: Set("secretary".into()),
        valid_until: Set(None),
        professional_id: Set(None),
        token_hash: Set(number.to_be_bytes().to_vec()),
        invited_by: Set(Uuid::from_u128(0x1006)),
        created_at: Set(ctx.now_ms()),
        expires_at: Set(ctx.now_ms() + 60 * DAY),
        accepted_at: Set(None),
    };
    invitation::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
    Uuid::from_u128(number)
}

/// The number of the session behind a token.
fn browser(token: &str) -> Uuid {
    let [bytes @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] =
        <[u8; 32]>::from(Sha256::digest(token.as_bytes()));
    Uuid::from_bytes(bytes)
}

/// Two browsers where the person is signed in with both factors: one to ask with, one to be ended.
async fn signed_in(ctx: &Context, name: &str, account: AccountId, at: Option<u128>, now: i64) {
    for token in [name.to_owned(), format!("spare-{name}")] {
        let row = sign_in::ActiveModel {
            id: Set(browser(&token)),
            token_hash: Set(Sha256::digest(token.as_bytes()).to_vec()),
            account_id: Set(account.uuid()),
            stage: Set("full".into()),
            place_id: Set(at.map(Uuid::from_u128)),
            created_at: Set(now),
            last_seen_at: Set(now),
            fresh_code_at: Set(Some(now)),
            ended_at: Set(None),
            browser: Set("Firefox".into()),
            address: Set("192.0.2.1".into()),
        };
        sign_in::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
    }
}

/// The coordinators may sign: their numbers are in the directory.
async fn known_to_sign(ctx: &Context, people: &People) {
    for (one, number) in [(&people.here, "10003456786"), (&people.elsewhere, "10003456794")] {
        let sql = format!(
            "UPDATE professional SET rpps = '{number}' WHERE family_name = 'MARTIN {}'",
            who(&one.coordinator).uuid().as_u128()
        );
        ctx.db.read.execute_unprepared(&sql).await.unwrap();
    }
}
