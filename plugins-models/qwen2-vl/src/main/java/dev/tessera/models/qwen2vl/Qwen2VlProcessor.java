package dev.tessera.models.qwen2vl;

import dev.tessera.models.image.PictureSettings;
import dev.tessera.models.processor.ContextRoom;
import dev.tessera.models.qwen2vl.ProcessorSettings.Settings;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.EmbeddingItem;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.media.VideoItem;
import dev.tessera.spi.model.InputProcessor;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.model.PromptUpdate;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Resizes pictures and frames to whole patches and lays their patches out as the vision tower takes them. */
final class Qwen2VlProcessor implements InputProcessor {
    static final String PIXELS = "pixel_values";
    static final String GRID = "grid_thw";

    private final Qwen2VlConfig config;
    private final ProcessorSettings settings;
    private final ContextRoom room;

    Qwen2VlProcessor(Qwen2VlConfig config, ProcessorSettings settings, ContextRoom room) {
        this.config = config;
        this.settings = settings;
        this.room = room;
    }

    @Override
    public Set<Modality> modalities() {
        return Set.of(Modality.IMAGE, Modality.VIDEO);
    }

    @Override
    public String placeholder(Modality modality, int number) {
        return "<|vision_start|><|%s_pad|><|vision_end|>".formatted(modality);
    }

    @Override
    public Set<Integer> itemTokens() {
        return Set.of(config.imageTokenId(), config.videoTokenId());
    }

    @Override
    public ProcessedItem process(MediaItem item, JsonObject options) {
        checkOptions(options);
        return switch (item) {
            case ImageItem image -> process(item.modality(), List.of(image), settings.image(), options);
            case VideoItem video -> process(item.modality(), video.frames(), settings.video(), options);
            case EmbeddingItem embedded when modalities().contains(embedded.modality()) -> process(embedded);
            default -> throw unsupported(item.modality());
        };
    }

    @Override
    public void checkOptions(JsonObject options) {
        PixelBudget.checkOptions(options);
    }

    private ProcessedItem process(EmbeddingItem item) {
        PatchGrid grid = GridEmbeddings.grid(
                item, config.text().decoder().hiddenSize(), config.vision().mergeSize());
        requireRoom(item.modality(), grid);
        return ProcessedItem.embedded(item.modality(), Map.of(GRID, grid.toTensor()), item.embeddings());
    }

    private ProcessedItem process(
            Modality modality, List<ImageItem> frames, Settings modalitySettings, JsonObject options) {
        Qwen2VlConfig.Vision vision = config.vision();
        ImageItem first = frames.getFirst();
        SmartResize size = SmartResize.of(
                first.height(),
                first.width(),
                vision.patchSize() * vision.mergeSize(),
                modalitySettings.budget().overriddenBy(options));
        int temporal = vision.temporalPatchSize();
        PatchGrid grid = new PatchGrid(
                (frames.size() + temporal - 1) / temporal,
                size.height() / vision.patchSize(),
                size.width() / vision.patchSize());
        int embeddings = requireRoom(modality, grid);
        PictureSettings picture = modalitySettings.picture();
        PatchRows rows = new PatchRows(vision, grid, picture.normalization());
        for (int frame = 0; frame < grid.frames() * temporal; frame++) {
            // a video whose frames do not fill the last patch repeats its last one, and a picture itself
            if (frame < frames.size()) {
                rows.write(frame, picture.resize().resize(frames.get(frame), size.width(), size.height()));
            } else {
                rows.repeatFrame(frames.size() - 1, frame);
            }
        }
        return new ProcessedItem(
                modality,
                Map.of(
                        PIXELS, Tensor.ofFloats(Shape.of(grid.patches(), vision.patchValues()), rows.values()),
                        GRID, grid.toTensor()),
                embeddings);
    }

    private int requireRoom(Modality modality, PatchGrid grid) {
        return room.require(
                "the %s".formatted(modality), grid.embeddings(config.vision().mergeSize()));
    }

    @Override
    public PromptUpdate update(ProcessedItem item, int number) {
        int tokenId = item.modality().equals(Modality.IMAGE) ? config.imageTokenId() : config.videoTokenId();
        return PromptUpdate.repeated(tokenId, item);
    }
}
