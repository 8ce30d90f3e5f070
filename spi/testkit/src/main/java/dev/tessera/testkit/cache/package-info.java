/** What cache policies must do, and a double of one. */
package dev.tessera.testkit.cache;
