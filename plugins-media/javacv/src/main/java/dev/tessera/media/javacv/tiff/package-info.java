/** TIFF. */
package dev.tessera.media.javacv.tiff;
