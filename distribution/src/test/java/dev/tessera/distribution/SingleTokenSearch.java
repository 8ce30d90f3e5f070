package dev.tessera.distribution;

import dev.tessera.platform.engine.Engine;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.generation.TokenLogprobs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A beam search as vLLM does it: for each beam and token a request of one token, all through to the end.
 *
 * @param promptTokenIds the prompt, with one placeholder for each item
 * @param promptLength its tokens, placeholders expanded
 * @param media the items
 * @param stopTokenId ends an answer
 */
record SingleTokenSearch(
        Engine engine, List<Integer> promptTokenIds, int promptLength, List<ContentPart.Media> media, int stopTokenId) {

    /** @param logprob sum over its tokens */
    private record Beam(List<Integer> tokenIds, double logprob) {}

    List<List<Integer>> answers(int width, int maxTokens) throws InterruptedException {
        List<Beam> beams = List.of(new Beam(List.of(), 0));
        List<Beam> completed = new ArrayList<>();
        for (int step = 0; step < maxTokens; step++) {
            List<Beam> candidates = new ArrayList<>();
            for (Beam beam : beams) {
                for (TokenLogprobs.Candidate token : next(beam, 2 * width)) {
                    List<Integer> tokenIds = new ArrayList<>(beam.tokenIds());
                    tokenIds.add(token.id());
                    Beam continued = new Beam(tokenIds, beam.logprob() + token.logprob());
                    (token.id() == stopTokenId ? completed : candidates).add(continued);
                }
            }
            beams = candidates.stream()
                    .sorted(Comparator.comparingDouble(Beam::logprob).reversed())
                    .limit(width)
                    .toList();
        }
        completed.addAll(beams);
        return completed.stream()
                .sorted(Comparator.comparingDouble(this::score).reversed())
                .limit(width)
                .map(Beam::tokenIds)
                .toList();
    }

    private double score(Beam beam) {
        int length = promptLength + beam.tokenIds().size();
        return beam.logprob() / (beam.tokenIds().getLast() == stopTokenId ? length - 1 : length);
    }

    private List<TokenLogprobs.Candidate> next(Beam beam, int count) throws InterruptedException {
        List<Integer> tokenIds = new ArrayList<>(promptTokenIds);
        tokenIds.addAll(beam.tokenIds());
        GenerationRequest request = new GenerationRequest(
                new Prompt.Tokens(tokenIds, media),
                SamplingParameters.builder()
                        .maxTokens(1)
                        .temperature(0)
                        .logprobs(count)
                        .build());
        try (GenerationStream stream = engine.generate(request)) {
            while (true) {
                if (stream.next() instanceof GenerationEvent.Token token) {
                    return token.logprobs().orElseThrow().likeliest();
                }
            }
        }
    }
}
