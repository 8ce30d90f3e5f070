/** EXIF, XMP and the TIFF directories that EXIF is made of. */
package dev.tessera.media.javacv.metadata;
