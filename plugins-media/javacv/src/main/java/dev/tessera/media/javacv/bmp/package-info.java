/** BMP. */
package dev.tessera.media.javacv.bmp;
