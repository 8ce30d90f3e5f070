package dev.tessera.models.phi3vision;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;

import dev.tessera.models.embeddings.EmbeddingForm;
import dev.tessera.models.image.BicubicInterpolation;
import dev.tessera.models.image.PictureCrop;
import dev.tessera.models.image.PixelNormalization;
import dev.tessera.models.vision.TilePatches;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.EmbeddingItem;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.InputProcessor;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.model.PromptUpdate;
import dev.tessera.spi.tensor.Tensor;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Resizes pictures to whole tiles, and cuts them into these; the tower sees each tile and, first of all, the whole picture. */
final class Phi3VisionProcessor implements InputProcessor {
    static final String PIXELS = "pixel_values";
    static final String SIZE = "image_sizes";

    /** Text that the tokenizer does not know. */
    private static final String PLACEHOLDER = "<|image_%d|>";

    private final Phi3VisionConfig config;
    private final ProcessorSettings settings;

    Phi3VisionProcessor(Phi3VisionConfig config, ProcessorSettings settings) {
        this.config = config;
        this.settings = settings;
    }

    @Override
    public Set<Modality> modalities() {
        return Set.of(Modality.IMAGE);
    }

    @Override
    public String placeholder(Modality modality, int number) {
        return PLACEHOLDER.formatted(number);
    }

    @Override
    public Map<String, Integer> placeholderTokens() {
        return Map.of(PLACEHOLDER, settings.imageToken());
    }

    @Override
    public boolean specialTokensInEachText() {
        return true;
    }

    @Override
    public ProcessedItem process(MediaItem item, JsonObject options) {
        int crops = crops(options);
        return switch (item) {
            case ImageItem image -> process(image, crops);
            case EmbeddingItem embedded when modalities().contains(embedded.modality()) -> process(embedded);
            default -> throw unsupported(item.modality());
        };
    }

    @Override
    public void checkOptions(JsonObject options) {
        var _ = crops(options);
    }

    private int crops(JsonObject options) {
        options.requireKnown(Set.of(ProcessorSettings.CROPS));
        return ProcessorSettings.crops(options, settings.crops());
    }

    private ProcessedItem process(EmbeddingItem item) {
        new EmbeddingForm(config.text().hiddenSize(), Set.of()).require(item);
        config.room().require("the image_embeds item", item.embeddings().shape().size(0));
        return ProcessedItem.embedded(item.modality(), Map.of(), item.embeddings());
    }

    private ProcessedItem process(ImageItem image, int crops) {
        int tile = config.tower().imageSize();
        HdTransform transform = HdTransform.of(image.width(), image.height(), crops, tile);
        if (transform.height() == 0) {
            throw new TesseraException(
                    INVALID_MEDIA,
                    "the %s is too narrow to be resized to %d pixels".formatted(image, transform.width()));
        }
        CropGrid grid = transform.grid();
        int embeddings = config.room()
                .require("the %s in %d crops".formatted(image, grid.tiles() - 1), grid.embeddings(config.squares()));
        Tensor patches = patches(transform.apply(image, settings.picture().resize()), grid);
        return new ProcessedItem(Modality.IMAGE, Map.of(PIXELS, patches, SIZE, grid.size(tile)), embeddings);
    }

    /** The whole picture in the size of a tile, which is shrunk after normalization, and then its crops. */
    private Tensor patches(ImageItem padded, CropGrid grid) {
        int tile = config.tower().imageSize();
        PixelNormalization normalization = settings.picture().normalization();
        TilePatches patches = new TilePatches(config.tower(), normalization, grid.tiles());
        BicubicInterpolation global = new BicubicInterpolation(padded.width(), padded.height(), tile, tile);
        patches.write(
                0,
                IntStream.range(0, normalization.channels())
                        .mapToObj(channel -> global.resize(normalization.plane(padded, channel)))
                        .toList());
        for (int crop = 0; crop < grid.tiles() - 1; crop++) {
            int left = crop % grid.columns() * tile;
            int top = crop / grid.columns() * tile;
            patches.write(crop + 1, PictureCrop.crop(padded, left, top, tile, tile, 0));
        }
        return patches.rows();
    }

    @Override
    public PromptUpdate update(ProcessedItem item, int number) {
        return PromptUpdate.repeated(settings.imageToken(), item);
    }
}
