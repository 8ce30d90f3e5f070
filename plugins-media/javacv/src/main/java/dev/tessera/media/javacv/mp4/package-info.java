/** What MP4 and MOV files promise, read before a decoder believes it. */
package dev.tessera.media.javacv.mp4;
