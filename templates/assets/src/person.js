// Whose page this is. By the time it sends something by itself, somebody else may have signed in with the same
// browser: the server takes it from the page's own person only (`web/visit.rs`).
export const person = document.body.dataset.person;

/** Headers of what a page sends by itself. */
export const ownHeaders = person ? { 'Coesa-Person': person } : {};
