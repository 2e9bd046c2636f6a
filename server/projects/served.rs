//! The dataset that is being served: a version's folder, opened when an import has made it current.

use std::path::PathBuf;
use std::sync::{Arc, RwLock};

use dataset::{By, Dataset, Filter, Found, Share};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::dataset_import::{Column, Entity};

use crate::db::Db;
use crate::error::{Error, Result};
use crate::workers::Workers;

/// Name of the version that the database calls current.
pub async fn current(db: &Db) -> Result<Option<String>> {
    let import = Entity::find().filter(Column::Current.eq(true)).order_by_desc(Column::Id).one(db).await?;
    Ok(import.and_then(|import| import.version))
}

/// Gives the open dataset to whoever reads, and changes it under nobody's hands: a reader keeps the
/// version that it began with.
pub struct Served {
    folder: PathBuf,
    open: RwLock<Option<(String, Arc<Dataset>)>>,
    searches: Workers<()>,
}

impl Served {
    /// Nothing open yet.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, open: RwLock::new(None), searches: Workers::default() }
    }

    /// The folder of all versions.
    pub fn folder(&self) -> &PathBuf {
        &self.folder
    }

    /// The current dataset; `NotReady` as long as there is none.
    pub fn current(&self) -> Result<Arc<Dataset>> {
        self.find().ok_or(Error::NotReady)
    }

    /// The current dataset, if there is one.
    pub fn find(&self) -> Option<Arc<Dataset>> {
        self.open.read().ok()?.as_ref().map(|(_, dataset)| dataset.clone())
    }

    /// Name of the version being served.
    pub fn version(&self) -> Option<String> {
        self.open.read().ok()?.as_ref().map(|(version, _)| version.clone())
    }

    /// Finds what is asked, on threads for searches: a few at a time, the others in the order in which
    /// they came. Past the end there is the last page.
    pub async fn search(
        &self,
        dataset: &Arc<Dataset>,
        filter: Filter,
        page: usize,
        per_page: usize,
    ) -> Result<Found> {
        let dataset = dataset.clone();
        let found = self.searches.run(move |()| {
            let found = dataset.search(&filter, page, per_page)?;
            if found.page > found.pages { dataset.search(&filter, found.pages, per_page) } else { Ok(found) }
        });
        Ok(found.await??)
    }

    /// Does something with the dataset, on the same threads.
    pub async fn look<T: Send + 'static>(
        &self,
        dataset: &Arc<Dataset>,
        work: impl FnOnce(&Dataset) -> dataset::Result<T> + Send + 'static,
    ) -> Result<T> {
        let dataset = dataset.clone();
        Ok(self.searches.run(move |()| work(&dataset)).await??)
    }

    /// Divides a selection along one dimension, on the same threads.
    pub async fn divided(&self, dataset: &Arc<Dataset>, filter: Filter, by: By) -> Result<Arc<Vec<Share>>> {
        let dataset = dataset.clone();
        Ok(self.searches.run(move |()| dataset.divided(&filter, by)).await??)
    }

    /// Opens the version that the database calls current, unless it is open already.
    pub async fn refresh(&self, db: &Db) -> Result<()> {
        let Some(version) = current(db).await?.filter(|version| self.version().as_ref() != Some(version))
        else {
            return Ok(());
        };
        let (folder, name) = (self.folder.clone(), version.clone());
        let dataset = tokio::task::spawn_blocking(move || Dataset::open(&folder, &name)).await??;
        if let Ok(mut open) = self.open.write() {
            *open = Some((version, Arc::new(dataset)));
        }
        Ok(())
    }
}
