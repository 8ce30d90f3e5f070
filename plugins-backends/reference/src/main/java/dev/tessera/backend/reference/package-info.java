/** Interprets graphs in plain Java: slow, exact, without natives. */
package dev.tessera.backend.reference;
