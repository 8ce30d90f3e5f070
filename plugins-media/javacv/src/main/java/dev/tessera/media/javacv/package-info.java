/** Decodes images as Pillow does, videos frame by frame, and sound: entry, configuration and the parsers. */
package dev.tessera.media.javacv;
