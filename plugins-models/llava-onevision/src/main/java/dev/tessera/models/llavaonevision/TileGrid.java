package dev.tessera.models.llavaonevision;

/**
 * Tiles that a picture is cut into.
 *
 * @param rows tiles from top to bottom
 * @param columns tiles from left to right
 */
record TileGrid(int rows, int columns) {
    int tiles() {
        return rows * columns;
    }
}
