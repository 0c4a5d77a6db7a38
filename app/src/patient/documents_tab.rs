//! The documents of a record. The upload is a plain form: it works without a program.

use crate::prelude::*;

use super::dto::{Line, RecordDto};
use crate::{
    shell::once_there,
    sign_in::posted_problem,
    ui::{
        Button, Card, Choice, Column, EmptyState, ErrorSummary, Field, FieldError, FileInput, Select, Table, error_at,
    },
};

pub(super) fn show(record: RecordDto) -> AnyView {
    let action = format!("{}/documents", record.patient.href());
    let adding = record.may.document.then(|| adding(action));
    view! {
        {list(record.documents)}
        {adding}
    }
    .into_any()
}

fn list(documents: Vec<Line>) -> AnyView {
    if documents.is_empty() {
        return view! {
            <EmptyState title="Aucun document" sentence="Ajoutez les comptes rendus utiles à la réunion\u{a0}: PDF ou image, 10 Mo au plus." />
        }
        .into_any();
    }
    let columns = vec![Column::text("Document"), Column::text("Nature et taille"), Column::text("Ajouté le")];
    let row = |line: Line| {
        view! {
            <tr>
                <td>
                    <a rel="external" href=line.href>
                        {line.title}
                    </a>
                </td>
                <td>{line.detail}</td>
                <td>{line.at}</td>
            </tr>
        }
    };
    view! {
        <Table caption="Documents du dossier" columns=columns>
            {documents.into_iter().map(row).collect_view()}
        </Table>
    }
    .into_any()
}

fn adding(action: String) -> AnyView {
    let problem = Resource::new(|| (), |()| posted_problem());
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let kind = RwSignal::new(String::new());
    let summary = once_there(problem, move |problem| {
        if let Some(problem) = problem.flatten() {
            errors.set(vec![FieldError {
                field: problem.field.unwrap_or_else(|| "file".into()),
                sentence: problem.sentence,
            }]);
        }
        view! { <ErrorSummary errors=errors /> }
    });
    view! {
        <Card title="Ajouter un document">
            {summary}
            <form class="form" method="post" action=action enctype="multipart/form-data">
                <Field name="kind" label="Nature du document" optional=true>
                    <Select value=kind choices=kinds() nothing="Autre document" />
                </Field>
                <Field name="file" label="Fichier" hint="PDF, PNG, JPEG ou document clinique (CDA), 10 Mo au plus." error=error_at(errors.into(), "file")>
                    <FileInput required=true />
                </Field>
                <div class="form-actions">
                    <Button submit=true>"Ajouter ce document"</Button>
                </div>
            </form>
        </Card>
    }
    .into_any()
}

fn kinds() -> Vec<Choice> {
    vec![
        Choice::new("pathology", "Compte rendu d’anatomopathologie"),
        Choice::new("imaging", "Compte rendu d’imagerie"),
        Choice::new("procedure", "Compte rendu opératoire ou d’endoscopie"),
        Choice::new("letter", "Courrier"),
        Choice::new("board-form", "Fiche RCP d’un autre logiciel"),
        Choice::new("consent", "Consentement signé"),
    ]
}
