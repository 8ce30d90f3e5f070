package dev.tessera.cli;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.cli.option.GenerateOptions;
import dev.tessera.cli.option.SettingOptions;
import dev.tessera.platform.bootstrap.Platform;
import dev.tessera.platform.engine.Engine;
import dev.tessera.platform.media.MediaConfig;
import dev.tessera.platform.plugin.ContributionKind;
import dev.tessera.spi.frontend.Protocol;
import dev.tessera.spi.generation.BeamSearch;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.RequestContext;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tessera generate}. */
@Command(
        name = "generate",
        description = "Answers one question, about media if there is any, or one request in OpenAI's format.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        modelTransformer = GenerateOptions.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  tessera generate --image scene.png \"What is in this image?\"",
            "  tessera generate --model ~/models/Qwen2-VL-2B-Instruct --image a.jpg --image b.jpg \"Compare.\"",
            "  tessera generate --video clip.mp4 --num-frames 16 \"What happens in this video?\"",
            "  tessera generate --request request.json"
        })
final class GenerateCommand implements Callable<Integer> {
    @Mixin
    private PromptOptions promptOptions;

    @Option(
            names = "--request",
            paramLabel = "FILE|-",
            description = "Answer this body of a chat completions request instead, and print the response object.")
    private Optional<String> request = Optional.empty();

    @Option(names = "--json", description = "Print the answer as a JSON object with tokens and timings.")
    private boolean json;

    @Mixin
    private SettingOptions settingOptions;

    @ArgGroup(validate = false, heading = "%nSampling:%n", order = -1)
    private SamplingOptions samplingOptions = new SamplingOptions();

    @ArgGroup(validate = false, heading = PlatformOptions.HEADING, order = PlatformOptions.ORDER)
    private PlatformOptions platformOptions = new PlatformOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        SamplingParameters sampling = checkOptions();
        Answers answers = new Answers(spec.commandLine().getOut());
        try (Platform platform = platformOptions.start(settingOptions.configuration(), defaults(sampling))) {
            // files are read first: nobody should wait for a model to be told of a wrong name
            InputFiles files = new InputFiles(
                    System.in,
                    platform.configuration().of(MediaConfig.class).maxBytes().bytes());
            Optional<byte[]> body = request.map(files::request);
            Prompt prompt = promptOptions.read(files);
            ConfiguredModel model = new ConfiguredModel(platform);
            try (Progress progress = Progress.start(spec.commandLine().getErr(), "Loading " + model.label());
                    Engine engine = model.open()) {
                if (body.isPresent()) {
                    Protocol protocol =
                            platform.registry(ContributionKind.PROTOCOL).named("openai-chat");
                    byte[] response = protocol.answer(body.get(), engine);
                    progress.finish();
                    answers.print(new String(response, StandardCharsets.UTF_8));
                } else {
                    answer(prompt, sampling, engine, answers, progress);
                }
            }
        }
        return 0;
    }

    /**
     * A request of the command line may name any file that its user can read, and is the only one, which nobody observes. Who
     * gives embeddings has them taken.
     */
    private Map<String, String> defaults(SamplingParameters sampling) {
        int sequences = sampling.beamSearch().map(BeamSearch::width).orElse(1);
        return Map.of(
                "sources.allowed-local-media-path",
                "/",
                "engine.max-num-seqs",
                String.valueOf(sequences),
                "embeddings.enabled",
                String.valueOf(promptOptions.media().hasEmbeddings()),
                "metrics.enabled",
                "false");
    }

    private void answer(Prompt prompt, SamplingParameters sampling, Engine engine, Answers answers, Progress progress)
            throws InterruptedException {
        GenerationRequest generation = new GenerationRequest(
                prompt,
                sampling,
                promptOptions.media().decoding(),
                JsonObject.empty(GenerationRequest.PROCESSOR_OPTIONS, INVALID_REQUEST),
                RequestContext.DEFAULT);
        try (GenerationStream stream = engine.generate(generation)) {
            if (json) {
                answers.json(stream, engine.model(), progress);
            } else {
                answers.stream(stream, progress);
            }
        }
    }

    private SamplingParameters checkOptions() {
        if (request.isPresent() && !(promptOptions.isEmpty() && samplingOptions.isEmpty())) {
            throw usage("--request brings its own prompt, media and sampling; leave theirs out");
        }
        if (request.isEmpty() && !promptOptions.hasPrompt()) {
            throw usage("there is nothing to ask: give a PROMPT or a --request");
        }
        if (promptOptions.media().lacksVideo()) {
            throw usage("--num-frames and --fps are of videos: give a --video");
        }
        try {
            return samplingOptions.parameters();
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
