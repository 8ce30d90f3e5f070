/** What all image formats share: bounds-checked bytes, upright orientation, and pixels as Pillow converts them. */
package dev.tessera.media.javacv.image;
