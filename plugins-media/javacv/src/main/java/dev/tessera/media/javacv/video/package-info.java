/** Which frames of a video are taken, and where they are. */
package dev.tessera.media.javacv.video;
