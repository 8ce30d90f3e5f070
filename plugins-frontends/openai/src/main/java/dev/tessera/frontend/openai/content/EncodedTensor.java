package dev.tessera.frontend.openai.content;

import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.spi.media.EncodedMedia;
import java.util.Base64;

/** Reads a file of tensors that stands in a body in base64. What is in the file is for the engine to see. */
public final class EncodedTensor {
    private EncodedTensor() {}

    /** @throws dev.tessera.spi.error.TesseraException INVALID_REQUEST where it is no string, or not base64 */
    public static EncodedMedia read(RequestValue value) {
        if (!(value.value() instanceof String text)) {
            throw value.mustBe("a tensor in base64");
        }
        try {
            return new EncodedMedia(Base64.getDecoder().decode(text), "");
        } catch (IllegalArgumentException e) {
            throw value.error("is not base64");
        }
    }
}
