//! Where a person goes on after signing in: an address of ours, whole, and never another site.

use app::routes;

/// Only a path of ours may follow: never another site.
pub fn landing(suite: &str) -> String {
    // A browser drops tabs and line ends from an address: what is left could begin with two slashes.
    let plain = !suite.contains('\\') && !suite.chars().any(char::is_control);
    let ours = plain && suite.starts_with('/') && !suite.starts_with("//");
    if ours { suite.to_owned() } else { routes::HOME.to_owned() }
}

/// The address to come back to, as the query of the sign-in page; nothing for the home page.
pub fn suite_query(suite: &str) -> String {
    let next = landing(suite);
    if next == routes::HOME { String::new() } else { format!("?suite={}", in_a_query(&next)) }
}

/// An address as the value of a query.
fn in_a_query(address: &str) -> String {
    address.chars().fold(String::new(), |written, sign| match sign {
        '%' => written + "%25",
        '&' => written + "%26",
        '#' => written + "%23",
        '+' => written + "%2B",
        ' ' => written + "%20",
        '?' => written + "%3F",
        '=' => written + "%3D",
        sign => written + sign.encode_utf8(&mut [0; 4]),
    })
}

#[cfg(test)]
mod tests {
    use super::{landing, suite_query};

    #[test]
    fn nobody_is_led_to_another_site_after_signing_in() {
        for elsewhere in [
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "javascript:alert(1)",
            "/\t/evil.example",
            "/\n/evil.example",
            "",
        ] {
            assert_eq!(landing(elsewhere), "/", "{elsewhere}");
        }
        assert_eq!(landing("/patients/1"), "/patients/1");
        assert_eq!(suite_query("//evil.example?x=1"), "", "nor by the query of the sign-in page");
    }

    #[test]
    fn the_whole_address_to_come_back_to_is_kept() {
        assert_eq!(
            suite_query("/portail/accords?dossier=1&fait=code"),
            "?suite=/portail/accords%3Fdossier%3D1%26fait%3Dcode"
        );
        assert_eq!(
            suite_query("/planning?jour=2026-03-10&vue=semaine&seance=1"),
            "?suite=/planning%3Fjour%3D2026-03-10%26vue%3Dsemaine%26seance%3D1"
        );
        // A browser writes a letter with an accent so: it comes back as it was written.
        assert_eq!(suite_query("/recherche?q=l%C3%A9"), "?suite=/recherche%3Fq%3Dl%25C3%25A9");
        assert_eq!(suite_query("/"), "");
    }
}
