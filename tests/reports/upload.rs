//! Uploads: what is not what it says is refused with a reason, and pictures are kept without
//! anything that the camera noted.

use std::io::Cursor;

use coesa::files::pdf;
use coesa::schools::attachment;
use flate2::Crc;
use image::{ImageFormat, Rgb, RgbImage};
use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder};
use tables::{evidence, file};
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

use crate::support::browser::PageSeen;
use crate::support::{Browser, Site, story};

/// Where the picture was taken, as a camera would write it, and by whom.
const SECRET: &[u8] = b"41.1203N 16.8702E Giulia";

fn picture(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let picture = RgbImage::from_fn(width, height, |x, y| Rgb([shade(x), shade(y), 90]));
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn shade(n: u32) -> u8 {
    u8::try_from(n % 251).unwrap()
}

/// A camera's notes: turned by a quarter, and a GPS block with a text in it.
fn exif() -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        let mut bytes = Vec::new();
        bytes.extend(tag.to_be_bytes());
        bytes.extend(kind.to_be_bytes());
        bytes.extend(count.to_be_bytes());
        bytes.extend(value);
        bytes
    };
    let length = u32::try_from(SECRET.len()).unwrap();
    let mut tiff = b"MM\0\x2a\0\0\0\x08".to_vec();
    // The first block at 8: orientation 6, and where the GPS block is.
    tiff.extend(2_u16.to_be_bytes());
    tiff.extend(entry(0x0112, 3, 1, [0, 6, 0, 0]));
    tiff.extend(entry(0x8825, 4, 1, 38_u32.to_be_bytes()));
    tiff.extend(0_u32.to_be_bytes());
    // The GPS block at 38: its datum, a text that lies at 56.
    tiff.extend(1_u16.to_be_bytes());
    tiff.extend(entry(0x0012, 2, length, 56_u32.to_be_bytes()));
    tiff.extend(0_u32.to_be_bytes());
    tiff.extend(SECRET);
    tiff
}

/// A photograph as a telephone makes it.
fn jpeg_with_exif(width: u32, height: u32) -> Vec<u8> {
    let jpeg = picture(ImageFormat::Jpeg, width, height);
    let mut notes = b"Exif\0\0".to_vec();
    notes.extend(exif());
    let mut bytes = jpeg[..2].to_vec();
    bytes.extend([0xff, 0xe1]);
    bytes.extend(u16::try_from(notes.len() + 2).unwrap().to_be_bytes());
    bytes.extend(notes);
    bytes.extend(&jpeg[2..]);
    bytes
}

fn chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let mut crc = Crc::new();
    crc.update(&kind);
    crc.update(data);
    let mut bytes = u32::try_from(data.len()).unwrap().to_be_bytes().to_vec();
    bytes.extend(kind);
    bytes.extend(data);
    bytes.extend(crc.sum().to_be_bytes());
    bytes
}

/// A PNG with the same notes and a line of text.
fn png_with_notes() -> Vec<u8> {
    let png = picture(ImageFormat::Png, 60, 40);
    // The signature and the header: 8 + 25 bytes.
    let mut bytes = png[..33].to_vec();
    bytes.extend(chunk(*b"eXIf", &exif()));
    bytes.extend(chunk(*b"tEXt", &[b"Author\0", SECRET].concat()));
    bytes.extend(&png[33..]);
    bytes
}

/// A small PNG whose header says that it is very large.
fn png_that_claims(width: u32, height: u32) -> Vec<u8> {
    let png = picture(ImageFormat::Png, 4, 4);
    let mut header = png[16..29].to_vec();
    header[..4].copy_from_slice(&width.to_be_bytes());
    header[4..8].copy_from_slice(&height.to_be_bytes());
    [&png[..8], &chunk(*b"IHDR", &header), &png[33..]].concat()
}

