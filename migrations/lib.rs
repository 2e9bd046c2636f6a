//! Coesa.
