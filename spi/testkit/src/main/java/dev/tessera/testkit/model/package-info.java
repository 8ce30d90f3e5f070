/** Parts of models by themselves, for tests of model families. */
package dev.tessera.testkit.model;
