package dev.tessera.api;

import static dev.tessera.spi.media.Modality.IMAGE;

import dev.tessera.platform.lifecycle.Closer;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.ServedModel;
import dev.tessera.testkit.generation.TestingAnswer;
import dev.tessera.testkit.generation.TestingInferenceService;
import java.util.Set;
import java.util.function.Function;

/** A model on an engine that plays a script. */
final class TestingModel {
    final TestingInferenceService service;
    final TesseraModel model;

    TestingModel(Function<GenerationRequest, TestingAnswer> script) {
        service = new TestingInferenceService(new ServedModel("testing", 100, Set.of(IMAGE)), script);
        model = new TesseraModel(service, new Closer());
    }

    /** Answers everything with these tokens. */
    static TestingModel answering(String... texts) {
        return new TestingModel(_ -> TestingAnswer.tokens(texts));
    }
}
