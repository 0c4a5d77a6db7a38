//! Named boxes of bytes in this browser (IndexedDB): written at once, they outlive a browser that dies.

use crate::prelude::*;
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransactionMode};

const NAME: &str = "dcc";
const STORE: &str = "saisie";

pub(super) struct Shelf(IdbDatabase);

impl Shelf {
    pub(super) async fn open() -> Result<Self, JsValue> {
        let factory = window().indexed_db()?.ok_or(JsValue::NULL)?;
        let request = factory.open_with_u32(NAME, 1)?;
        let opening = request.clone();
        let make = Closure::once_into_js(move || {
            if let Ok(made) = opening.result() {
                let _ = made.unchecked_into::<IdbDatabase>().create_object_store(STORE);
            }
        });
        request.set_onupgradeneeded(Some(make.unchecked_ref()));
        Ok(Self(answer(&request).await?.unchecked_into()))
    }

    /// The names that begin with a word and a slash.
    pub(super) async fn names(&self, start: &str) -> Result<Vec<String>, JsValue> {
        let range = IdbKeyRange::bound(&format!("{start}/").into(), &format!("{start}0").into())?;
        let found = answer(&self.store(IdbTransactionMode::Readonly)?.get_all_keys_with_key(&range)?).await?;
        Ok(found.unchecked_into::<Array>().iter().filter_map(|name| name.as_string()).collect())
    }

    /// What lies in a box; nothing in a box that is not there.
    pub(super) async fn get(&self, name: &str) -> Result<Vec<u8>, JsValue> {
        let found = answer(&self.store(IdbTransactionMode::Readonly)?.get(&name.into())?).await?;
        Ok(found.dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default())
    }

    pub(super) async fn put(&self, name: &str, bytes: &[u8]) -> Result<(), JsValue> {
        let store = self.store(IdbTransactionMode::Readwrite)?;
        store.put_with_key(&Uint8Array::from(bytes), &name.into())?;
        written(&store).await
    }

    pub(super) async fn remove(&self, name: &str) -> Result<(), JsValue> {
        answer(&self.store(IdbTransactionMode::Readwrite)?.delete(&name.into())?).await.map(drop)
    }

    fn store(&self, mode: IdbTransactionMode) -> Result<IdbObjectStore, JsValue> {
        self.0.transaction_with_str_and_mode(STORE, mode)?.object_store(STORE)
    }
}

/// Waits until the disk was told.
async fn written(store: &IdbObjectStore) -> Result<(), JsValue> {
    let transaction = store.transaction();
    let promise = Promise::new(&mut |done, failed| {
        transaction.set_oncomplete(Some(&done));
        transaction.set_onabort(Some(&failed));
    });
    JsFuture::from(promise).await.map(drop)
}

async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |done, failed| {
        request.set_onsuccess(Some(&done));
        request.set_onerror(Some(&failed));
    });
    JsFuture::from(promise).await?;
    request.result()
}
