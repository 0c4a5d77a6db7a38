//! Places and people for the facts.

use super::World;
use chrono::NaiveDate;
use domain::{
    ids::{AccountId, PlaceId},
    people::Role,
};
use sea_orm::{ActiveValue::Set, EntityTrait};
use services::{
    Actor,
    entities::{account, habilitation, place},
    sign_in::{actor_of, password},
    write::{TechnicalTable, write_technical},
};
use uuid::Uuid;

/// The password of everybody.
pub const PASSWORD: &str = "trois pommes sur la table";

impl World {
    /// An establishment.
    pub async fn place(&self, number: u128) -> PlaceId {
        let row = place::ActiveModel {
            id: Set(Uuid::from_u128(number)),
            finess: Set(format!("{number:09}")),
            name: Set(format!("Hôpital {number}")),
            city: Set("Melun".into()),
            postal_code: Set("77000".into()),
            search: Set(String::new()),
            cancer_centre: Set(None),
            authorised: Set(true),
            ..Default::default()
        };
        write_technical(&self.ctx, TechnicalTable::DemoMail, async move |tx| {
            place::Entity::insert(row.clone()).exec_without_returning(tx).await?;
            Ok(())
        })
        .await
        .unwrap();
        PlaceId::from_uuid(Uuid::from_u128(number))
    }

    /// A person with a role somewhere, without end.
    pub async fn account(&self, number: u128, at: PlaceId, role: Role) -> AccountId {
        let hash = password::hash(&self.ctx, PASSWORD.into()).await.unwrap();
        let id = Uuid::from_u128(1000 + number);
        let person = account::ActiveModel {
            id: Set(id),
            email: Set(email(number)),
            family_name: Set(format!("Nom{number}")),
            given_name: Set("Camille".into()),
            professional_id: Set(Some(Uuid::from_u128(3000 + number))),
            status: Set("active".into()),
            password_hash: Set(Some(hash)),
            second_factor: Set("mail".into()),
            totp_secret: Set(None),
            totp_step: Set(None),
            theme: Set(String::new()),
            created_at: Set(self.ctx.now_ms()),
            last_active_at: Set(Some(self.ctx.now_ms())),
            version: Set(1),
        };
        let held = habilitation::ActiveModel {
            id: Set(Uuid::from_u128(2000 + number)),
            account_id: Set(id),
            place_id: Set(at.uuid()),
            service_id: Set(None),
            role: Set(serde_json::to_value(role).unwrap().as_str().unwrap().to_owned()),
            valid_from: Set(NaiveDate::from_ymd_opt(2026, 1, 1).unwrap()),
            valid_until: Set(None),
            given_by: Set(None),
            created_at: Set(self.ctx.now_ms()),
        };
        write_technical(&self.ctx, TechnicalTable::DemoMail, async move |tx| {
            account::Entity::insert(person.clone()).exec_without_returning(tx).await?;
            habilitation::Entity::insert(held.clone()).exec_without_returning(tx).await?;
            Ok(())
        })
        .await
        .unwrap();
        AccountId::from_uuid(id)
    }

    /// That person, signed in there with a fresh code.
    pub async fn actor(&self, who: AccountId, at: PlaceId) -> Actor {
        actor_of(&self.ctx, who, Some(at)).await.unwrap()
    }
}

/// The address of a person.
pub fn email(number: u128) -> String {
    format!("camille.nom{number}@hopital.example")
}
