package dev.tessera.models.llavaonevision;

import dev.tessera.models.llavaonevision.FeatureArea.FeatureSize;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.ProcessedItem;
import java.util.List;

/**
 * Which embeddings become of the features of tiles. A picture has those of an overview, which is its first tile, and then those
 * of its resolution without the padding, line by line, each line with a newline. A video has those of each frame, pooled, and one
 * newline.
 *
 * @param side features from one side of a tile to the other
 * @param maxTiles tiles whose features are as many as a picture's may be before they are scaled down
 */
record FeaturePacking(int side, int maxTiles) {
    long embeddings(PictureLayout picture) {
        FeatureSize size = area(picture).scaled(maxTiles);
        return tileFeatures() + size.count() + size.height();
    }

    long embeddings(int frames) {
        return frames * FeatureSize.pooled(side).count() + 1;
    }

    private int tileFeatures() {
        return side * side;
    }

    private FeatureArea area(PictureLayout picture) {
        return FeatureArea.unpadded(picture.grid(), side, picture.width(), picture.height());
    }

    /** The embeddings of some items, whose features stand one after the other and have the newline after them. */
    WeightedRows rows(List<ProcessedItem> items) {
        int newline = items.stream().mapToInt(FeaturePacking::features).sum();
        WeightedRows rows = new WeightedRows(
                items.stream().mapToInt(ProcessedItem::embeddingCount).sum());
        int first = 0;
        for (ProcessedItem item : items) {
            if (item.modality().equals(Modality.VIDEO)) {
                addVideo(rows, first, features(item) / tileFeatures(), newline);
            } else {
                addPicture(rows, first, PictureLayout.of(item), newline);
            }
            first += features(item);
        }
        return rows;
    }

    /** Each patch has a feature. */
    private static int features(ProcessedItem item) {
        return Math.toIntExact(
                item.field(LlavaOnevisionProcessor.PIXELS).shape().size(0));
    }

    private void addPicture(WeightedRows rows, int first, PictureLayout picture, int newline) {
        FeatureArea overview = FeatureArea.tile(side);
        FeatureSize overviewSize = new FeatureSize(side, side);
        for (int line = 0; line < side; line++) {
            rows.addLine(overview, overviewSize, line, first);
        }
        FeatureArea area = area(picture);
        FeatureSize size = area.scaled(maxTiles);
        for (int line = 0; line < size.height(); line++) {
            rows.addLine(area, size, line, first + tileFeatures());
            rows.add(newline);
        }
    }

    private void addVideo(WeightedRows rows, int first, int frames, int newline) {
        FeatureSize pooled = FeatureSize.pooled(side);
        for (int frame = 0; frame < frames; frame++) {
            for (int line = 0; line < pooled.height(); line++) {
                rows.addLine(FeatureArea.tile(side), pooled, line, first + frame * tileFeatures());
            }
        }
        rows.add(newline);
    }
}
