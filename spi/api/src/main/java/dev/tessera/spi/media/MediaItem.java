package dev.tessera.spi.media;

/** One decoded piece of media, as an input processor takes it. Immutable. Plugins may add implementations of their own. */
public interface MediaItem {
    /** What kind of media this is. */
    Modality modality();
}
