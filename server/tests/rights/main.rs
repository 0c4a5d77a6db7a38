//! Who may call what, over HTTP: each door, each role, each relation to what is asked for, on a real service.
//!
//! What is expected is written in `table.txt`, from the rules of the domain alone; nothing here reads the rules of the program.

#[cfg(test)]
mod alike;
#[cfg(test)]
mod answer;
#[cfg(test)]
mod cells;
#[cfg(test)]
mod client;
#[cfg(test)]
mod doors;
#[cfg(test)]
mod installation;
#[cfg(test)]
mod requests;
#[cfg(test)]
#[path = "../../../services/tests/it/support/sheet.rs"]
mod sheet;
#[cfg(test)]
mod sweep;
#[cfg(test)]
mod table;
#[cfg(test)]
mod world;

#[cfg(test)]
mod facts {
    use super::{alike, cells, doors, installation::on_each_database, requests, sweep, table::Table};

    #[test]
    fn rights_over_http_are_those_of_the_table_on_each_database() {
        let table = Table::read();
        on_each_database(|service| {
            let requests = requests::all();
            let mut wrong = doors::without_a_request(service, &requests);
            let cells = cells::all(&table, &requests);
            let (differences, hidden) = cells::against(&table, service, &cells);
            wrong.extend(differences);
            wrong.extend(alike::not_found_is_always_the_same(service, &cells, &hidden));
            wrong.extend(sweep::of_the_ids_of_others(&table, service, &cells));
            assert!(wrong.is_empty(), "{} differences\n{}", wrong.len(), wrong.join("\n"));
        });
    }
}
