package dev.tessera.models.qwen2vl;

import dev.tessera.models.embeddings.EmbeddingForm;
import dev.tessera.spi.media.EmbeddingItem;
import dev.tessera.spi.media.Modality;
import java.util.Arrays;
import java.util.Set;

/** Embeddings that come with the grid of patches of which an encoder made them. */
final class GridEmbeddings {
    /** No grid of a picture or video comes near it, and three such numbers do not overflow 64 bits. */
    private static final long MAX_SIZE = 1 << 20;

    private GridEmbeddings() {}

    /** The grid, which is of whole squares to be merged and makes as many embeddings as there are. */
    static PatchGrid grid(EmbeddingItem item, int hiddenSize, int mergeSize) {
        String name = fieldName(item.modality());
        new EmbeddingForm(hiddenSize, Set.of(name)).require(item);
        long[] sizes = EmbeddingForm.wholeNumbers(item, name, 3);
        for (long size : sizes) {
            if (size < 1 || size > MAX_SIZE) {
                throw EmbeddingForm.error(
                        item,
                        "have %s %s, but its numbers must be 1 to %d"
                                .formatted(name, Arrays.toString(sizes), MAX_SIZE));
            }
        }
        if (sizes[1] % mergeSize != 0 || sizes[2] % mergeSize != 0) {
            throw EmbeddingForm.error(
                    item,
                    "have %s %s, whose height and width are not divisible by the merge size of %d"
                            .formatted(name, Arrays.toString(sizes), mergeSize));
        }
        PatchGrid grid = new PatchGrid((int) sizes[0], (int) sizes[1], (int) sizes[2]);
        EmbeddingForm.requireRows(item, grid.embeddings(mergeSize), "%s %s".formatted(name, Arrays.toString(sizes)));
        return grid;
    }

    private static String fieldName(Modality modality) {
        return modality + "_grid_thw";
    }
}
