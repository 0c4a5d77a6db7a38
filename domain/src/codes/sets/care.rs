//! Treatments, their aims and their results.

use super::{Entry, ValueSet, entry, official, ours, own_set};
use crate::codes::System;

pub(super) const SETS: &[ValueSet] = &[
    official("traitement-frcp", "1.2.250.1.213.1.1.5.595", TRAITEMENT),
    official("soins-support", "1.2.250.1.213.1.1.5.79", SUPPORT),
    own_set("statut-traitement", STATUT),
    own_set("intention", INTENTION),
    own_set("objectif", OBJECTIF),
    own_set("recist", RECIST),
    own_set("reponse-recours", RECOURS),
];

/// Treatments of an FRCP.
const TRAITEMENT: &[Entry] = &[
    entry(System::Snomed, "387713003", "Chirurgie"),
    entry(System::Ncit, "C15313", "Radiothérapie"),
    entry(System::Ncit, "C15195", "Curiethérapie"),
    entry(System::Ncit, "C15632", "Chimiothérapie"),
    entry(System::Ncit, "C93352", "Thérapie ciblée"),
    entry(System::Ncit, "C547", "Hormonothérapie"),
    entry(System::Ncit, "C15262", "Immunothérapie"),
    entry(System::Ncit, "C63334", "Radiologie interventionnelle"),
    entry(System::Ncit, "C157891", "Endoscopie interventionnelle"),
    entry(System::TaAsip, "MED-232", "Irathérapie"),
    entry(System::TaAsip, "MED-126", "Allogreffe ou autogreffe"),
    entry(System::TaAsip, "GEN-092.03.02", "Autre traitement médicamenteux spécifique"),
    entry(System::TaAsip, "GEN-092.03.01", "Autre traitement"),
    entry(System::Ncit, "C15747", "Soins de support"),
    entry(System::Ncit, "C15252", "Soins palliatifs"),
    entry(System::Snomed, "424313000", "Surveillance active"),
    entry(System::TaAsip, "MED-226", "Surveillance seule"),
    entry(System::TaAsip, "MED-556", "Fenêtre thérapeutique"),
];

/// Supportive care.
const SUPPORT: &[Entry] = &[
    entry(System::TaAsip, "ORG-035", "Traitement de la douleur"),
    entry(System::TaAsip, "ORG-036", "Diététique et nutrition"),
    entry(System::TaAsip, "ORG-175", "Activité physique adaptée"),
    entry(System::TaAsip, "ORG-176", "Conseils d’hygiène de vie"),
    entry(System::TaAsip, "ORG-037", "Soutien psychologique des proches et des aidants"),
    entry(System::TaAsip, "MED-051", "Préservation de la fertilité"),
    entry(System::TaAsip, "MED-562", "Sevrage tabagique"),
    entry(System::TaAsip, "MED-563", "Sevrage alcoolique"),
    entry(System::TaAsip, "MED-564", "Sevrage d’une autre addiction"),
    entry(System::TaAsip, "ORG-174", "Continuité de la scolarité"),
    entry(System::TaAsip, "GEN-092.04.07", "Autre soin de support"),
];

/// Status of a treatment.
const STATUT: &[Entry] =
    &[ours("ongoing", "En cours"), ours("done", "Réalisé"), ours("not-done", "Non réalisé"), ours("stopped", "Arrêté")];

/// Aim of a treatment.
const INTENTION: &[Entry] = &[ours("curative", "Curative"), ours("palliative", "Palliative")];

/// Goal of the proposal.
const OBJECTIF: &[Entry] = &[
    ours("cure", "Guérison"),
    ours("neoadjuvant", "Réduction tumorale avant un traitement local"),
    ours("adjuvant", "Réduction du risque de rechute"),
    ours("control", "Contrôle de la maladie"),
    ours("symptoms", "Confort et contrôle des symptômes"),
];

/// Response.
const RECIST: &[Entry] = &[
    ours("CR", "Réponse complète"),
    ours("PR", "Réponse partielle"),
    ours("SD", "Maladie stable"),
    ours("PD", "Progression"),
    ours("NE", "Non évaluable"),
];

/// Kind of recourse board asked.
const RECOURS: &[Entry] = &[
    ours("regional", "RCP de recours régionale"),
    ours("rare", "RCP de cancers rares"),
    ours("paediatric", "RCP pédiatrique interrégionale"),
    ours("molecular", "RCP moléculaire"),
    ours("second-opinion", "Autre RCP experte"),
];
