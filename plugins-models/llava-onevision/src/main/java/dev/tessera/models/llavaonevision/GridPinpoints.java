package dev.tessera.models.llavaonevision;

import dev.tessera.spi.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The resolutions to which pictures are brought, each of whole tiles.
 *
 * @param grids in the order in which they are tried; at least one
 * @param tileSize pixels of a tile's side
 */
record GridPinpoints(List<TileGrid> grids, int tileSize) {
    static final String NAME = "image_grid_pinpoints";

    /** Four times as many as published checkpoints have at the most, so that no configuration takes all memory. */
    static final int MAX_TILES = 144;

    private static final int MAX_GRIDS = 1000;
    private static final int STANDARD_SIDE = 6;

    GridPinpoints {
        grids = List.copyOf(grids);
    }

    /** What checkpoints have that do not say: all resolutions up to six tiles in either direction. */
    static GridPinpoints standard(int tileSize) {
        List<TileGrid> grids = new ArrayList<>();
        for (int rows = 1; rows <= STANDARD_SIDE; rows++) {
            for (int columns = 1; columns <= STANDARD_SIDE; columns++) {
                grids.add(new TileGrid(rows, columns));
            }
        }
        return new GridPinpoints(grids, tileSize);
    }

    /**
     * Reads a list of heights and widths.
     *
     * @param maxTiles most tiles of a resolution
     */
    static Optional<GridPinpoints> find(JsonObject object, int tileSize, int maxTiles) {
        if (!object.has(NAME)) {
            return Optional.empty();
        }
        List<TileGrid> grids = new ArrayList<>();
        if (object.asMap().get(NAME) instanceof List<?> resolutions && resolutions.size() <= MAX_GRIDS) {
            for (Object resolution : resolutions) {
                grids.add(grid(resolution, tileSize, maxTiles)
                        .orElseThrow(() -> object.error(
                                NAME,
                                "number %d is not a height and a width of 1 to %d whole tiles of %d pixels"
                                        .formatted(grids.size() + 1, maxTiles, tileSize))));
            }
        }
        if (grids.isEmpty()) {
            throw object.error(NAME, "not a list of 1 to %d heights and widths".formatted(MAX_GRIDS));
        }
        return Optional.of(new GridPinpoints(grids, tileSize));
    }

    private static Optional<TileGrid> grid(Object resolution, int tileSize, int maxTiles) {
        if (resolution instanceof List<?> sides
                && sides.size() == 2
                && sides.get(0) instanceof Number height
                && sides.get(1) instanceof Number width) {
            TileGrid grid = new TileGrid(tiles(height, tileSize, maxTiles), tiles(width, tileSize, maxTiles));
            return Optional.of(grid).filter(found -> found.tiles() > 0 && found.tiles() <= maxTiles);
        }
        return Optional.empty();
    }

    /** How many tiles make up a side; none where they do not make it up. */
    private static int tiles(Number side, int tileSize, int maxTiles) {
        double tiles = side.doubleValue() / tileSize;
        return tiles == Math.rint(tiles) && tiles >= 1 && tiles <= maxTiles ? (int) tiles : 0;
    }

    int maxTiles() {
        return grids.stream().mapToInt(TileGrid::tiles).max().orElseThrow();
    }

    /**
     * The resolution at which most of a picture's pixels are kept, and of those the one that wastes the fewest
     * ({@code select_best_resolution} of the reference).
     */
    TileGrid best(int width, int height) {
        TileGrid best = grids.getFirst();
        long mostPixels = -1;
        long leastWaste = Long.MAX_VALUE;
        for (TileGrid grid : grids) {
            int gridHeight = grid.rows() * tileSize;
            int gridWidth = grid.columns() * tileSize;
            double scale = Math.min((double) gridWidth / width, (double) gridHeight / height);
            long scaledWidth = (long) (width * scale);
            long scaledHeight = (long) (height * scale);
            long pixels = Math.min(scaledWidth * scaledHeight, (long) width * height);
            long waste = (long) gridWidth * gridHeight - pixels;
            if (pixels > mostPixels || (pixels == mostPixels && waste < leastWaste)) {
                best = grid;
                mostPixels = pixels;
                leastWaste = waste;
            }
        }
        return best;
    }
}
