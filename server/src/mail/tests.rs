use super::*;
use services::context::Attachment as Attached;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// A relay that takes one letter, and answers what it was sent.
async fn take_one_letter(listener: TcpListener) -> String {
    let (stream, _) = listener.accept().await.unwrap();
    let mut stream = BufReader::new(stream);
    let mut letter = String::new();
    answer(&mut stream, "220 relay.example").await;
    loop {
        let line = line(&mut stream).await;
        match line.get(..4).unwrap_or_default() {
            "EHLO" => answer(&mut stream, "250-relay.example\r\n250 8BITMIME").await,
            "DATA" => {
                answer(&mut stream, "354 go on").await;
                letter = data(&mut stream).await;
                answer(&mut stream, "250 taken").await;
            }
            "QUIT" | "" => return letter,
            _ => answer(&mut stream, "250 yes").await,
        }
        if !letter.is_empty() {
            return letter;
        }
    }
}

async fn answer(stream: &mut BufReader<TcpStream>, text: &str) {
    stream.write_all(format!("{text}\r\n").as_bytes()).await.unwrap();
}

async fn line(stream: &mut BufReader<TcpStream>) -> String {
    let mut line = String::new();
    stream.read_line(&mut line).await.unwrap();
    line
}

async fn data(stream: &mut BufReader<TcpStream>) -> String {
    let mut all = String::new();
    loop {
        match line(stream).await {
            end if end == ".\r\n" => return all,
            next => all.push_str(&next),
        }
    }
}

async fn sent(message: Message) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let config = Config { smtp_port: listener.local_addr().unwrap().port(), smtp_tls: false, ..Config::default() };
    let relay = Relay::new(&config, "127.0.0.1").unwrap();
    let (letter, outcome) = tokio::join!(take_one_letter(listener), relay.send(message));
    outcome.unwrap();
    letter
}

fn message(attachment: Option<Attached>) -> Message {
    let mut message = Message::plain("anne@ghi.example".into(), "Séance de RCP".into(), "Mardi à 14 h.".into());
    message.attachment = attachment;
    message
}

/// The header of a part, folded lines put together.
fn head(part: &str) -> String {
    part.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ")
}

#[tokio::test]
async fn a_file_comes_beside_the_text_under_its_own_type_through_a_real_exchange() {
    let file = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Séance\r\nEND:VCALENDAR\r\n";
    let letter = sent(message(Some(Attached {
        name: "seance-rcp.ics".into(),
        media_type: "text/calendar; method=REQUEST; charset=utf-8".into(),
        content: file.into(),
    })))
    .await;
    let whole = head(&letter);
    let boundary = whole.split("boundary=\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(whole.contains("Content-Type: multipart/mixed"), "{whole}");
    let parts: Vec<&str> = letter.split(&format!("--{boundary}")).collect();
    assert_eq!(parts.len(), 4, "before, the text, the file, the end");
    assert!(head(parts[1].trim_start()).contains("Content-Type: text/plain; charset=utf-8"), "{}", parts[1]);
    let of_file = head(parts[2].trim_start());
    let kind = of_file.split("Content-Type: ").nth(1).unwrap().split("\r\n").next().unwrap().replace('"', "");
    assert_eq!(kind.to_lowercase(), "text/calendar; method=request; charset=utf-8");
    assert!(of_file.contains("Content-Disposition: attachment; filename=\"seance-rcp.ics\""), "{of_file}");
    assert!(!of_file.contains("8bit") || parts[2].contains("Séance"));
}

#[tokio::test]
async fn a_message_without_a_file_stays_one_plain_part() {
    let letter = sent(message(None)).await;
    assert!(head(&letter).contains("Content-Type: text/plain; charset=utf-8") && !letter.contains("multipart"));
}
