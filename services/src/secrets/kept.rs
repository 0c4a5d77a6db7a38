//! What the database knows of the master keys: numbers, dates, a fingerprint, and how to check what an older one signed.
//! Never a key.

use super::{Vault, unreadable};
use crate::{
    context::Context,
    entities::master_key::{Column, Entity, Model},
    error::Error,
    write::{TechnicalTable, write_technical},
};
use domain::words::operating as words;
use ed25519_dalek::{Signature, VerifyingKey};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::OnConflict,
};

/// Every key, oldest first.
pub(crate) async fn all<C: ConnectionTrait>(db: &C) -> Result<Vec<Model>, Error> {
    Ok(Entity::find().order_by_asc(Column::Number).all(db).await?)
}

/// The number, as keys are numbered.
pub(super) fn number(row: &Model) -> Result<u32, Error> {
    let wrong = || Error::Inconsistent { table: "master_key", column: "number", row: row.number.to_string() };
    u32::try_from(row.number).ok().filter(|number| *number > 0).ok_or_else(wrong)
}

impl Vault {
    /// Learns which key seals now. A database that says nothing is under the first.
    ///
    /// # Errors
    /// When the database does not answer, or the file of that key is not here.
    pub async fn notice<C: ConnectionTrait>(&self, db: &C) -> Result<u32, Error> {
        let last = Entity::find().filter(Column::CurrentSince.is_not_null()).order_by_desc(Column::Number);
        let current = last.one(db).await?.as_ref().map_or(Ok(1), number)?;
        self.ring.key(current)?;
        self.ring.set_current(current);
        Ok(current)
    }

    /// The value to keep, in the transaction that keeps it: sealed again when another key became current meanwhile.
    pub(crate) async fn fresh<C: ConnectionTrait>(
        &self,
        db: &C,
        sealed: &[u8],
        bound_to: &[u8],
    ) -> Result<Vec<u8>, Error> {
        let current = self.notice(db).await?;
        Ok(self.move_to(current, sealed, bound_to)?.unwrap_or_else(|| sealed.to_vec()))
    }

    /// What tells a key from another one without saying anything of it.
    pub(crate) fn fingerprint(&self, number: u32) -> Result<Vec<u8>, Error> {
        Ok(self
            .derived(number, b"terr-esante key fingerprint 1\n", &[])?
            .first_chunk::<8>()
            .map(Vec::from)
            .unwrap_or_default())
    }

    /// The public half of a key's signatures, sealed by the key `by`: a database alone cannot change it.
    pub(super) fn verifier(&self, row: &Model, by: u32) -> Result<Vec<u8>, Error> {
        let public = self.verifying_key(row)?.to_bytes();
        self.seal_with(by, &public, &bound(row.number))
    }

    fn verifying_key(&self, row: &Model) -> Result<VerifyingKey, Error> {
        match &row.verifier {
            Some(sealed) => {
                let bytes = self.open(sealed, &bound(row.number))?.try_into().map_err(|_| unreadable())?;
                VerifyingKey::from_bytes(&bytes).map_err(|_| unreadable())
            }
            None => Ok(self.signing_key(number(row)?)?.verifying_key()),
        }
    }
}

fn bound(number: i32) -> Vec<u8> {
    format!("master key {number}").into_bytes()
}

/// Who may have signed a seal, oldest first.
pub(crate) struct Verifiers {
    keys: Vec<VerifyingKey>,
    from: usize,
}

impl Verifiers {
    /// Whether the next seal is signed by one of ours. An older key than that of the seal before is not believed any more.
    pub(crate) fn signed(&mut self, bytes: &[u8], signature: &[u8]) -> bool {
        let Ok(signature) = Signature::from_slice(signature) else { return false };
        let is = |key: &VerifyingKey| key.verify_strict(bytes, &signature).is_ok();
        match self.keys.iter().skip(self.from).position(is) {
            Some(further) => {
                self.from += further;
                true
            }
            None => false,
        }
    }
}

/// Loads who may have signed.
pub(crate) async fn verifiers(ctx: &Context) -> Result<Verifiers, Error> {
    let current = ctx.vault.notice(&ctx.db.read).await?;
    let mut keys = Vec::new();
    for row in all(&ctx.db.read).await? {
        if number(&row)? < current {
            keys.push(ctx.vault.verifying_key(&row)?);
        }
    }
    keys.push(ctx.vault.signing_key(current)?.verifying_key());
    Ok(Verifiers { keys, from: 0 })
}

/// Refuses a service whose key files are not those under which its database was written.
///
/// # Errors
/// `Refused` with the file to put back.
pub async fn check(ctx: &Context) -> Result<(), Error> {
    let vault = &ctx.vault;
    vault.notice(&ctx.db.read).await?;
    for row in all(&ctx.db.read).await? {
        let number = number(&row)?;
        let there = number == vault.current() || vault.ring.file(number).is_some_and(|file| file.exists());
        if there && vault.fingerprint(number)? != row.fingerprint {
            let file = vault.ring.file(number).map(|file| file.display().to_string()).unwrap_or_default();
            return Err(Error::refused(words::key_of_another(&file, number)));
        }
    }
    Ok(())
}

/// Notes the first key in a database that knows none.
///
/// # Errors
/// When the key is not there, or the database does not answer.
pub async fn remember(ctx: &Context) -> Result<(), Error> {
    if !all(&ctx.db.read).await?.is_empty() {
        return Ok(());
    }
    let row = first(&ctx.vault, ctx.now_ms())?;
    write_technical(ctx, TechnicalTable::MasterKey, async move |tx| insert(tx, row.clone()).await).await
}

/// The row of the first key.
pub(super) fn first(vault: &Vault, at: i64) -> Result<Model, Error> {
    Ok(Model {
        number: 1,
        fingerprint: vault.fingerprint(1)?,
        created_at: at,
        current_since: Some(at),
        retired_at: None,
        verifier: None,
    })
}

/// Adds a key, or leaves the one that is there.
pub(super) async fn insert<C: ConnectionTrait>(db: &C, row: Model) -> Result<(), Error> {
    let row = crate::entities::master_key::ActiveModel {
        number: Set(row.number),
        fingerprint: Set(row.fingerprint),
        created_at: Set(row.created_at),
        current_since: Set(row.current_since),
        retired_at: Set(row.retired_at),
        verifier: Set(row.verifier),
    };
    let once = OnConflict::column(Column::Number).do_nothing().to_owned();
    Entity::insert(row).on_conflict(once).exec_without_returning(db).await?;
    Ok(())
}
