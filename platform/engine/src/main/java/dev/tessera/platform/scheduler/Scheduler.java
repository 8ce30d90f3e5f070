package dev.tessera.platform.scheduler;

import static dev.tessera.platform.scheduler.Sequence.State.RUNNING;
import static java.util.Objects.requireNonNull;

import dev.tessera.platform.encodercache.EncoderCache;
import dev.tessera.platform.kvcache.KeyValueCache;
import dev.tessera.spi.error.TesseraException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides step by step what is computed. Sequences that are being generated go first, then prompts under way, then
 * those that wait; among each, by priority and arrival. Where blocks run out, the sequence that goes last loses its own
 * and starts over later. A media item is encoded in the step that first needs it, or the step stops before it.
 *
 * <p>A round is {@link #schedule}, running the step, {@link #complete}, and an {@link #append} or {@link #remove} for
 * each sequence that has logits to choose from. Nothing is computed here. Used by one thread. Whoever adds sequences
 * limits how many wait.
 */
public final class Scheduler {
    private final SchedulerLimits limits;
    private final KeyValueCache keyValueCache;
    private final EncoderCache encoderCache;
    private final RequestLimits requestLimits;
    private final Admissions admissions;
    private final LiveItems liveItems = new LiveItems();
    private final Sequences sequences = new Sequences();
    private Optional<ScheduledStep> inFlight = Optional.empty();
    private long nextNumber;
    private long preemptions;

    /** The sequences themselves, not their names: another may get the name of one that is gone. */
    private record ScheduledStep(Map<Sequence, Window> windows, List<EncoderRun> encoderRuns) {}

    /**
     * @param keyValueCache all of whose blocks are this scheduler's
     * @param encoderCache all of whose rows are this scheduler's
     */
    public Scheduler(SchedulerLimits limits, KeyValueCache keyValueCache, EncoderCache encoderCache) {
        this.limits = requireNonNull(limits, "limits is null");
        this.keyValueCache = requireNonNull(keyValueCache, "keyValueCache is null");
        this.encoderCache = requireNonNull(encoderCache, "encoderCache is null");
        this.requestLimits =
                new RequestLimits(keyValueCache.capacity(), limits.encoderBudget(), encoderCache.capacity());
        this.admissions = new Admissions(limits, keyValueCache, sequences);
    }

    /**
     * Adds a sequence, which waits for its turn.
     *
     * @throws TesseraException PROMPT_TOO_LONG, MEDIA_TOO_LARGE or INVALID_REQUEST where it could never run
     */
    public void add(SequenceRequest request) {
        requestLimits.check(request);
        add(request, Optional.empty(), true);
    }

    /**
     * Adds a sequence that goes on from another, as beams do. It is looked up in the prefix cache as others are, but does not
     * count there: that its beginning is found says nothing of how much requests have in common.
     *
     * @throws TesseraException as for {@link #add}
     */
    public void resume(SequenceRequest request) {
        requestLimits.check(request);
        add(request, Optional.empty(), false);
    }

    /**
     * Adds another choice for the prompt of a sequence that is not removed yet. It waits until that prompt is computed,
     * and then shares its full blocks.
     */
    public void fork(String id, String choiceId) {
        Sequence original = require(id);
        add(original.request().withId(choiceId), Optional.of(original), true);
    }

    private void add(SequenceRequest request, Optional<Sequence> original, boolean counting) {
        Sequence sequence = new Sequence(
                request, nextNumber, original, keyValueCache, counting, new HeldMedia(request.media(), encoderCache));
        if (sequences.find(request.id()).isPresent()) {
            throw new IllegalArgumentException("there is a sequence %s already".formatted(request.id()));
        }
        liveItems.add(request.media());
        sequences.add(sequence);
        nextNumber++;
    }

    /** Whether there are no sequences. */
    public boolean isIdle() {
        return sequences.runningCount() + sequences.waitingCount() == 0;
    }

    /**
     * Puts the next step together. It must be completed, or failed, before the next is asked for. It is empty where
     * every running sequence waits for a token to be appended, or there are none.
     */
    public Step schedule() {
        if (inFlight.isPresent()) {
            throw new IllegalStateException("the last step is not completed");
        }
        StepPlan plan = new StepPlan(limits, encoderCache);
        List<Sequence> running = sequences.running();
        for (Sequence sequence : running) {
            if (sequence.isDecoding()) {
                proceed(sequence, plan);
            }
        }
        for (Sequence sequence : running) {
            if (sequence.remaining() > 1) {
                proceed(sequence, plan);
            }
        }
        // what was just taken from one sequence is not given to the next that comes
        while (!plan.hasPreempted() && admissions.admitNext(plan)) {}
        Step step = plan.build();
        preemptions += step.preempted().size();
        inFlight = Optional.of(new ScheduledStep(plan.windows(), step.encoderRuns()));
        return step;
    }

    private void proceed(Sequence sequence, StepPlan plan) {
        while (sequence.state() == RUNNING) {
            Window window = plan.fit(sequence, sequence.computed());
            if (window.isEmpty()) {
                return;
            }
            if (sequence.table().missing(window.end()) <= keyValueCache.freeBlocks()) {
                plan.add(sequence, window);
                return;
            }
            plan.preempt(sequences.stopLast());
        }
    }

    /** Notes that the step was run. Sequences removed since it was put together are ignored. */
    public void complete() {
        takeInFlight().windows().forEach((sequence, window) -> {
            if (sequence.state() == RUNNING) {
                sequence.complete(window);
            }
        });
    }

    /**
     * Gives the step up, which could not be run: removes all sequences in it, and forgets what its encoders were to
     * make.
     *
     * @return the removed sequences
     */
    public List<String> fail() {
        ScheduledStep failed = takeInFlight();
        List<String> removed = new ArrayList<>();
        for (Sequence sequence : failed.windows().keySet()) {
            if (sequence.state() == RUNNING) {
                remove(sequence);
                removed.add(sequence.id());
            }
        }
        failed.encoderRuns().forEach(run -> encoderCache.drop(run.identifier()));
        return removed;
    }

    /**
     * Gives an item up that could not be encoded, in the step in which it should have been: removes the sequences that
     * need it. The rest of the step can still be run.
     *
     * @return the removed sequences, whose slices are not to be run
     */
    public List<String> failItem(String identifier) {
        List<String> removed = new ArrayList<>();
        for (Sequence sequence : sequences.running()) {
            if (sequence.media().isHeld(identifier)) {
                remove(sequence);
                removed.add(sequence.id());
            }
        }
        encoderCache.drop(identifier);
        return removed;
    }

    /**
     * Appends the token that was chosen for a sequence whose known tokens are all computed. The last token of an answer, which
     * nothing is computed after, needs no appending.
     *
     * @throws IllegalStateException where there are tokens to compute, or the sequence has its greatest length
     */
    public void append(String id, int token) {
        Sequence sequence = require(id);
        if (sequence.state() != RUNNING || sequence.remaining() > 0) {
            throw new IllegalStateException("sequence %s has tokens to compute yet".formatted(id));
        }
        if (sequence.isFull()) {
            throw new IllegalStateException(
                    "sequence %s has %d tokens, which is its greatest length".formatted(id, sequence.known()));
        }
        sequence.tokens().append(token);
    }

    /**
     * Removes a sequence in whatever state, because its answer is complete or nobody wants it any more. What it holds
     * is free at once. Unknown ones are ignored.
     */
    public void remove(String id) {
        sequences.find(id).ifPresent(this::remove);
    }

    private void remove(Sequence sequence) {
        sequences.remove(sequence);
        sequence.remove();
        liveItems.remove(sequence.request().media());
    }

    public SchedulerStatistics statistics() {
        return new SchedulerStatistics(
                sequences.waitingCount(),
                sequences.runningCount(),
                keyValueCache.freeBlocks(),
                encoderCache.freeableRows(),
                preemptions,
                keyValueCache.statistics(),
                encoderCache.statistics());
    }

    private ScheduledStep takeInFlight() {
        ScheduledStep scheduled = inFlight.orElseThrow(() -> new IllegalStateException("no step is under way"));
        inFlight = Optional.empty();
        return scheduled;
    }

    private Sequence require(String id) {
        return sequences
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("there is no sequence %s".formatted(id)));
    }
}
