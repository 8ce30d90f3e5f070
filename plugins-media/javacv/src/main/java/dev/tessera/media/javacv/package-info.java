/** Decodes images as Pillow does: entry, configuration and the parser. */
package dev.tessera.media.javacv;
