/** Decodes images as Pillow does, and videos frame by frame: entry, configuration and the parsers. */
package dev.tessera.media.javacv;
