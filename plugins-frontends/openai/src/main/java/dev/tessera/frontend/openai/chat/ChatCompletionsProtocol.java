package dev.tessera.frontend.openai.chat;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.frontend.openai.answer.Answer;
import dev.tessera.frontend.openai.answer.AnswerIds;
import dev.tessera.frontend.openai.call.CallReader;
import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.call.GenerationCall;
import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.config.TemplateConfig;
import dev.tessera.frontend.openai.json.JsonWriter;
import dev.tessera.frontend.openai.request.BodyReader;
import dev.tessera.frontend.openai.request.Templates;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.frontend.Protocol;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.InferenceService;
import dev.tessera.spi.generation.ServedModel;
import jakarta.inject.Inject;

/**
 * {@code POST /v1/chat/completions} without the transport: OpenAI's chat completions with vLLM's further fields, answered
 * in one piece.
 *
 * <p>What the engine cannot do is refused. A field that nobody knows is ignored, as in vLLM, and so is one that does not
 * bear on the answer, such as {@code user} or {@code metadata}: a misspelt field is therefore not noticed.
 */
public final class ChatCompletionsProtocol implements Protocol {
    private final JsonWriter json = new JsonWriter();
    private final BodyReader bodies;
    private final CallReader calls;
    private final AnswerIds ids;

    @Inject
    public ChatCompletionsProtocol(RequestLimits limits, TemplateConfig templates) {
        this(limits, templates, AnswerIds.random());
    }

    ChatCompletionsProtocol(RequestLimits limits, TemplateConfig templates, AnswerIds ids) {
        bodies = new BodyReader(limits);
        this.ids = ids;
        calls = ChatEndpoint.of(limits, new Templates(templates, limits), json).calls(ids);
    }

    @Override
    public byte[] answer(byte[] body, InferenceService service) throws InterruptedException {
        ServedModel model = service.model();
        GenerationCall call = calls.read(bodies.read(body, model), Caller.anonymous(ids.nextRequestId()), model);
        if (call.request().streamed()) {
            throw new TesseraException(INVALID_REQUEST, "stream is true, but the answer here comes in one piece")
                    .withParameter("stream");
        }
        try (GenerationStream stream = call.request().start(service)) {
            return json.write(call.answer(Answer.collect(stream)));
        }
    }
}
