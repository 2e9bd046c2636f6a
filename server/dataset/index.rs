//! The index of words: which rows hold them, and how well. Everything else about a row is in the
//! facets.

use std::path::Path;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::ColumnValues;
use tantivy::merge_policy::NoMergePolicy;
use tantivy::query::{BooleanQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{FAST, Field, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{
    DocId, Index, IndexReader, IndexWriter, ReloadPolicy, Score, SegmentReader, TantivyDocument, Term,
};

use crate::error::Result;
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
    reader: IndexReader,
    fields: Fields,
}

impl Reader {
    pub(crate) fn open(folder: &Path) -> Result<Self> {
        let index = with_tokenizer(Index::open_in_dir(folder.join(FOLDER))?);
        let (_, fields) = schema();
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { reader, fields })
    }

    /// Rows of that code (`c`) or CUP (`u`).
    pub(crate) fn rows_of_key(&self, kind: char, text: &str) -> Result<Vec<u32>> {
        let term = Term::from_field_text(self.fields.key, &key(kind, text));
        let query = TermQuery::new(term, IndexRecordOption::Basic);
        let mut rows = self.reader.searcher().search(&query, &Rows { scored: false })?;
        rows.sort_unstable_by_key(|(row, _)| *row);
        Ok(rows.into_iter().map(|(row, _)| row).collect())
    }

    /// Rows that hold all that was typed, with their scores if asked for; none if nothing was typed
    /// that could be searched.
    pub(crate) fn rows_of_words(&self, typed: &str, scored: bool) -> Result<Option<Vec<(u32, Score)>>> {
        let asked = asked(typed);
        let term = |stem: &String| Term::from_field_text(self.fields.words, stem);
        let option = if scored { IndexRecordOption::WithFreqs } else { IndexRecordOption::Basic };
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for word in &asked.words {
            clauses.push((Occur::Must, Box::new(TermQuery::new(term(word), option))));
        }
        for phrase in &asked.phrases {
            clauses.push((Occur::Must, Box::new(PhraseQuery::new(phrase.iter().map(term).collect()))));
        }
        if clauses.is_empty() {
            return Ok(None);
        }
        let query = BooleanQuery::new(clauses);
        Ok(Some(self.reader.searcher().search(&query, &Rows { scored })?))
    }
}

/// Collects the rows of all documents that match.
struct Rows {
    scored: bool,
}

struct SegmentRows {
    row: std::sync::Arc<dyn ColumnValues<u64>>,
    found: Vec<(u32, Score)>,
}

impl Collector for Rows {
    type Fruit = Vec<(u32, Score)>;
    type Child = SegmentRows;

    fn for_segment(&self, _: u32, segment: &SegmentReader) -> tantivy::Result<SegmentRows> {
        let row = segment.fast_fields().u64("row")?.first_or_default_col(0);
        Ok(SegmentRows { row, found: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        self.scored
    }

    fn merge_fruits(&self, fruits: Vec<Self::Fruit>) -> tantivy::Result<Self::Fruit> {
        Ok(fruits.concat())
    }
}

impl SegmentCollector for SegmentRows {
    type Fruit = Vec<(u32, Score)>;

    fn collect(&mut self, document: DocId, score: Score) {
        let row = u32::try_from(self.row.get_val(document)).unwrap_or(u32::MAX);
        self.found.push((row, score));
    }

    fn harvest(self) -> Self::Fruit {
        self.found
    }
}
