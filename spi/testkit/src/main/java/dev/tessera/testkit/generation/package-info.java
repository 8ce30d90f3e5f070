/** An engine that plays scripts, for tests of what asks an engine. */
package dev.tessera.testkit.generation;
