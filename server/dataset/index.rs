//! The index of words: which rows hold them, and how well. Everything else about a row is in the
//! facets.

use std::path::Path;

use tantivy::merge_policy::NoMergePolicy;
use tantivy::query::{BooleanQuery, EnableScoring, PhraseQuery, Query, TermQuery};
use tantivy::schema::{FAST, Field, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, Score, Searcher, TantivyDocument, Term};

use crate::error::{Error, Result};
use crate::words::{Words, asked};

const FOLDER: &str = "index";
const TOKENIZER: &str = "words";
/// Memory of the writer in bytes; the more, the fewer pieces the index has.
const MEMORY: usize = 96 * 1024 * 1024;

struct Fields {
    words: Field,
    key: Field,
    row: Field,
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(TOKENIZER)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let fields = Fields {
        words: schema.add_text_field("words", TextOptions::default().set_indexing_options(indexing)),
        key: schema.add_text_field("key", STRING),
        row: schema.add_u64_field("row", FAST),
    };
    (schema.build(), fields)
}

fn with_tokenizer(index: Index) -> Index {
    index.tokenizers().register(TOKENIZER, TextAnalyzer::from(Words::default()));
    index
}

/// How a code or CUP stands in the index: letter case aside.
pub(crate) fn key(kind: char, text: &str) -> String {
    format!("{kind}{}", text.trim().to_uppercase())
}

/// Writes the index.
pub(crate) struct Writer {
    writer: IndexWriter,
    fields: Fields,
}

impl Writer {
    pub(crate) fn create(folder: &Path) -> Result<Self> {
        let folder = folder.join(FOLDER);
        std::fs::create_dir_all(&folder)?;
        let (schema, fields) = schema();
        let index = with_tokenizer(Index::create_in_dir(&folder, schema)?);
        let writer: IndexWriter = index.writer_with_num_threads(1, MEMORY)?;
        // Merging would write everything twice; a dozen pieces are searched as fast as one.
        writer.set_merge_policy(Box::new(NoMergePolicy));
        Ok(Self { writer, fields })
    }

    pub(crate) fn push(
        &mut self,
        row: u64,
        code: &str,
        cup: Option<&str>,
        title: &str,
        rest: &str,
    ) -> Result<()> {
        let mut document = TantivyDocument::new();
        document.add_u64(self.fields.row, row);
        document.add_text(self.fields.key, key('c', code));
        if let Some(cup) = cup {
            document.add_text(self.fields.key, key('u', cup));
        }
        // The title twice: a word there says more than one in the summary.
        document.add_text(self.fields.words, title);
        document.add_text(self.fields.words, title);
        if !rest.is_empty() {
            document.add_text(self.fields.words, rest);
        }
        self.writer.add_document(document)?;
        Ok(())
    }

    pub(crate) fn finish(mut self) -> Result<()> {
        self.writer.commit()?;
        self.writer.wait_merging_threads()?;
        Ok(())
    }
}

/// Reads the index.
pub(crate) struct Reader {
    searcher: Searcher,
    fields: Fields,
    /// The row of each piece's first document; the others follow it.
    first_rows: Vec<u32>,
}

impl Reader {
    pub(crate) fn open(folder: &Path) -> Result<Self> {
        let index = with_tokenizer(Index::open_in_dir(folder.join(FOLDER))?);
        let (_, fields) = schema();
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let searcher = IndexReader::searcher(&reader);
        let mut first_rows = Vec::new();
        for piece in searcher.segment_readers() {
            let rows = piece.fast_fields().u64("row")?.first_or_default_col(0);
            let (first, last) = (rows.get_val(0), rows.get_val(piece.max_doc().saturating_sub(1)));
            // One thread wrote them, in the order of rows.
            if last - first + 1 != u64::from(piece.num_docs()) {
                return Err(Error::damaged("the index is not in the order of rows"));
            }
            first_rows.push(u32::try_from(first).map_err(Error::damaged)?);
        }
        Ok(Self { searcher, fields, first_rows })
    }

    /// Gives each row of a question and, if asked for, how well it fits.
    fn each(&self, query: &dyn Query, scored: bool, each: &mut dyn FnMut(u32, Score)) -> Result<()> {
        let scoring = if scored {
            EnableScoring::enabled_from_searcher(&self.searcher)
        } else {
            EnableScoring::disabled_from_searcher(&self.searcher)
        };
        let weight = query.weight(scoring)?;
        for (piece, first) in self.searcher.segment_readers().iter().zip(&self.first_rows) {
            if scored {
                weight.for_each(piece, &mut |document, score| each(first + document, score))?;
            } else {
                weight.for_each_no_score(piece, &mut |documents| {
                    for document in documents {
                        each(first + document, 0.0);
                    }
                })?;
            }
        }
        Ok(())
    }

    /// Rows of that code (`c`) or CUP (`u`).
    pub(crate) fn rows_of_key(&self, kind: char, text: &str) -> Result<Vec<u32>> {
        let term = Term::from_field_text(self.fields.key, &key(kind, text));
        let mut rows = Vec::new();
        self.each(&TermQuery::new(term, IndexRecordOption::Basic), false, &mut |row, _| rows.push(row))?;
        rows.sort_unstable();
        Ok(rows)
    }

    /// Gives each row that holds all that was typed, with its score if asked for; false if nothing was
    /// typed. Where no word can be made of it, no row holds it.
    pub(crate) fn each_of_words(
        &self,
        typed: &str,
        scored: bool,
        each: &mut dyn FnMut(u32, Score),
    ) -> Result<bool> {
        let asked = asked(typed);
        let term = |stem: &String| Term::from_field_text(self.fields.words, stem);
        let option = if scored { IndexRecordOption::WithFreqs } else { IndexRecordOption::Basic };
        let mut clauses: Vec<Box<dyn Query>> = Vec::new();
        for word in &asked.words {
            clauses.push(Box::new(TermQuery::new(term(word), option)));
        }
        for phrase in &asked.phrases {
            clauses.push(Box::new(PhraseQuery::new(phrase.iter().map(term).collect())));
        }
        match &clauses[..] {
            [] => return Ok(!typed.trim().is_empty()),
            [alone] => self.each(alone.as_ref(), scored, each)?,
            _ => self.each(&BooleanQuery::intersection(clauses), scored, each)?,
        }
        Ok(true)
    }
}
