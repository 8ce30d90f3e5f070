package dev.tessera.frontend.openai.stream;

import dev.tessera.spi.generation.Usage;
import dev.tessera.spi.media.Modality;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** What several requests took together. They are prepared one after the other, and answered at the same time. */
final class MergedUsage {
    private MergedUsage() {}

    static Usage of(List<Usage> usages) {
        Map<Modality, Integer> mediaTokens = new HashMap<>();
        usages.forEach(usage ->
                usage.mediaTokens().forEach((modality, tokens) -> mediaTokens.merge(modality, tokens, Integer::sum)));
        return new Usage(
                sum(usages, Usage::promptTokens),
                sum(usages, Usage::cachedTokens),
                sum(usages, Usage::completionTokens),
                mediaTokens,
                usages.stream().map(Usage::preparation).reduce(Duration.ZERO, Duration::plus),
                longest(usages, Usage::firstToken),
                longest(usages, Usage::furtherTokens));
    }

    private static int sum(List<Usage> usages, ToIntFunction<Usage> part) {
        return usages.stream().mapToInt(part).sum();
    }

    private static Duration longest(List<Usage> usages, Function<Usage, Duration> part) {
        return usages.stream().map(part).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }
}
