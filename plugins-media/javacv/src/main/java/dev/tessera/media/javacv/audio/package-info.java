/** Decodes sound, alone or that of a video, into the samples of one channel. */
package dev.tessera.media.javacv.audio;
