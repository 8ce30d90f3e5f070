package dev.tessera.platform.plugin;

import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.cache.CachePolicy;
import dev.tessera.spi.frontend.Frontend;
import dev.tessera.spi.frontend.Protocol;
import dev.tessera.spi.media.MediaSource;
import dev.tessera.spi.media.ModalityParser;
import dev.tessera.spi.media.TensorFormat;
import dev.tessera.spi.model.ModelFamily;
import java.util.List;

/** One of the kinds of things that plugins contribute. */
public final class ContributionKind<T> {
    public static final ContributionKind<ModelFamily> MODEL_FAMILY =
            new ContributionKind<>("model family", ModelFamily.class);
    public static final ContributionKind<ModalityParser> MODALITY_PARSER =
            new ContributionKind<>("modality parser", ModalityParser.class);
    public static final ContributionKind<TensorFormat> TENSOR_FORMAT =
            new ContributionKind<>("tensor format", TensorFormat.class);
    public static final ContributionKind<MediaSource> MEDIA_SOURCE =
            new ContributionKind<>("media source", MediaSource.class);
    public static final ContributionKind<CachePolicy> CACHE_POLICY =
            new ContributionKind<>("cache policy", CachePolicy.class);
    public static final ContributionKind<Frontend> FRONTEND = new ContributionKind<>("frontend", Frontend.class);
    public static final ContributionKind<Protocol> PROTOCOL = new ContributionKind<>("protocol", Protocol.class);
    public static final ContributionKind<Backend> BACKEND = new ContributionKind<>("backend", Backend.class);

    private static final List<ContributionKind<?>> ALL = List.of(
            MODEL_FAMILY, MODALITY_PARSER, TENSOR_FORMAT, MEDIA_SOURCE, CACHE_POLICY, FRONTEND, PROTOCOL, BACKEND);

    private final String label;
    private final Class<T> type;

    private ContributionKind(String label, Class<T> type) {
        this.label = label;
        this.type = type;
    }

    /** All kinds. */
    public static List<ContributionKind<?>> all() {
        return ALL;
    }

    /** What messages call one of the kind, such as {@code media source}. */
    public String label() {
        return label;
    }

    public Class<T> type() {
        return type;
    }

    @Override
    public String toString() {
        return label;
    }
}
