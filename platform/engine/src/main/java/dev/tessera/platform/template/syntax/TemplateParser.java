package dev.tessera.platform.template.syntax;

import dev.tessera.platform.template.limit.TemplateFailure;
import dev.tessera.platform.template.limit.TemplateLimits;
import java.util.List;

/** Parses whole templates. */
public final class TemplateParser {
    private TemplateParser() {}

    /** The statements of a template; fails with a {@link TemplateFailure} that has a line. */
    public static List<Statement> parse(String source, TemplateLimits limits) {
        if (source.length() > limits.sourceLength()) {
            throw new TemplateFailure(
                    1,
                    "the template has %d characters, more than %d".formatted(source.length(), limits.sourceLength()));
        }
        TokenStream tokens = new TokenStream(Lexer.tokens(source), limits.parsingDepth());
        return new StatementParser(tokens).template();
    }
}
