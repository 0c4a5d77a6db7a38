//! The hue of an organ: for a border or a bar, always beside its name.

use domain::offer::Organ;

/// The class that gives its hue to what it holds.
#[must_use]
pub const fn hue(organ: Option<Organ>) -> &'static str {
    match organ {
        Some(Organ::Breast) => "organ-breast",
        Some(Organ::Gynaecology | Organ::Fertility) => "organ-gyn",
        Some(Organ::Lung) => "organ-lung",
        Some(Organ::Digestive) => "organ-digestive",
        Some(Organ::Urology) => "organ-urology",
        Some(Organ::HeadNeck) => "organ-head-neck",
        Some(Organ::Haematology) => "organ-blood",
        Some(Organ::Skin) => "organ-skin",
        Some(Organ::Neurology | Organ::Eye) => "organ-brain",
        _ => "organ-other",
    }
}
