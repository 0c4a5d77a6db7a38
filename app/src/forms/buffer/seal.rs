//! Text that only the holder of a key reads: AES-GCM by the browser, with a key that the page cannot read out.

use crate::prelude::*;
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey};

/// Bytes of the number that is used once, which stands before the sealed text.
const NONCE: usize = 12;

/// A key, and what its texts are about: sealed for one form, a text does not open as one of another.
pub(super) struct Seal {
    key: CryptoKey,
    about: Uint8Array,
}

impl Seal {
    pub(super) async fn of(key: &[u8], about: &str) -> Result<Self, JsValue> {
        let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
        let raw = Uint8Array::from(key);
        let key = crypto()?.subtle().import_key_with_str("raw", &raw, "AES-GCM", false, &uses)?;
        Ok(Self { key: JsFuture::from(key).await?.unchecked_into(), about: Uint8Array::from(about.as_bytes()) })
    }

    pub(super) async fn close(&self, plain: &[u8]) -> Result<Vec<u8>, JsValue> {
        let mut sealed = vec![0; NONCE];
        crypto()?.get_random_values_with_u8_array(&mut sealed)?;
        let body = crypto()?.subtle().encrypt_with_object_and_u8_array(&self.way(&sealed)?, &self.key, plain)?;
        sealed.extend(bytes(body).await?);
        Ok(sealed)
    }

    pub(super) async fn open(&self, sealed: &[u8]) -> Result<Vec<u8>, JsValue> {
        let Some((nonce, body)) = sealed.split_at_checked(NONCE) else { return Err(JsValue::NULL) };
        bytes(crypto()?.subtle().decrypt_with_object_and_u8_array(&self.way(nonce)?, &self.key, body)?).await
    }

    fn way(&self, nonce: &[u8]) -> Result<Object, JsValue> {
        let way = Object::new();
        Reflect::set(&way, &"name".into(), &"AES-GCM".into())?;
        Reflect::set(&way, &"iv".into(), &Uint8Array::from(nonce))?;
        Reflect::set(&way, &"additionalData".into(), &self.about)?;
        Ok(way)
    }
}

fn crypto() -> Result<Crypto, JsValue> {
    window().crypto()
}

async fn bytes(promise: Promise) -> Result<Vec<u8>, JsValue> {
    Ok(Uint8Array::new(&JsFuture::from(promise).await?).to_vec())
}
