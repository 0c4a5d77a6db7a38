//! What one reads.

use crate::prelude::*;

use super::Part;
use crate::ui::{Button, Card, Column, Look, Mark, PatientLine, PatientWords, Pill, Table};

/// Boxes, tables, identities.
pub(super) fn parts() -> AnyView {
    (cards(), tables(), patients()).into_any()
}

fn cards() -> AnyView {
    view! {
        <Part name="card">
            <div class="atelier-grid">
                <Card title="Sein Nord 77, mardi 3 mars">
                    <p>"14:00 – 16:15, visioconférence, inscription close dim. 1er mars à 14:00."</p>
                </Card>
                <Card title="Dernière FRCP" end=view! { <Pill mark=Mark::Done word="validée" /> }.into_any()>
                    <p>"Biopsie sous échographie, réalisée le 19/01."</p>
                </Card>
                <Card>
                    <p>"Sans titre."</p>
                </Card>
            </div>
        </Part>
    }
    .into_any()
}

fn row(rank: u8, name: &'static str, minutes: u8, mark: Mark, word: &'static str) -> AnyView {
    view! {
        <tr>
            <td class="cell-number">{rank}</td>
            <th scope="row">{name}</th>
            <td>
                <Pill mark=mark word=word />
            </td>
            <td class="cell-number">{minutes} "\u{a0}min"</td>
            <td>
                <Button look=Look::Quiet>"Ouvrir"</Button>
            </td>
        </tr>
    }
    .into_any()
}

fn tables() -> AnyView {
    let columns = vec![
        Column::number("Rang"),
        Column::text("Patient"),
        Column::text("État"),
        Column::number("Durée"),
        Column::silent("Actions"),
    ];
    view! {
        <Part name="table">
            <Table caption="Dossiers inscrits" columns=columns>
                {row(1, "DESMARAIS Hélène", 6, Mark::Done, "complet")}
                {row(2, "NGUYEN Thierry", 4, Mark::Blocking, "2 à compléter")}
                {row(3, "ROUSSEL-MARTIN Anne-Sophie", 6, Mark::Provisional, "en saisie")}
            </Table>
        </Part>
    }
    .into_any()
}

fn patients() -> AnyView {
    let qualified = PatientWords {
        birth_name: "DESMARAIS".into(),
        first_name: "Hélène".into(),
        used_name: Some("LEFÈVRE".into()),
        birth_date: "14/06/1971".into(),
        age: "54 ans".into(),
        sex: "F".into(),
        ins: Some("2\u{a0}71\u{a0}06\u{a0}77\u{a0}243\u{a0}041\u{a0}18".into()),
        status: "identité qualifiée".into(),
        status_mark: Mark::Done,
        alerts: vec!["anticoagulant".into()],
    };
    let provisional = PatientWords {
        birth_name: "NGUYEN".into(),
        first_name: "Thierry".into(),
        sex: "M".into(),
        ins: None,
        used_name: None,
        status: "identité provisoire".into(),
        status_mark: Mark::Provisional,
        alerts: Vec::new(),
        ..qualified.clone()
    };
    view! {
        <Part name="patient_line">
            <div class="atelier-theme">
                <PatientLine patient=qualified />
                <PatientLine patient=provisional />
            </div>
        </Part>
    }
    .into_any()
}
