/** The libraries that decode: OpenCV, and the image readers of the JDK. */
package dev.tessera.media.javacv.codec;
