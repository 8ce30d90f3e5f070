/** JPEG. */
package dev.tessera.media.javacv.jpeg;
