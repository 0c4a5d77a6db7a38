//! What is typed and not in the server's log yet, kept in this browser and sealed: a browser that dies loses nothing older than a second.
//!
//! The key comes from the server once the person has signed in with both factors, and stays in the page, which cannot read it out
//! again: what lies in the browser says nothing to whoever opens it. Each page has a box of its own; the next page of the same form
//! takes up what the boxes of dead pages hold. Source: ARCHITECTURE §4; ASVS 14.3.3 (nothing sensitive in the storage of a browser).

mod seal;
mod shelf;

use uuid::Uuid;
use wasm_bindgen::JsValue;

use self::{seal::Seal, shelf::Shelf};
use super::WireEdit;
use crate::wire::write;

/// The box where this browser keeps its own number, which is random and says nothing of anybody.
const BROWSER: &str = "navigateur";

/// A box that another page filled.
pub(super) struct Left {
    name: String,
    sealed: Vec<u8>,
    /// The edits in it, as they were written.
    pub edits: String,
}

/// The boxes of one form in this browser.
pub(super) struct Buffer {
    seal: Seal,
    shelf: Shelf,
    form: String,
    mine: String,
}

impl Buffer {
    pub(super) async fn open(form: &str, key: &[u8], page: Uuid) -> Result<Self, JsValue> {
        let (seal, shelf) = (Seal::of(key, form).await?, Shelf::open().await?);
        Ok(Self { seal, shelf, form: form.to_owned(), mine: format!("{form}/{page}") })
    }

    /// What other pages left. What another key sealed, or for another form, stays closed.
    pub(super) async fn left(&self) -> Result<Vec<Left>, JsValue> {
        let mut left = Vec::new();
        for name in self.shelf.names(&self.form).await?.into_iter().filter(|name| *name != self.mine) {
            let sealed = self.shelf.get(&name).await?;
            if let Ok(plain) = self.seal.open(&sealed).await {
                let edits = String::from_utf8_lossy(&plain).into_owned();
                left.push(Left { name, sealed, edits });
            }
        }
        Ok(left)
    }

    /// Keeps what waits, in place of what waited before.
    pub(super) async fn keep(&self, edits: &[WireEdit]) -> Result<(), JsValue> {
        if edits.is_empty() {
            return self.shelf.remove(&self.mine).await;
        }
        let sealed = self.seal.close(write(edits).as_bytes()).await?;
        self.shelf.put(&self.mine, &sealed).await
    }

    /// Empties a box whose edits arrived, unless its page still lives and put others there meanwhile.
    pub(super) async fn remove(&self, left: &Left) -> Result<(), JsValue> {
        if self.shelf.get(&left.name).await? == left.sealed {
            self.shelf.remove(&left.name).await?;
        }
        Ok(())
    }
}

/// The number of this browser, made at the first call; none when it keeps nothing.
pub async fn this_browser() -> Option<Uuid> {
    let shelf = Shelf::open().await.ok()?;
    if shelf.get(BROWSER).await.ok()?.is_empty() {
        shelf.put(BROWSER, super::fresh().as_bytes()).await.ok()?;
    }
    // Read again: of two pages that open at once, the last number stays.
    Uuid::from_slice(&shelf.get(BROWSER).await.ok()?).ok()
}
