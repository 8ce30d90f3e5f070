package dev.tessera.models.llavaonevision;

import dev.tessera.models.embeddings.EmbeddingForm;
import dev.tessera.models.image.PictureSettings;
import dev.tessera.models.llavaonevision.LlavaOnevisionConfig.Placeholder;
import dev.tessera.models.processor.ContextRoom;
import dev.tessera.models.vision.TilePatches;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.EmbeddingItem;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.media.VideoItem;
import dev.tessera.spi.model.InputProcessor;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.model.PromptUpdate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brings pictures to the resolution that fits them best and cuts them into tiles, of which frames of videos have one each. */
final class LlavaOnevisionProcessor implements InputProcessor {
    static final String PIXELS = "pixel_values";

    private final LlavaOnevisionConfig config;
    private final ProcessorSettings settings;
    private final FeaturePacking packing;
    private final ContextRoom room;

    LlavaOnevisionProcessor(
            LlavaOnevisionConfig config, ProcessorSettings settings, FeaturePacking packing, ContextRoom room) {
        this.config = config;
        this.settings = settings;
        this.packing = packing;
        this.room = room;
    }

    @Override
    public Set<Modality> modalities() {
        return Set.of(Modality.IMAGE, Modality.VIDEO);
    }

    @Override
    public String placeholder(Modality modality, int number) {
        return placeholder(modality).text();
    }

    private Placeholder placeholder(Modality modality) {
        return modality.equals(Modality.VIDEO) ? config.video() : config.image();
    }

    @Override
    public ProcessedItem process(MediaItem item, JsonObject options) {
        GridPinpoints resolutions = resolutions(options);
        return switch (item) {
            case ImageItem image -> process(image, resolutions);
            case VideoItem video -> process(video);
            case EmbeddingItem embedded when modalities().contains(embedded.modality()) -> process(embedded);
            default -> throw unsupported(item.modality());
        };
    }

    @Override
    public void checkOptions(JsonObject options) {
        var _ = resolutions(options);
    }

    private GridPinpoints resolutions(JsonObject options) {
        options.requireKnown(Set.of(GridPinpoints.NAME));
        GridPinpoints own = config.resolutions();
        return GridPinpoints.find(options, own.tileSize(), own.maxTiles()).orElse(own);
    }

    private ProcessedItem process(EmbeddingItem item) {
        new EmbeddingForm(config.text().sizes().hiddenSize(), Set.of()).require(item);
        room.require(
                "the %s_embeds item".formatted(item.modality()),
                item.embeddings().shape().size(0));
        return ProcessedItem.embedded(item.modality(), Map.of(), item.embeddings());
    }

    private ProcessedItem process(ImageItem image, GridPinpoints resolutions) {
        TileGrid grid = resolutions.best(image.width(), image.height());
        PictureLayout layout = new PictureLayout(grid, image.width(), image.height());
        int embeddings = room.require("the image", packing.embeddings(layout));
        PictureSettings picture = settings.image();
        int tileSize = resolutions.tileSize();
        TilePatches patches = new TilePatches(config.tower(), picture.normalization(), 1 + grid.tiles());
        patches.write(0, picture.resize().resize(image, tileSize, tileSize));
        PictureTiles tiles = new PictureTiles(image, grid, tileSize, picture.resize());
        for (int tile = 0; tile < grid.tiles(); tile++) {
            patches.write(1 + tile, tiles.tile(tile / grid.columns(), tile % grid.columns()));
        }
        return new ProcessedItem(
                Modality.IMAGE, Map.of(PIXELS, patches.rows(), PictureLayout.FIELD, layout.toTensor()), embeddings);
    }

    private ProcessedItem process(VideoItem video) {
        List<ImageItem> frames = video.frames();
        int embeddings =
                room.require("the video of %d frames".formatted(frames.size()), packing.embeddings(frames.size()));
        PictureSettings picture = settings.video();
        int tileSize = config.tower().imageSize();
        TilePatches patches = new TilePatches(config.tower(), picture.normalization(), frames.size());
        for (int frame = 0; frame < frames.size(); frame++) {
            patches.write(frame, picture.resize().resize(frames.get(frame), tileSize, tileSize));
        }
        return new ProcessedItem(Modality.VIDEO, Map.of(PIXELS, patches.rows()), embeddings);
    }

    @Override
    public PromptUpdate update(ProcessedItem item, int number) {
        return PromptUpdate.repeated(placeholder(item.modality()).tokenId(), item);
    }
}
