package dev.tessera.models.embeddings;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.EmbeddingItem;
import dev.tessera.spi.tensor.Tensor;
import java.util.Set;
import java.util.TreeSet;

/**
 * What embeddings have to look like for a model to take them. Errors are INVALID_MEDIA and name the part of the request, such
 * as {@code image_embeds}.
 *
 * @param hiddenSize numbers of a row
 * @param fields names of the fields that come with the embeddings, all of them needed
 */
public record EmbeddingForm(int hiddenSize, Set<String> fields) {
    public EmbeddingForm {
        fields = Set.copyOf(fields);
        if (hiddenSize < 1) {
            throw new IllegalArgumentException("a hidden size of %d is not possible".formatted(hiddenSize));
        }
    }

    /**
     * Compares fields and hidden size.
     *
     * @throws TesseraException INVALID_MEDIA
     */
    public void require(EmbeddingItem item) {
        Set<String> missing = new TreeSet<>(fields);
        missing.removeAll(item.fields().keySet());
        if (!missing.isEmpty()) {
            throw error(item, "lack %s, which the model needs".formatted(String.join(", ", missing)));
        }
        Set<String> superfluous = new TreeSet<>(item.fields().keySet());
        superfluous.removeAll(fields);
        if (!superfluous.isEmpty()) {
            throw error(
                    item,
                    "have %s, of which the model knows nothing; it takes %s"
                            .formatted(
                                    String.join(", ", superfluous),
                                    fields.isEmpty() ? "no further fields" : String.join(", ", new TreeSet<>(fields))));
        }
        long width = item.embeddings().shape().size(1);
        if (width != hiddenSize) {
            throw error(
                    item,
                    "have shape %s, but the model's hidden size is %d"
                            .formatted(item.embeddings().shape(), hiddenSize));
        }
    }

    /**
     * Compares the number of embeddings.
     *
     * @param rows how many there have to be
     * @param because what says so, such as {@code image_grid_thw [1, 6, 10]}
     * @throws TesseraException INVALID_MEDIA
     */
    public static void requireRows(EmbeddingItem item, long rows, String because) {
        long actual = item.embeddings().shape().size(0);
        if (actual != rows) {
            throw error(item, "have %d rows, but %s makes %d".formatted(actual, because, rows));
        }
    }

    /**
     * Reads a field of whole numbers, which may have an axis of one element before that of the numbers.
     *
     * @param name one of the fields
     * @param count how many numbers it has
     * @throws TesseraException INVALID_MEDIA
     */
    public static long[] wholeNumbers(EmbeddingItem item, String name, int count) {
        Tensor field = item.fields().get(name);
        int rank = field.shape().rank();
        boolean vector = rank == 1 || (rank == 2 && field.shape().size(0) == 1);
        if (!vector || field.shape().size(-1) != count || field.type().isFloatingPoint()) {
            throw error(
                    item,
                    "have %s of type and shape %s, but %d whole numbers are needed".formatted(name, field, count));
        }
        return field.toLongs();
    }

    /** That an item is not as it should be: what is wrong follows the item's name. */
    public static TesseraException error(EmbeddingItem item, String what) {
        String name = item.modality().embeddingsName();
        return new TesseraException(INVALID_MEDIA, "the %s %s".formatted(name, what)).withParameter(name);
    }
}
