package dev.tessera.platform.template;

import static dev.tessera.spi.error.StandardErrors.INVALID_TEMPLATE;
import static java.util.Objects.requireNonNull;

import dev.tessera.platform.template.evaluation.Rendering;
import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;
import dev.tessera.platform.template.limit.TemplateLimits;
import dev.tessera.platform.template.syntax.Statement;
import dev.tessera.platform.template.syntax.TemplateParser;
import dev.tessera.spi.error.TesseraException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * A chat template: Jinja2 as Hugging Face transformers sets it up, with {@code trim_blocks}, {@code lstrip_blocks}, loop
 * controls, {@code generation} blocks, {@code raise_exception}, {@code strftime_now} and an unescaped {@code tojson}.
 * Nothing that a template does can reach beyond its variables, change them, or use more than {@link TemplateLimits}
 * allows. Immutable and thread-safe.
 */
public final class ChatTemplate {
    private final String source;
    private final List<Statement> statements;
    private final ContentFormat contentFormat;
    private final TemplateLimits limits;
    private final Clock clock;

    private ChatTemplate(String source, List<Statement> statements, TemplateLimits limits, Clock clock) {
        this.source = source;
        this.statements = statements;
        this.limits = limits;
        this.clock = clock;
        contentFormat = ContentFormatDetector.detect(statements);
    }

    /** Parses a template that reads the time of the system, in its time zone. */
    public static ChatTemplate parse(String source) {
        return parse(source, Clock.system(ZoneId.systemDefault()));
    }

    /**
     * Parses a template.
     *
     * @param clock the time and zone that {@code strftime_now} shows
     * @throws TesseraException with {@code INVALID_TEMPLATE} and the line if it is none
     */
    public static ChatTemplate parse(String source, Clock clock) {
        return parse(source, clock, TemplateLimits.DEFAULT);
    }

    static ChatTemplate parse(String source, Clock clock, TemplateLimits limits) {
        requireNonNull(source, "source is null");
        requireNonNull(clock, "clock is null");
        try {
            return new ChatTemplate(source, TemplateParser.parse(source, limits), limits, clock);
        } catch (TemplateFailure failure) {
            throw invalid(failure.line(), failure.getMessage(), failure);
        }
    }

    /**
     * Renders the template.
     *
     * @param variables by name: null, booleans, numbers, texts, and lists and maps of them, which are only read
     * @throws TesseraException with {@code INVALID_TEMPLATE} and the line if the template fails, refuses the
     *     conversation by {@code raise_exception}, or exceeds a limit
     */
    public String render(Map<String, Object> variables) {
        requireNonNull(variables, "variables is null");
        Budget budget = new Budget(limits);
        try {
            return Rendering.render(statements, variables, clock, budget);
        } catch (TemplateFailure failure) {
            throw invalid(failure.line() > 0 ? failure.line() : budget.line(), failure.getMessage(), failure);
        } catch (RuntimeException | StackOverflowError e) {
            // A mistake of the interpreter must not end more than this request.
            throw invalid(budget.line(), "this cannot be evaluated", e);
        }
    }

    /** Whether a word stands anywhere in the template. */
    public boolean mentions(String word) {
        return source.contains(word);
    }

    /** What the template expects as the content of a message. */
    public ContentFormat contentFormat() {
        return contentFormat;
    }

    private static TesseraException invalid(int line, String problem, Throwable cause) {
        return new TesseraException(INVALID_TEMPLATE, "chat template, line %d: %s".formatted(line, problem), cause);
    }
}
