/** Video and audio in containers, read with FFmpeg. */
package dev.tessera.media.javacv.ffmpeg;
