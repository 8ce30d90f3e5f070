package dev.tessera.platform.text;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/** Rows with aligned columns, two spaces apart, under a header. Not thread-safe. */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final int columns;

    public TextTable(String... header) {
        this.columns = header.length;
        row(header);
    }

    /** Adds a row, with as many cells as the header has. */
    public TextTable row(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException("a row has %d cells, not %d".formatted(cells.length, columns));
        }
        rows.add(List.of(requireNonNull(cells, "cells is null")));
        return this;
    }

    /** The lines, each with its line feed and without spaces at its end. */
    @Override
    public String toString() {
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String cell = row.get(column);
                line.append(cell).repeat(' ', widths[column] - cell.length()).append(GAP);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
