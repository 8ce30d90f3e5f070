/** Files that people and programs name. */
package dev.tessera.platform.file;
