//! A random world: places, people, boards, sessions, patients and their circles.

use crate::support::{
    World,
    board::{CLINIC, HOSPITAL, a_patient, a_place, a_session, an_offer, rights, somebody},
};
use chrono::{Days, TimeDelta, Timelike};
use domain::{
    ids::{AccountId, PatientId, PlaceId},
    people::{Role, Specialty},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use services::{
    Actor,
    entities::{circle_member, habilitation, patient_place, place},
};
use uuid::Uuid;

pub const CENTRE: u128 = 3;
pub const PLACES: [u128; 3] = [HOSPITAL, CLINIC, CENTRE];
pub const PATIENTS: [u128; 3] = [901, 902, 903];
pub const SESSIONS: [u128; 4] = [61, 62, 63, 71];
pub const OFFERS: [u128; 2] = [50, 51];

const ROLES: [Role; 11] = [
    Role::Physician,
    Role::Secretary,
    Role::RcpCoordinator,
    Role::CoordinatingNurse,
    Role::Physician,
    Role::Caregiver,
    Role::CancerCentre,
    Role::Secretary,
    Role::StructureReferent,
    Role::DataProtectionOfficer,
    Role::RegionalAdministrator,
];

/// Bytes drawn by the runner, read one after the other, for ever.
pub struct Dice(Vec<u8>, usize);

impl Dice {
    pub fn new(bytes: &[u8]) -> Self {
        Self(bytes.to_vec(), 0)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        let drawn = self.0[self.1 % self.0.len()];
        self.1 += 1;
        usize::from(drawn) % bound
    }

    fn one_of<T: Copy>(&mut self, values: &[T]) -> T {
        values[self.below(values.len())]
    }
}

pub struct Cast {
    pub world: World,
    pub people: Vec<Actor>,
}

impl Cast {
    pub async fn gather(mut dice: Dice) -> Self {
        let world = World::here().await;
        let ctx = &world.ctx;
        for id in PLACES {
            a_place(ctx, id).await;
        }
        let followed = place::Entity::update_many()
            .col_expr(place::Column::CancerCentre, Expr::value(Uuid::from_u128(CENTRE)))
            .filter(place::Column::Id.eq(Uuid::from_u128(HOSPITAL)));
        followed.exec(&ctx.db.read).await.unwrap();
        let mut people = Vec::new();
        let fixed = [
            (HOSPITAL, Role::RcpCoordinator),
            (CLINIC, Role::Physician),
            (HOSPITAL, Role::Secretary),
            (HOSPITAL, Role::StructureReferent),
            (CLINIC, Role::StructureReferent),
        ];
        for (number, (place, role)) in (11..).zip(fixed) {
            people.push(somebody(ctx, number, place, role, Specialty::MedicalOncology).await);
        }
        for number in 16..20 {
            let (place, role) = (dice.one_of(&PLACES), dice.one_of(&ROLES));
            people.push(somebody(ctx, number, place, role, Specialty::MedicalOncology).await);
        }
        let cast = Self { world, people };
        cast.roles(&mut dice).await;
        cast.boards(&mut dice).await;
        cast.patients(&mut dice).await;
        cast
    }

    /// Second roles, elsewhere, that run, will run, or end soon; and first roles that end.
    async fn roles(&self, dice: &mut Dice) {
        let (ctx, today) = (&self.world.ctx, self.world.ctx.today());
        for person in &self.people {
            let row = habilitation::ActiveModel {
                id: Set(ctx.random.uuid()),
                account_id: Set(person.account().uuid()),
                place_id: Set(Uuid::from_u128(dice.one_of(&PLACES))),
                service_id: Set(None),
                role: Set(crate::support::board::code(&dice.one_of(&ROLES))),
                valid_from: Set(if dice.below(3) == 0 { today + Days::new(5) } else { today - Days::new(30) }),
                valid_until: Set((dice.below(3) == 0).then(|| today + Days::new(7))),
                given_by: Set(None),
                created_at: Set(0),
            };
            habilitation::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
        }
    }

    async fn boards(&self, dice: &mut Dice) {
        let ctx = &self.world.ctx;
        let coordinators = [&self.people[0], &self.people[dice.below(9)]];
        for ((number, place), coordinator) in OFFERS.into_iter().zip([HOSPITAL, CLINIC]).zip(coordinators) {
            let deputy = &self.people[dice.below(9)];
            let offer = an_offer(ctx, number, place, coordinator, deputy).await;
            for session in SESSIONS.into_iter().filter(|id| (number == OFFERS[1]) == (*id >= 71)) {
                let day = TimeDelta::days(i64::try_from(dice.below(60)).unwrap());
                let start = (ctx.now() + day + TimeDelta::days(1)).with_hour(13).unwrap();
                a_session(ctx, session, offer, start).await;
            }
        }
    }

    async fn patients(&self, dice: &mut Dice) {
        let ctx = &self.world.ctx;
        for number in PATIENTS {
            a_patient(ctx, number, dice.below(4) > 0).await;
            let id = Uuid::from_u128(number);
            if dice.below(2) == 0 {
                let also = patient_place::ActiveModel {
                    patient_id: Set(id),
                    place_id: Set(Uuid::from_u128(dice.one_of(&[HOSPITAL, CENTRE]))),
                    since: Set(0),
                };
                patient_place::Entity::insert(also).exec_without_returning(&ctx.db.read).await.unwrap();
            }
            for _ in 0..dice.below(3) {
                self.circle(dice, id).await;
            }
            rights(ctx, id).await;
        }
    }

    async fn circle(&self, dice: &mut Dice, patient: Uuid) {
        let ctx = &self.world.ctx;
        let named = dice.below(2) == 0;
        let day = 24 * 3_600_000;
        let row = circle_member::ActiveModel {
            id: Set(ctx.random.uuid()),
            patient_id: Set(patient),
            account_id: Set(named.then(|| self.people[dice.below(9)].account().uuid())),
            place_id: Set((!named || dice.below(2) == 0).then(|| Uuid::from_u128(dice.one_of(&PLACES)))),
            service_id: Set(None),
            status: Set("active".into()),
            why: Set(String::new()),
            since: Set(if dice.below(3) == 0 { ctx.now_ms() + 4 * day } else { 0 }),
            until: Set((dice.below(3) == 0).then(|| ctx.now_ms() + 20 * day)),
            added_by: Set(Uuid::nil()),
        };
        circle_member::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
    }

    /// Every account at every place where it holds, held or will hold a role.
    pub async fn seats(&self) -> Vec<(AccountId, PlaceId)> {
        let rows = habilitation::Entity::find().all(&self.world.ctx.db.read).await.unwrap();
        let mut seats: Vec<_> = rows.into_iter().map(|row| (row.account_id, row.place_id)).collect();
        seats.sort_unstable();
        seats.dedup();
        seats.into_iter().map(|(who, at)| (AccountId::from_uuid(who), PlaceId::from_uuid(at))).collect()
    }
}

pub fn patient(rank: u8) -> PatientId {
    PatientId::from_uuid(Uuid::from_u128(PATIENTS[usize::from(rank) % PATIENTS.len()]))
}
