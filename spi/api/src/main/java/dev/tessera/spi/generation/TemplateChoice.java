package dev.tessera.spi.generation;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Which chat template renders a conversation.
 *
 * @param source Jinja2; empty for the checkpoint's own template
 * @param contentFormat what it is given as content
 */
public record TemplateChoice(Optional<String> source, ContentFormat contentFormat) {
    /** The checkpoint's template, as it wants its content. */
    public static final TemplateChoice CHECKPOINT = new TemplateChoice(Optional.empty(), ContentFormat.AUTO);

    public TemplateChoice {
        requireNonNull(source, "source is null");
        requireNonNull(contentFormat, "contentFormat is null");
    }
}
