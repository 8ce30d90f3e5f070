/** WebP. */
package dev.tessera.media.javacv.webp;
