//! Who opened the record, for those who may see it.

use crate::prelude::*;

use super::{
    calls::patient_log,
    dto::{Line, RecordDto},
};
use crate::{
    shell::loaded,
    ui::{Column, Notice, Table},
};

pub(super) fn show(record: &RecordDto) -> AnyView {
    if !record.may.log {
        return view! {
            <Notice>
                "Chaque consultation de ce dossier est tracée. Le journal des accès se lit par le patient, dans son espace, et par le délégué à la protection des données."
            </Notice>
        }
        .into_any();
    }
    let id = record.patient.id.clone();
    let lines = Resource::new(move || id.clone(), patient_log);
    loaded(lines, table)
}

fn table(lines: Vec<Line>) -> AnyView {
    let columns = vec![Column::text("Date"), Column::text("Action"), Column::text("Par")];
    let row = |line: Line| {
        view! {
            <tr>
                <td>{line.at}</td>
                <td>{line.title}</td>
                <td>{line.detail}</td>
            </tr>
        }
    };
    view! {
        <Table caption="Accès à ce dossier" columns=columns>
            {lines.into_iter().map(row).collect_view()}
        </Table>
    }
    .into_any()
}
