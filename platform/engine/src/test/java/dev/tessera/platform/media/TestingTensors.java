package dev.tessera.platform.media;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.TensorFormat;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A format of lines such as {@code t name 2x3 0.5}: tensors of one number over and over, whole where it has no fraction. */
final class TestingTensors implements TensorFormat {
    final AtomicInteger read = new AtomicInteger();
    volatile long maxBytes;

    static EncodedMedia encoded(String... tensors) {
        return new EncodedMedia(("t " + String.join("\nt ", tensors)).getBytes(UTF_8), "");
    }

    @Override
    public boolean recognizes(EncodedMedia media) {
        return media.bytes().length > 0 && media.bytes()[0] == 't';
    }

    @Override
    public Map<String, Tensor> read(EncodedMedia media, long most) {
        read.incrementAndGet();
        maxBytes = most;
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        new String(media.bytes(), UTF_8).lines().forEach(line -> {
            String[] words = line.split(" ", -1);
            if (words.length != 4) {
                throw new TesseraException(INVALID_MEDIA, "\"%s\" is no tensor".formatted(line));
            }
            tensors.put(words[1], tensor(words[2].split("x", -1), words[3]));
        });
        return tensors;
    }

    private static Tensor tensor(String[] sizes, String number) {
        long[] shape = new long[sizes.length];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = Long.parseLong(sizes[i]);
        }
        int count = (int) Shape.of(shape).elementCount();
        if (!number.contains(".") && !number.equals("NaN")) {
            long[] numbers = new long[count];
            Arrays.fill(numbers, Long.parseLong(number));
            return Tensor.ofLongs(Shape.of(shape), numbers);
        }
        float[] numbers = new float[count];
        Arrays.fill(numbers, Float.parseFloat(number));
        return Tensor.ofFloats(Shape.of(shape), numbers);
    }
}
