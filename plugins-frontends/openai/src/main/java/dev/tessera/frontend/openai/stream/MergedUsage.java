package dev.tessera.frontend.openai.stream;

import dev.tessera.spi.generation.Usage;
import dev.tessera.spi.media.Modality;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * What several requests took together. They are prepared one after the other, and answered at the same time: together they
 * took what there was until the last of them ended, and no more.
 */
final class MergedUsage {
    private MergedUsage() {}

    /** @param usages at least one, in the order in which the requests were prepared */
    static Usage of(List<Usage> usages) {
        Map<Modality, Integer> mediaTokens = new HashMap<>();
        Duration prepared = Duration.ZERO;
        Usage last = usages.getFirst();
        Duration lastPrepared = last.preparation();
        for (Usage usage : usages) {
            usage.mediaTokens().forEach((modality, tokens) -> mediaTokens.merge(modality, tokens, Integer::sum));
            prepared = prepared.plus(usage.preparation());
            if (prepared.plus(answering(usage)).compareTo(lastPrepared.plus(answering(last))) > 0) {
                last = usage;
                lastPrepared = prepared;
            }
        }
        return new Usage(
                sum(usages, Usage::promptTokens),
                sum(usages, Usage::cachedTokens),
                sum(usages, Usage::completionTokens),
                mediaTokens,
                lastPrepared,
                last.firstToken(),
                last.furtherTokens());
    }

    private static Duration answering(Usage usage) {
        return usage.firstToken().plus(usage.furtherTokens());
    }

    private static int sum(List<Usage> usages, ToIntFunction<Usage> part) {
        return usages.stream().mapToInt(part).sum();
    }
}
