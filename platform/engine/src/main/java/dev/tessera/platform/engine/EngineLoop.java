package dev.tessera.platform.engine;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.runner.RunnerSizes;
import dev.tessera.platform.runner.StepOutput;
import dev.tessera.platform.scheduler.Admission;
import dev.tessera.platform.scheduler.ScheduledSlice;
import dev.tessera.platform.scheduler.Scheduler;
import dev.tessera.platform.scheduler.Step;
import dev.tessera.spi.error.TesseraException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What the engine's thread does: takes in what others ask for, and steps the model while there are requests. Owns the
 * scheduler and with it the books of all caches. What goes wrong with a request, or a step, ends those it concerns and
 * nothing else.
 */
final class EngineLoop {
    private final Inbox inbox;
    private final Scheduler scheduler;
    private final ActiveRequests requests;
    private final StepRunner runner;
    private final ChoiceFactory choices;
    private final TokenStep tokenStep;
    private final BeamStep beamStep;
    private final LoopMetrics metrics;
    private final RunnerSizes sizes;
    private final LongSupplier ticker;

    /** @param sizes of the caches */
    EngineLoop(
            Inbox inbox,
            Scheduler scheduler,
            ActiveRequests requests,
            StepRunner runner,
            ChoiceFactory choices,
            TokenStep tokenStep,
            BeamStep beamStep,
            LoopMetrics metrics,
            RunnerSizes sizes,
            LongSupplier ticker) {
        this.inbox = requireNonNull(inbox, "inbox is null");
        this.scheduler = requireNonNull(scheduler, "scheduler is null");
        this.requests = requireNonNull(requests, "requests is null");
        this.runner = requireNonNull(runner, "runner is null");
        this.choices = requireNonNull(choices, "choices is null");
        this.tokenStep = requireNonNull(tokenStep, "tokenStep is null");
        this.beamStep = requireNonNull(beamStep, "beamStep is null");
        this.metrics = requireNonNull(metrics, "metrics is null");
        this.sizes = requireNonNull(sizes, "sizes is null");
        this.ticker = requireNonNull(ticker, "ticker is null");
    }

    /** Runs until it is told to stop, and ends all requests then. */
    void run() {
        try {
            work();
        } catch (RuntimeException | Error e) {
            // a defect, after which the books cannot be trusted
            TesseraException reason = EngineFailure.of(e);
            requests.all().forEach(request -> request.fail(reason));
            throw e;
        }
    }

    private void work() {
        Optional<TesseraException> stop = Optional.empty();
        while (stop.isEmpty()) {
            stop = receive(scheduler.isIdle() ? inbox.take() : inbox.poll());
            if (stop.isEmpty() && !scheduler.isIdle()) {
                step();
            }
            metrics.observe(scheduler.statistics(), sizes);
        }
        TesseraException reason = stop.get();
        requests.all().forEach(request -> fail(request, reason));
        metrics.observe(scheduler.statistics(), sizes);
    }

    private Optional<TesseraException> receive(List<EngineMessage> messages) {
        Optional<TesseraException> stop = Optional.empty();
        for (EngineMessage message : messages) {
            switch (message) {
                case EngineMessage.Submit(ActiveRequest request) -> start(request);
                case EngineMessage.Cancel(long number) -> requests.find(number).ifPresent(this::cancel);
                case EngineMessage.Stop(TesseraException reason) -> stop = Optional.of(reason);
            }
        }
        return stop;
    }

    private void start(ActiveRequest request) {
        try {
            requests.add(request);
            List<Choice> itsChoices = choices.create(request);
            if (request.sampling().beamSearch().isPresent()) {
                beamStep.start(choices.search(request, itsChoices));
            } else {
                start(request, itsChoices);
            }
            // only now is it certain that the request can be worked off
            request.start();
        } catch (RuntimeException | OutOfMemoryError e) {
            fail(request, EngineFailure.of(e));
        }
    }

