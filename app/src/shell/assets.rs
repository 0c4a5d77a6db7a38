//! Where the built files of a program are.

/// The addresses of the stylesheet and of one program, as the build named them; the server provides it in context,
/// one value for the professionals' routes and one for the patients'.
#[derive(Clone, Default)]
pub struct Assets {
    /// The stylesheet.
    pub css: String,
    /// The JavaScript module made by wasm-bindgen; empty when the page must stay without a program.
    pub js: String,
    /// The wasm program.
    pub wasm: String,
}

impl Assets {
    /// The module script that loads the program and wakes the page; `data-live` on the root tells that it is done.
    #[must_use]
    pub fn boot_script(&self) -> String {
        format!(
            "import start, {{ hydrate }} from {js};\n\
             start({{ module_or_path: {wasm} }}).then(() => {{\n\
             \x20 hydrate();\n\
             \x20 document.documentElement.dataset.live = \"\";\n\
             }});\n",
            js = quoted(&self.js),
            wasm = quoted(&self.wasm),
        )
    }
}

/// A JavaScript string that cannot close its script element.
fn quoted(address: &str) -> String {
    serde_json::Value::from(address).to_string().replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_cannot_close_the_script() {
        let assets = Assets { css: String::new(), js: "/a\"</script>".into(), wasm: "/b".into() };
        let script = assets.boot_script();
        assert!(!script.contains("</script"), "{script}");
        assert!(script.contains(r#"from "/a\"\u003c/script>""#), "{script}");
    }
}
