/** Reference results of the model families. */
package dev.tessera.testkit.goldens;
