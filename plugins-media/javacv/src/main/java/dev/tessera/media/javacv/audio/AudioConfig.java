package dev.tessera.media.javacv.audio;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.config.DataSize;
import dev.tessera.spi.config.Setting;
import java.time.Duration;

/**
 * Configuration of decoding sound. With no limit of its own, sound is as long as an array.
 *
 * @param maxFileSize 0 is no limit
 * @param maxDuration not negative; 0 is no limit
 * @param maxDecodedSize 0 is no limit
 * @param decodeTimeout positive
 */
public record AudioConfig(
        @Setting(
                key = "max-audio-file-size",
                description = "Audio in larger files, videos with sound included, is refused; 0 is no limit",
                defaultValue = "25MB")
        DataSize maxFileSize,

        @Setting(
                key = "max-audio-duration",
                description = "Audio that lasts longer is refused; 0s is no limit",
                defaultValue = "600s")
        Duration maxDuration,

        @Setting(
                key = "max-audio-decoded-size",
                description =
                        "Audio whose samples, all channels and four bytes each, take more is refused; 0 is no limit",
                defaultValue = "256MB")
        DataSize maxDecodedSize,

        @Setting(
                key = "audio-decode-timeout",
                description = "Audio that takes longer to decode is refused",
                defaultValue = "60s")
        Duration decodeTimeout) {
    public AudioConfig {
        requireNonNull(maxFileSize, "maxFileSize is null");
        requireNonNull(maxDecodedSize, "maxDecodedSize is null");
        if (!decodeTimeout.isPositive()) {
            throw new IllegalArgumentException(
                    "audio-decode-timeout is %s, but has to be above zero".formatted(decodeTimeout));
        }
        if (maxDuration.isNegative()) {
            throw new IllegalArgumentException(
                    "max-audio-duration is %s, but has to be 0s (no limit) or more".formatted(maxDuration));
        }
    }
}
