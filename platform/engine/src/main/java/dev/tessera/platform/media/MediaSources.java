package dev.tessera.platform.media;

import static dev.tessera.spi.error.StandardErrors.INVALID_PLUGIN;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.MediaSource;
import dev.tessera.spi.media.Modality;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sends each URL to the source that serves its scheme. Thread-safe. */
public final class MediaSources {
    private final Map<String, MediaSource> byScheme = new TreeMap<>();

    public MediaSources(Collection<MediaSource> sources) {
        for (MediaSource source : sources) {
            for (String scheme : source.schemes()) {
                if (byScheme.putIfAbsent(scheme, source) != null) {
                    throw new TesseraException(INVALID_PLUGIN, "two media sources serve %s URLs".formatted(scheme));
                }
            }
        }
    }

    /**
     * Reads what a URL points to.
     *
     * @param modality what the media is wanted as; errors blame a parameter such as {@code image_url}
     * @param maxBytes more than this is refused
     */
    public EncodedMedia fetch(String url, Modality modality, long maxBytes) {
        try {
            return source(url).fetch(url, modality, maxBytes);
        } catch (TesseraException e) {
            throw e.parameter().isPresent() ? e : e.withParameter(modality.name() + "_url");
        }
    }

    private MediaSource source(String url) {
        int colon = url.indexOf(':');
        String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
        MediaSource source = byScheme.get(scheme);
        if (source == null) {
            throw new TesseraException(
                    INVALID_REQUEST,
                    "\"%s\" is not a URL that can be read; URLs start with %s"
                            .formatted(shorten(url), String.join(":, ", byScheme.keySet()) + ":"));
        }
        return source;
    }

    private static String shorten(String url) {
        return url.length() <= 60 ? url : url.substring(0, 57) + "...";
    }
}