/// The same as a JPEG.
fn jpeg_that_claims(width: u16, height: u16) -> Vec<u8> {
    let mut jpeg = picture(ImageFormat::Jpeg, 8, 8);
    let frame = jpeg.windows(2).position(|two| two == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    jpeg[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    jpeg
}

/// A word processor's file, as far as its beginning shows.
fn packed(names: &[&str]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for name in names {
        zip.start_file(*name, options).unwrap();
        std::io::Write::write_all(&mut zip, b"x").unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// What every word processor's file has.
const WORD: [&str; 3] = ["[Content_Types].xml", "_rels/.rels", "word/document.xml"];

/// A word processor's file with so many parts more.
fn packed_with(more: usize) -> Vec<u8> {
    let others: Vec<String> = (0..more).map(|n| format!("word/media/{n}")).collect();
    packed(&WORD.into_iter().chain(others.iter().map(String::as_str)).collect::<Vec<_>>())
}

/// One that says at its end that it has a longer list of parts elsewhere.
fn packed_that_claims() -> Vec<u8> {
    let mut bytes = packed(&WORD);
    let end = bytes.len() - 22;
    bytes[end + 8..end + 12].fill(0xff);
    bytes
}

async fn add(browser: &mut Browser, page: &str, kind: &str, name: &str, bytes: &[u8]) -> PageSeen {
    let form = browser.get(page).await.form(kind).set("title", "Il cantiere da vicino");
    let form = match kind {
        "photo" => form.set("alt", "Un cantiere").set("release", "yes"),
        _ => form,
    };
    form.submit_with(browser, "file", name, bytes).await
}

async fn pieces(site: &Site) -> (u64, u64) {
    let db = &site.app.db;
    (evidence::Entity::find().count(db).await.unwrap(), file::Entity::find().count(db).await.unwrap())
}

#[tokio::test]
async fn what_is_not_what_it_says_is_refused_with_a_reason_and_what_was_typed_stays() {
    let site = Site::demo().await;
    let report = story::report(&site, "acqua").await;
    let page = format!("/it/reports/{}/evidence", report.id);
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let before = pieces(&site).await;
    let (kind, empty, broken) =
        ("Questo tipo di file non si può caricare", "Il file è vuoto", "L’immagine è rovinata o enorme");
    let png = picture(ImageFormat::Png, 40, 40);
    for (form, name, bytes, reason) in [
        ("photo", "foto.jpg", b"Non sono una foto.".as_slice(), kind),
        ("photo", "foto.png", b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", kind),
        ("photo", "foto.jpg", b"%PDF-1.7\n1 0 obj\n", kind),
        ("photo", "foto.gif", b"GIF89a\x01\0\x01\0\0\0\0;", kind),
        ("photo", "foto.jpg", b"", empty),
        ("photo", "foto.png", &png_that_claims(60_000, 60_000), broken),
        ("photo", "foto.png", &png_that_claims(19_999, 19_999), broken),
        ("photo", "foto.jpg", &jpeg_that_claims(65_000, 65_000), broken),
        ("document", "delibera.pdf", b"<!doctype html><script>alert(1)</script>", kind),
        ("document", "delibera.pdf", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0", kind),
        ("document", "delibera.pdf", &png, kind),
        ("document", "delibera.docx", &packed(&["prova.exe"]), kind),
        ("document", "delibera.docx", &packed_with(10_000), kind),
        ("document", "delibera.docx", &packed_that_claims(), kind),
        ("document", "delibera.pdf", b"", empty),
    ] {
        let seen = add(&mut giulia, &page, form, name, bytes).await;
        assert_eq!(seen.status, 422, "{name}: {}", seen.text());
        assert!(seen.says(reason), "{name}, {} bytes: {}", bytes.len(), seen.all(".mistake").join(" "));
        assert_eq!(seen.attributes(&format!("#{form}-file[aria-invalid]"), "name"), ["file"], "{name}");
        assert_eq!(seen.form(form).value("title"), "Il cantiere da vicino", "{name}");
    }
    assert_eq!(pieces(&site).await, before);
}

#[tokio::test]
async fn what_is_too_large_is_refused_before_it_is_read() {
    let site = Site::demo_with(|config| config.upload_limit = 1024 * 1024).await;
    let report = story::report(&site, "acqua").await;
    let page = format!("/it/reports/{}/evidence", report.id);
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let before = pieces(&site).await;
    let mut large = b"%PDF-1.7\n".to_vec();
    large.resize(2 * 1024 * 1024, b' ');
    let seen = add(&mut giulia, &page, "document", "lungo.pdf", &large).await;
    assert_eq!(seen.status, 413);
    assert!(seen.says("Il file è troppo grande") && seen.says("al massimo 1 MB"), "{}", seen.text());
    assert_eq!(pieces(&site).await, before);
    let allowed = add(&mut giulia, &page, "document", "corto.pdf", &large[..500 * 1024]).await;
    assert_eq!(allowed.status, 200, "{}", allowed.text());
}

#[tokio::test]
async fn a_document_is_taken_in_whatever_order_its_program_packs_it() {
    let site = Site::demo().await;
    let report = story::report(&site, "acqua").await;
    let page = format!("/it/reports/{}/evidence", report.id);
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    for (name, parts) in [
        ("word.docx", ["[Content_Types].xml", "_rels/.rels", "word/document.xml", "docProps/app.xml"]),
        ("libre.docx", ["_rels/.rels", "docProps/app.xml", "word/document.xml", "[Content_Types].xml"]),
        ("libre.xlsx", ["docProps/core.xml", "docProps/app.xml", "[Content_Types].xml", "xl/workbook.xml"]),
    ] {
        let seen = add(&mut giulia, &page, "document", name, &packed(&parts)).await;
        assert_eq!(seen.status, 200, "{name}: {}", seen.text());
    }
}

#[tokio::test]
async fn bytes_that_somebody_has_uploaded_again_stay() {
    let site = Site::demo().await;
    let db = &site.app.db;
    let report = story::report(&site, "acqua").await;
    let page = format!("/it/reports/{}/evidence", report.id);
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    add(&mut giulia, &page, "photo", "foto.png", &picture(ImageFormat::Png, 60, 40)).await;
    let row = evidence::Entity::find().order_by_desc(evidence::Column::Id).one(db).await.unwrap().unwrap();
    let id = row.file_id.unwrap();
    let hash = file::Entity::find_by_id(id).one(db).await.unwrap().unwrap().hash;
    let lie = || [site.app.files.path(&hash), site.app.files.thumbnail_path(&hash)].map(|path| path.exists());
    assert_eq!(lie(), [true, true]);
    // Another team had these bytes too, and has removed them: this row came in between.
    attachment::erase(&site.app, &hash).await.unwrap();
    assert_eq!(lie(), [true, true], "a row has them");
    evidence::Entity::delete_by_id(row.id).exec(db).await.unwrap();
    file::Entity::delete_by_id(id).exec(db).await.unwrap();
    attachment::erase(&site.app, &hash).await.unwrap();
    assert_eq!(lie(), [false, false]);
    let folder = site.app.files.path(&hash).parent().unwrap().to_owned();
    let mut names = std::fs::read_dir(folder).unwrap().map(|one| one.unwrap().file_name());
    assert!(names.all(|name| !name.to_string_lossy().starts_with(&hash)), "nor does anything lie aside");
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[tokio::test]
async fn a_photo_is_kept_upright_and_without_the_place_where_it_was_taken() {
    let site = Site::demo().await;
    let report = story::report(&site, "acqua").await;
    let page = format!("/it/reports/{}/evidence", report.id);
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    for (name, bytes, size) in [
        ("IMG_Giulia_0042.jpg", jpeg_with_exif(600, 400), (400, 600)),
        ("schermo.png", png_with_notes(), (40, 60)),
    ] {
        assert!(holds(&bytes, SECRET), "the test's own picture has it");
        let seen = add(&mut giulia, &page, "photo", name, &bytes).await;
        assert_eq!(seen.status, 200, "{name}: {}", seen.text());
        let shown = seen.attributes(".evidence-photo figure a", "href").pop().unwrap();
        for address in [shown.clone(), shown.replace("/file", "/thumb")] {
            let kept = giulia.get(&address).await;
            assert_eq!(kept.headers["content-type"], "image/jpeg");
            for secret in [SECRET, b"Exif", b"GPS", b"Giulia"] {
                assert!(!holds(&kept.body, secret), "{address} holds {:?}", String::from_utf8_lossy(secret));
            }
            let picture = image::load_from_memory(&kept.body).unwrap();
            let upright = picture.height() > picture.width();
            assert!(upright, "{address}: {}×{}", picture.width(), picture.height());
        }
        let row = file::Entity::find().all(&site.app.db).await.unwrap().pop().unwrap();
        assert_eq!((row.width, row.height), (Some(size.0), Some(size.1)), "{name}");
    }
    // Nor does anything on the disk.
    let mut files = 0;
    for folder in std::fs::read_dir(site.app.config.files_dir()).unwrap() {
        for file in std::fs::read_dir(folder.unwrap().path()).unwrap() {
            assert!(!holds(&std::fs::read(file.unwrap().path()).unwrap(), SECRET));
            files += 1;
        }
    }
    assert!(files >= 4, "{files} files");
}

/// What a document says of whoever wrote it.
const AUTHOR: &str = "Giulia Montefiore";

/// An archive with these parts.
fn archive(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let kind = if *name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        zip.start_file(*name, SimpleFileOptions::default().compression_method(kind)).unwrap();
        std::io::Write::write_all(&mut zip, text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// All parts of an archive, one after the other.
fn unpacked(bytes: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for at in 0..zip.len() {
        std::io::Read::read_to_string(&mut zip.by_index(at).unwrap(), &mut all).unwrap();
    }
    all
}

/// A text with a remark and a change, and its properties.
fn docx_by_somebody() -> Vec<u8> {
    archive(&[
        ("[Content_Types].xml", "<Types/>".to_owned()),
        (
            "word/document.xml",
            format!("<w:p><w:ins w:author=\"{AUTHOR}\"><w:t>Il cantiere</w:t></w:ins></w:p>"),
        ),
        (
            "word/comments.xml",
            format!("<w:comment w:id='0' w:author='{AUTHOR}'><w:t>Bello</w:t></w:comment>"),
        ),
        ("docProps/core.xml", format!("<p><dc:creator>{AUTHOR}</dc:creator></p>")),
        ("docProps/app.xml", format!("<Properties><Manager>{AUTHOR}</Manager></Properties>")),
        ("docProps/custom.xml", format!("<Properties>{AUTHOR}</Properties>")),
    ])
}

#[tokio::test]
async fn a_document_is_kept_without_what_it_says_of_whoever_wrote_it() {
    let site = Site::demo().await;
    let report = story::report(&site, "acqua").await;
    let page = format!("/it/reports/{}/evidence", report.id);
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let odt = archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.text".to_owned()),
        (
            "content.xml",
            format!("<a><dc:creator>{AUTHOR}</dc:creator></a><text:p>Il cantiere Bello</text:p>"),
        ),
        ("meta.xml", format!("<office:meta><dc:creator>{AUTHOR}</dc:creator></office:meta>")),
    ]);
    for (name, bytes) in [("testo.docx", docx_by_somebody()), ("testo.odt", odt)] {
        assert!(unpacked(&bytes).contains(AUTHOR), "the test's own document has it");
        let seen = add(&mut giulia, &page, "document", name, &bytes).await;
        assert_eq!(seen.status, 200, "{name}: {}", seen.text());
        let kept = giulia.get(&seen.attributes(".evidence-document a", "href").pop().unwrap()).await.body;
        let text = unpacked(&kept);
        assert!(!text.contains(AUTHOR), "{name}: {text}");
        assert!(text.contains("Il cantiere") && text.contains("Bello"), "{name}: {text}");
        // What comes back as it was kept is the same file.
        let files = file::Entity::find().all(&site.app.db).await.unwrap();
        let again = site.app.files.keep_for_all(&kept).unwrap().unwrap();
        assert!(files.iter().any(|file| file.hash == again.hash), "{name}");
    }
    // Who works on a text keeps the names of those who put something in, and no more of the properties.
    let stored = site.app.files.keep(&docx_by_somebody()).unwrap().unwrap();
    let own = unpacked(&std::fs::read(site.app.files.path(&stored.hash)).unwrap());
    assert_eq!(own.matches(AUTHOR).count(), 2, "{own}");
}

#[test]
fn the_author_of_a_pdf_is_found_wherever_it_stands() {
    let packed = |kind: &str, text: &str| {
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut zlib, text.as_bytes()).unwrap();
        let head = format!("%PDF-1.7\n1 0 obj\n<</Type/{kind}/Filter/FlateDecode>>\nstream\n");
        [head.into_bytes(), zlib.finish().unwrap(), b"\nendstream\nendobj\n".to_vec()].concat()
    };
    let described = "<rdf:li>Maria &amp; Pia</rdf:li></dc:creator>";
    for (pdf, author) in [
        (b"%PDF-1.4\n1 0 obj\n<</Author(Maria \\(Pia\\) R\\363si)>>\nendobj".to_vec(), "Maria (Pia) Rósi"),
        (b"%PDF-1.4\n1 0 obj\n<</Author <FEFF004D00ED>>>\nendobj".to_vec(), "Mí"),
        (packed("ObjStm", "1 0 <</Title(Atto)/Author(Maria Rossi)>>"), "Maria Rossi"),
        (packed("Metadata", &format!("<x><dc:creator><rdf:Seq>{described}</x>")), "Maria & Pia"),
    ] {
        assert_eq!(pdf::authors(&pdf), Some(vec![author.to_owned()]));
    }
    assert_eq!(pdf::authors(b"%PDF-1.4\n1 0 obj\n<</Title(Atto)>>\nendobj"), Some(Vec::new()));
    assert_eq!(pdf::authors(b"%PDF-1.4\ntrailer <</Encrypt 3 0 R>>"), None, "locked");
    let bomb = packed("ObjStm", &" ".repeat(33 * 1024 * 1024));
    assert_eq!(pdf::authors(&bomb), None, "more than anybody looks through");
}
