/** GIF. */
package dev.tessera.media.javacv.gif;
