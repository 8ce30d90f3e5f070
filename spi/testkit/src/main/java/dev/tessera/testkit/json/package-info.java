/** Reading the kit's own JSON files. */
package dev.tessera.testkit.json;
