package dev.tessera.models.llavaonevision;

import dev.tessera.models.llavaonevision.FeatureArea.FeatureSize;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;

/**
 * Embeddings as sums of features with weights: what cutting, scaling and the newline between lines come to. Those that are taken
 * as they are have a weight of one, and others of zero.
 */
final class WeightedRows {
    /** Features that make up an embedding: bilinear interpolation takes those at four corners. */
    static final int CORNERS = 4;

    private final int count;
    private final long[] numbers;
    private final float[] weights;
    private int filled;

    /** @param count how many there will be */
    WeightedRows(int count) {
        this.count = count;
        this.numbers = new long[Math.multiplyExact(CORNERS, count)];
        this.weights = new float[numbers.length];
    }

    /** Takes a feature as it is. */
    void add(int row) {
        for (int corner = 0; corner < CORNERS; corner++) {
            set(corner, row, corner == 0 ? 1 : 0);
        }
        filled++;
    }

    /**
     * Takes a line of an area that is scaled.
     *
     * @param firstRow number of the first feature of the area's tiles
     */
    void addLine(FeatureArea area, FeatureSize size, int line, int firstRow) {
        Interpolation y = Interpolation.of(line, area.height(), size.height());
        for (int column = 0; column < size.width(); column++) {
            Interpolation x = Interpolation.of(column, area.width(), size.width());
            set(0, firstRow + area.row(y.first(), x.first()), (1 - y.nearness()) * (1 - x.nearness()));
            set(1, firstRow + area.row(y.first(), x.second()), (1 - y.nearness()) * x.nearness());
            set(2, firstRow + area.row(y.second(), x.first()), y.nearness() * (1 - x.nearness()));
            set(3, firstRow + area.row(y.second(), x.second()), y.nearness() * x.nearness());
            filled++;
        }
    }

    private void set(int corner, int row, float weight) {
        numbers[corner * count + filled] = row;
        weights[corner * count + filled] = weight;
    }

    /** Numbers of the features, {@code [CORNERS, count]}. */
    Tensor numbers() {
        return Tensor.ofLongs(Shape.of(CORNERS, count), numbers);
    }

    /** {@code [CORNERS, count, 1]}. */
    Tensor weights() {
        return Tensor.ofFloats(Shape.of(CORNERS, count, 1), weights);
    }
}
