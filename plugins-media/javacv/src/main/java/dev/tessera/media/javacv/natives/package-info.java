/** How native libraries are loaded. */
package dev.tessera.media.javacv.natives;
