package dev.tessera.platform.engine;

import static dev.tessera.platform.engine.TestingWords.END;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.platform.encodercache.EncoderCache;
import dev.tessera.platform.encodercache.TestingCachePolicy;
import dev.tessera.platform.kvcache.KeyValueCache;
import dev.tessera.platform.metrics.EngineMetrics;
import dev.tessera.platform.metrics.MediaMetrics;
import dev.tessera.platform.prompt.PreparedPrompt;
import dev.tessera.platform.sampling.BadWords;
import dev.tessera.platform.sampling.BeamRules;
import dev.tessera.platform.sampling.SamplingSettings;
import dev.tessera.platform.sampling.TokenRules;
import dev.tessera.platform.scheduler.ScheduledSlice;
import dev.tessera.platform.scheduler.Scheduler;
import dev.tessera.platform.scheduler.SchedulerLimits;
import dev.tessera.platform.scheduler.Step;
import dev.tessera.platform.tokenizer.Tokenizer;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.RequestContext;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.generation.ServedModel;
import dev.tessera.testkit.metrics.TestingMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A beam search that a real scheduler steps, on a network that needs no device. Its clock ticks with each step. */
final class TestingSearch {
    static final List<Integer> PROMPT = List.of(0, 1, 2, 1, 0);

    final AdmissionControl admission = new AdmissionControl(1, 100);
    final ActiveRequests requests = new ActiveRequests();
    final KeyValueCache keyValueCache;
    final Scheduler scheduler;
    final ActiveRequest request;
    private final TestingNetwork network;
    private final BeamStep beamStep;
    private final RequestStream stream = new RequestStream(() -> {});
    private long now;

    /** The sizes; blocks have four tokens. */
    record Sizes(int sequences, int blocks, boolean prefixCaching) {
        static final Sizes ROOMY = new Sizes(64, 500, true);
    }

    TestingSearch(TestingNetwork network, Tokenizer tokenizer, SamplingParameters sampling, Sizes sizes) {
        this.network = network;
        keyValueCache = new KeyValueCache(sizes.blocks(), 4, sizes.prefixCaching());
        scheduler = new Scheduler(
                new SchedulerLimits(sizes.sequences(), 512, 1, 512, 0),
                keyValueCache,
                new EncoderCache(1, new TestingCachePolicy()));
        AdmissionControl.Ticket ticket = admission.enter();
        ticket.addTokens(PROMPT.size());
        request = new ActiveRequest(
                0,
                new PreparedPrompt("", PROMPT, List.of()),
                (axis, token) -> token,
                sampling,
                RequestContext.DEFAULT,
                stream,
                ticket,
                new Timeline(0, 0));
        requests.add(request);
        beamStep = new BeamStep(scheduler, requests, new LogprobReport(tokenizer), metrics(), () -> now);
        beamStep.start(search(tokenizer, sampling));
    }

    private static LoopMetrics metrics() {
        TestingMetrics metrics = new TestingMetrics();
        ServedModel model = new ServedModel("m", 64, Set.of());
        EngineLoad load = new EngineLoad();
        return new LoopMetrics(new EngineMetrics(metrics, model, load), new MediaMetrics(metrics, model), load);
    }

    private ActiveSearch search(Tokenizer tokenizer, SamplingParameters sampling) {
        int maxTokens = sampling.maxTokens().orElseThrow();
        SamplingSettings settings = new SamplingSettings(
                1,
                1,
                0,
                0,
                1,
                0,
                0,
                Optional.empty(),
                new TokenRules(0, Set.of(END), Map.of(), BadWords.none(), Set.of()));
        List<Choice> choices = IntStream.range(0, sampling.n())
                .mapToObj(index -> new Choice(index, request, settings, new AnswerText(tokenizer, sampling), maxTokens))
                .toList();
        return new ActiveSearch(
                request,
                new BeamRules(sampling.beamSearch().orElseThrow(), sampling.n(), PROMPT.size(), maxTokens, Set.of(END)),
                choices);
    }

    /** A step of the engine. */
    Step step() {
        now++;
        Step step = scheduler.schedule();
        step.admitted().stream()
                .filter(admission ->
                        requests.sequence(admission.sequenceId()).orElseThrow().isFirst())
                .forEach(first -> request.admitted(first.cachedTokens(), now));
        scheduler.complete();
        step.slices().stream().filter(ScheduledSlice::wantsLogits).forEach(this::take);
        beamStep.complete();
        return step;
    }

    private void take(ScheduledSlice slice) {
        BeamSequence sequence =
                (BeamSequence) requests.sequence(slice.sequenceId()).orElseThrow();
        List<Integer> tokens = new ArrayList<>(PROMPT);
        tokens.addAll(sequence.beam().tokenIds());
        assertThat(slice.end()).isEqualTo(tokens.size());
        assertThat(slice.tokenIds()).containsExactlyElementsOf(tokens.subList(slice.start(), slice.end()));
        beamStep.take(sequence, network.after(tokens));
    }

    /** Steps until the request is over, and tells what happened to it. */
    List<GenerationEvent> run() throws InterruptedException {
        while (!requests.all().isEmpty()) {
            step();
        }
        List<GenerationEvent> events = new ArrayList<>();
        do {
            events.add(stream.next());
        } while (!(events.getLast() instanceof GenerationEvent.Finished));
        return events;
    }
}
