package dev.tessera.models.audio;

import dev.tessera.spi.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whose resampling is followed, with vLLM's names. */
public enum ResampleMethod {
    /** {@code libswresample} as PyAV calls it, with its default settings: vLLM's default. */
    PYAV {
        @Override
        PolyphaseFilter filter(Ratio ratio) {
            return SwresampleFilter.design(ratio);
        }
    },
    /** {@code scipy.signal.resample_poly} in single precision. */
    SCIPY {
        @Override
        PolyphaseFilter filter(Ratio ratio) {
            return KaiserSinc.scipy(ratio).polyphase(ratio);
        }
    },
    /** {@code soxr} in its quality HQ, up to 3e-4. */
    SOXR {
        @Override
        PolyphaseFilter filter(Ratio ratio) {
            return KaiserSinc.soxr(ratio).polyphase(ratio);
        }
    };

    /** What vLLM calls the choice. */
    public static final String OPTION = "audio_resample_method";

    /**
     * The method that options name in {@link #OPTION}.
     *
     * @param otherwise where they name none
     */
    public static ResampleMethod read(JsonObject options, ResampleMethod otherwise) {
        String text = options.string(OPTION, otherwise.text());
        for (ResampleMethod method : values()) {
            if (method.text().equals(text)) {
                return method;
            }
        }
        throw options.error(
                OPTION,
                "\"%s\" is none of %s"
                        .formatted(
                                text,
                                Arrays.stream(values())
                                        .map(ResampleMethod::text)
                                        .collect(Collectors.joining(", "))));
    }

    /** The name in options, in lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What makes one rate of the other. */
    abstract PolyphaseFilter filter(Ratio ratio);
}
