package dev.tessera.media.javacv;

import static java.util.Objects.requireNonNull;

import dev.tessera.media.javacv.codec.OpenCv;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.media.ModalityParser;
import jakarta.inject.Inject;

/**
 * Decodes images as Pillow does with vLLM's loading: upright by EXIF, transparency over a background, 8 bits, RGB. Of
 * animations, the first frame. Safe for use by many threads.
 */
public final class ImageParser implements ModalityParser {
    private final JavacvConfig config;
    private final OpenCv openCv = new OpenCv();

    @Inject
    public ImageParser(JavacvConfig config) {
        this.config = requireNonNull(config, "config is null");
    }

    @Override
    public Modality modality() {
        return Modality.IMAGE;
    }

    @Override
    public ImageItem parse(EncodedMedia media, JsonObject options) {
        ImageOptions imageOptions = ImageOptions.read(options, config.background());
        return OpenedImage.of(media.bytes(), openCv, config).decode(imageOptions.background());
    }

    @Override
    public void checkOptions(JsonObject options) {
        ImageOptions.read(options, config.background());
    }
}
