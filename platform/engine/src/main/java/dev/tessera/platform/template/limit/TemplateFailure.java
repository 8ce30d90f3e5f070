package dev.tessera.platform.template.limit;

import static java.util.Objects.requireNonNull;

/** A template cannot be parsed or rendered. It never leaves the template packages: the line is added on the way out. */
public final class TemplateFailure extends RuntimeException {
    private final int line;

    /** Fails at the line that is being rendered. */
    public TemplateFailure(String message) {
        this(0, message);
    }

    /** Fails at a line, counted from 1. */
    public TemplateFailure(int line, String message) {
        super(requireNonNull(message, "message is null"));
        this.line = line;
    }

    /** The line, counted from 1, or 0 if it is the one being rendered. */
    public int line() {
        return line;
    }
}