    private void start(ActiveRequest request, List<Choice> itsChoices) {
        itsChoices.forEach(requests::add);
        String first = itsChoices.getFirst().sequenceId();
        scheduler.add(request.sequence(first, List.of(), choices.maxLength(request)));
        itsChoices.stream().skip(1).forEach(choice -> scheduler.fork(first, choice.sequenceId()));
    }

    private void step() {
        Step step = scheduler.schedule();
        metrics.scheduled(step);
        // a step may be long, and who looks meanwhile is to see what runs and waits
        metrics.observe(scheduler.statistics(), sizes);
        step.admitted().forEach(this::note);
        step.preempted().stream()
                .flatMap(sequence -> requests.sequence(sequence).stream())
                .forEach(sequence -> sequence.request().timeline().preempted());
        runner.encode(step.encoderRuns()).forEach(this::failItem);
        // those whose items could not be encoded are gone
        List<ScheduledSlice> slices = step.slices().stream()
                .filter(slice -> requests.sequence(slice.sequenceId()).isPresent())
                .toList();
        if (slices.isEmpty()) {
            scheduler.complete();
            return;
        }
        Optional<StepOutput> output = compute(slices);
        if (output.isPresent()) {
            try (StepOutput scores = output.get()) {
                for (int i = 0; i < slices.size(); i++) {
                    take(slices.get(i), scores, i);
                }
                beamStep.complete();
            }
        }
    }

    private void note(Admission admission) {
        requests.sequence(admission.sequenceId())
                .filter(ActiveSequence::isFirst)
                .ifPresent(sequence -> admit(sequence.request(), admission.cachedTokens()));
    }

    private void admit(ActiveRequest request, int cachedTokens) {
        request.admitted(cachedTokens, ticker.getAsLong());
        metrics.admitted(request.prompt().tokenIds().size(), cachedTokens);
    }

    /** Computes the step; where that fails, those in it fail. */
    private Optional<StepOutput> compute(List<ScheduledSlice> slices) {
        try {
            StepOutput output = runner.step(slices);
            scheduler.complete();
            return Optional.of(output);
        } catch (RuntimeException | OutOfMemoryError e) {
            TesseraException reason = EngineFailure.of(e);
            scheduler.fail().forEach(sequence -> failSequence(sequence, reason));
            return Optional.empty();
        }
    }

    private void take(ScheduledSlice slice, StepOutput scores, int number) {
        // another sequence of the request may have failed just now
        Optional<ActiveSequence> sequence = requests.sequence(slice.sequenceId());
        if (sequence.isEmpty() || !slice.wantsLogits()) {
            return;
        }
        try {
            switch (sequence.get()) {
                case Choice choice ->
                    tokenStep.take(slice, scores.scores(number), choice).ifPresent(chosen -> advance(choice, chosen));
                case BeamSequence beam -> beamStep.take(beam, scores.last(number));
            }
        } catch (RuntimeException | OutOfMemoryError e) {
            fail(sequence.get().request(), EngineFailure.of(e));
        }
    }

    private void advance(Choice choice, TokenStep.Chosen chosen) {
        metrics.generated(choice, ticker.getAsLong());
        if (chosen.last().isEmpty()) {
            scheduler.append(choice.sequenceId(), chosen.token());
            return;
        }
        scheduler.remove(choice.sequenceId());
        if (choice.complete(chosen.last().get(), metrics)) {
            requests.remove(choice.request());
        }
    }

    private void cancel(ActiveRequest request) {
        forget(request);
        request.abandon();
        metrics.aborted();
    }

    private void failItem(String identifier, TesseraException reason) {
        scheduler.failItem(identifier).forEach(sequence -> failSequence(sequence, reason));
    }

    private void failSequence(String sequenceId, TesseraException reason) {
        requests.sequence(sequenceId).ifPresent(sequence -> fail(sequence.request(), reason));
    }

    private void fail(ActiveRequest request, TesseraException reason) {
        forget(request);
        metrics.failed();
        request.fail(reason);
    }

    private void forget(ActiveRequest request) {
        requests.remove(request).forEach(scheduler::remove);
    }
}
