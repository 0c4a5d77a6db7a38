//! A pelvic mass: risk of malignancy index and ROMA.
//!
//! Source: RMI I, NICE CG122, appendix (after Jacobs 1990); ROMA, DOMAIN §2.4, gynaecological scores, expert knowledge, to be
//! confirmed. The limits of ROMA depend on the assay: none is told, and the form keeps the assay.

use super::coded::coded;

coded! {
    /// The two statuses that these scores know; a woman in transition or whose status is not determined has none.
    Menopause from "menopause" {
        /// Before.
        Before = "pre",
        /// After.
        After = "post",
    }
}

coded! {
    /// Features of the ultrasound that count one each.
    Ultrasound from "gyn-echo-rmi" {
        /// None of these.
        Nothing = "none",
        /// Several loculi.
        Multilocular = "multilocular",
        /// Solid areas.
        Solid = "solid",
        /// Both sides.
        Bilateral = "bilateral",
        /// Ascites.
        Ascites = "ascites",
        /// Metastases in the abdomen.
        Metastases = "metastases",
    }
}

/// A risk of malignancy index above which the risk is high.
pub const RMI_HIGH_ABOVE: f64 = 200.0;

/// The risk of malignancy index, RMI I: U × M × CA 125 (UI/mL), U being 0 without a feature, 1 with one, 3 with more, M being
/// 1 before the menopause and 3 after. `None` for a negative marker.
#[must_use]
pub fn rmi_1(features: &[Ultrasound], menopause: Menopause, ca125: f64) -> Option<f64> {
    let counted = Ultrasound::ALL.iter().filter(|one| **one != Ultrasound::Nothing && features.contains(one)).count();
    let ultrasound = match counted {
        0 => 0.0,
        1 => 1.0,
        _ => 3.0,
    };
    let status = match menopause {
        Menopause::Before => 1.0,
        Menopause::After => 3.0,
    };
    (ca125 >= 0.0).then_some(ultrasound * status * ca125)
}

/// ROMA, percents, from HE4 (pmol/L) and CA 125 (UI/mL). `None` unless both are above zero.
#[must_use]
pub fn roma(menopause: Menopause, he4: f64, ca125: f64) -> Option<f64> {
    let index = || match menopause {
        Menopause::Before => -12.0 + 2.38 * he4.ln() + 0.0626 * ca125.ln(),
        Menopause::After => -8.09 + 1.04 * he4.ln() + 0.732 * ca125.ln(),
    };
    (he4 > 0.0 && ca125 > 0.0).then(|| 100.0 / (1.0 + (-index()).exp()))
}
