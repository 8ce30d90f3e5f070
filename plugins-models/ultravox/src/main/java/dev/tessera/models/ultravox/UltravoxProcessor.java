package dev.tessera.models.ultravox;

import dev.tessera.models.audio.AudioResampler;
import dev.tessera.models.audio.LogMelSettings;
import dev.tessera.models.audio.LogMelSpectrogram;
import dev.tessera.models.audio.ResampleMethod;
import dev.tessera.models.embeddings.EmbeddingForm;
import dev.tessera.models.processor.ContextRoom;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.AudioItem;
import dev.tessera.spi.media.EmbeddingItem;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.InputProcessor;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.model.PromptUpdate;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Resamples sounds and turns them into frames. All sounds of a prompt are padded to the longest, as the reference does. */
final class UltravoxProcessor implements InputProcessor {
    /** Text that the tokenizer does not know. */
    private static final String PLACEHOLDER = "<|audio|>";

    private static final int LEAST_FRAMES = 2;

    private final LogMelSettings settings;
    private final LogMelSpectrogram spectrogram;
    private final Chunking chunking;
    private final int audioToken;
    private final int hiddenSize;
    private final ContextRoom room;

    UltravoxProcessor(LogMelSettings settings, Chunking chunking, int audioToken, int hiddenSize, ContextRoom room) {
        this.settings = settings;
        this.spectrogram = new LogMelSpectrogram(settings);
        this.chunking = chunking;
        this.audioToken = audioToken;
        this.hiddenSize = hiddenSize;
        this.room = room;
    }

    @Override
    public Set<Modality> modalities() {
        return Set.of(Modality.AUDIO);
    }

    @Override
    public String placeholder(Modality modality, int number) {
        return PLACEHOLDER;
    }

    @Override
    public Map<String, Integer> placeholderTokens() {
        return Map.of(PLACEHOLDER, audioToken);
    }

    @Override
    public ProcessedItem process(MediaItem item, JsonObject options) {
        ResampleMethod method = method(options);
        return switch (item) {
            case AudioItem audio -> process(audio, method);
            case EmbeddingItem embedded when modalities().contains(embedded.modality()) -> process(embedded);
            default -> throw unsupported(item.modality());
        };
    }

    @Override
    public void checkOptions(JsonObject options) {
        method(options);
    }

    private static ResampleMethod method(JsonObject options) {
        options.requireKnown(Set.of(ResampleMethod.OPTION));
        return ResampleMethod.read(options, ResampleMethod.PYAV);
    }

    private ProcessedItem process(EmbeddingItem item) {
        new EmbeddingForm(hiddenSize, Set.of()).require(item);
        long embeddings = item.embeddings().shape().size(0);
        room.require("the audio_embeds item", embeddings);
        return ProcessedItem.embedded(item.modality(), Map.of(), item.embeddings());
    }

    private ProcessedItem process(AudioItem audio, ResampleMethod method) {
        double seconds = (double) audio.samples().length / audio.sampleRate();
        // checked before anything is computed, since sounds are long
        room.require("the audio of %.0f seconds".formatted(seconds), chunking.embeddings((long)
                (seconds * settings.sampleRate() / settings.hopLength())));
        float[] samples = wholeHops(new AudioResampler(method, settings.sampleRate()).resample(audio));
        int frames = samples.length / settings.hopLength();
        int endless = chunking.endlessFrames(frames);
        AudioFeatures features = new AudioFeatures(
                Tensor.ofFloats(Shape.of(endless, settings.melBins()), spectrogram.logarithms(samples, endless)),
                Tensor.ofFloats(Shape.of(settings.melBins()), spectrogram.mirrored(samples, frames - 1)),
                frames,
                frames);
        return features.toItem(Math.toIntExact(chunking.embeddings(frames)));
    }

    private float[] wholeHops(float[] samples) {
        int hop = settings.hopLength();
        int length = Math.multiplyExact(Math.max(LEAST_FRAMES, Math.ceilDiv(samples.length, hop)), hop);
        return samples.length == length ? samples : Arrays.copyOf(samples, length);
    }

    @Override
    public List<ProcessedItem> fit(List<ProcessedItem> items) {
        int longest = items.stream()
                .filter(AudioFeatures::areIn)
                .mapToInt(item -> AudioFeatures.of(item).frames())
                .max()
                .orElse(0);
        return items.stream().map(item -> fit(item, longest)).toList();
    }

    private static ProcessedItem fit(ProcessedItem item, int longest) {
        if (!AudioFeatures.areIn(item)) {
            return item;
        }
        AudioFeatures features = AudioFeatures.of(item);
        AudioFeatures padded = features.padded(longest);
        return padded.equals(features) ? item : padded.toItem(item.embeddingCount());
    }

    @Override
    public PromptUpdate update(ProcessedItem item, int number) {
        return PromptUpdate.repeated(audioToken, item);
    }
}
