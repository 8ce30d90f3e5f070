/** PNG. */
package dev.tessera.media.javacv.png;
