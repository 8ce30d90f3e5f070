package dev.tessera.media.sources.http;

import dev.tessera.spi.config.Setting;
import dev.tessera.spi.media.Modality;
import java.time.Duration;
import java.util.List;

/**
 * Configuration of fetching from the web.
 *
 * @param allowedDomains as {@link AllowedDomains} reads them
 * @param imageTimeout positive
 * @param videoTimeout positive
 * @param audioTimeout positive
 * @param maxAttempts 1 to 10
 * @param totalTimeout positive
 */
public record HttpConfig(
        @Setting(
                key = "allowed-domains",
                description = "The hosts that http and https URLs may name, such as media.example.com or"
                        + " *.example.com; when empty, all that are public")
        List<String> allowedDomains,

        @Setting(
                key = "allow-redirects",
                description = "Whether redirects are followed, each checked as the URL itself is",
                defaultValue = "true")
        boolean allowRedirects,

        @Setting(
                key = "allow-private-addresses",
                description = "Whether hosts may have addresses of a private network or of this machine; link-local and"
                        + " metadata addresses are refused even then",
                defaultValue = "false")
        boolean allowPrivateAddresses,

        @Setting(
                key = "image-timeout",
                description = "How long one attempt to fetch an image may take",
                defaultValue = "5s")
        Duration imageTimeout,

        @Setting(
                key = "video-timeout",
                description = "How long one attempt to fetch a video, or media of a plugin's own kind, may take",
                defaultValue = "30s")
        Duration videoTimeout,

        @Setting(
                key = "audio-timeout",
                description = "How long one attempt to fetch sound may take",
                defaultValue = "10s")
        Duration audioTimeout,

        @Setting(
                key = "max-attempts",
                description = "How often a fetch is tried where the network or the other server fails, each time with"
                        + " four times the timeout, after waits of 1s, 4s and so on",
                defaultValue = "3")
        int maxAttempts,

        @Setting(
                key = "total-timeout",
                description = "How long all attempts to fetch one item may take together",
                defaultValue = "5m")
        Duration totalTimeout) {
    private static final int MAX_ATTEMPTS = 10;

    public HttpConfig {
        allowedDomains = List.copyOf(allowedDomains);
        AllowedDomains.of(allowedDomains);
        requirePositive("image-timeout", imageTimeout);
        requirePositive("video-timeout", videoTimeout);
        requirePositive("audio-timeout", audioTimeout);
        requirePositive("total-timeout", totalTimeout);
        if (maxAttempts < 1 || maxAttempts > MAX_ATTEMPTS) {
            throw new IllegalArgumentException(
                    "max-attempts is %d, but has to be 1 to %d".formatted(maxAttempts, MAX_ATTEMPTS));
        }
    }

    private static void requirePositive(String key, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("%s is %s, but has to be more than nothing".formatted(key, value));
        }
    }

    Duration timeout(Modality modality) {
        if (modality.equals(Modality.IMAGE)) {
            return imageTimeout;
        }
        return modality.equals(Modality.AUDIO) ? audioTimeout : videoTimeout;
    }
}
