package dev.tessera.media.javacv.video;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;

import dev.tessera.spi.error.TesseraException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The pictures of a {@code data:video/jpeg} URL: base64 texts with commas between them. Immutable, as its bytes are. */
public final class FrameSequence {
    private final byte[] text;

    /** Where each frame ends, exclusively. */
    private final List<Integer> ends = new ArrayList<>();

    /**
     * Takes the URL's content.
     *
     * @param text in ASCII
     * @param maxFrames more than these are refused
     * @throws TesseraException MEDIA_TOO_LARGE
     */
    public FrameSequence(byte[] text, int maxFrames) {
        this.text = text;
        for (int i = 0; i <= text.length; i++) {
            if (i == text.length || text[i] == ',') {
                if (ends.size() == maxFrames) {
                    throw new TesseraException(
                            MEDIA_TOO_LARGE,
                            "the video has more frames than the limit of %d (javacv.max-video-frames)"
                                    .formatted(maxFrames));
                }
                ends.add(i);
            }
        }
    }

    /** At least one. */
    public int size() {
        return ends.size();
    }

    /**
     * The file of one picture.
     *
     * @throws TesseraException INVALID_MEDIA where it is not base64
     */
    public byte[] frame(int index) {
        int start = index == 0 ? 0 : ends.get(index - 1) + 1;
        ByteBuffer base64 = ByteBuffer.wrap(text, start, ends.get(index) - start);
        try {
            ByteBuffer content = Base64.getDecoder().decode(base64);
            byte[] file = new byte[content.remaining()];
            content.get(file);
            return file;
        } catch (IllegalArgumentException e) {
            throw new TesseraException(INVALID_MEDIA, "its content is not base64", e);
        }
    }
}
