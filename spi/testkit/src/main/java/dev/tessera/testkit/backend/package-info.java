/** What every backend must do, as tests. */
package dev.tessera.testkit.backend;
