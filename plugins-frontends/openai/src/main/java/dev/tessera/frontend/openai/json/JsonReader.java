package dev.tessera.frontend.openai.json;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.REQUEST_TOO_LARGE;
import static java.nio.charset.CodingErrorAction.REPORT;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.spi.error.TesseraException;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON strictly: RFC 8259 in UTF-8 and nothing beside it, each name once, numbers that a double or an integer holds,
 * and no more of anything than the configuration allows. Thread-safe.
 */
public final class JsonReader {
    private static final Pattern CONSTRAINT_ORIGIN = Pattern.compile(", from `[^`]*`");

    private final JsonFactory factory;
    private final long maxBytes;

    public JsonReader(RequestLimits limits) {
        maxBytes = limits.maxBodySize().bytes();
        factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(limits.maxStringLength())
                        .maxNameLength(limits.maxStringLength())
                        .maxNumberLength(limits.maxNumberLength())
                        .maxNestingDepth(limits.maxNesting())
                        .maxTokenCount(limits.maxJsonTokens())
                        .build())
                // A table of names that outlives the request is of no use for names that strangers choose.
                .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                .build();
    }

    /**
     * Reads the body of a request.
     *
     * @throws TesseraException INVALID_REQUEST where it is not a JSON object, REQUEST_TOO_LARGE
     */
    public RequestObject readBody(byte[] body) {
        if (body.length > maxBytes) {
            throw new TesseraException(
                    REQUEST_TOO_LARGE,
                    "the body has %d bytes, but at most %d are allowed".formatted(body.length, maxBytes));
        }
        // Jackson's own decoder would also take UTF-16 and UTF-32.
        Reader text = new InputStreamReader(
                new ByteArrayInputStream(body),
                UTF_8.newDecoder().onMalformedInput(REPORT).onUnmappableCharacter(REPORT));
        return new RequestValue(read(text, "the body"), "the body", "").object();
    }

    /**
     * Reads JSON that stands in a string.
     *
     * @param name what the string is called in an error
     * @return a value as {@link dev.tessera.spi.json.JsonObject} has them, which may be {@code null}
     * @throws TesseraException INVALID_REQUEST, REQUEST_TOO_LARGE
     */
    public Object readText(String text, String name) {
        return read(new StringReader(text), name);
    }

    private Object read(Reader text, String name) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            return new JsonTree(parser, name).read();
        } catch (UnexpectedEndOfInputException exception) {
            throw new TesseraException(INVALID_REQUEST, "%s ends in the middle of its JSON".formatted(name), exception);
        } catch (StreamConstraintsException exception) {
            String limit =
                    CONSTRAINT_ORIGIN.matcher(exception.getOriginalMessage()).replaceAll("");
            throw new TesseraException(
                    REQUEST_TOO_LARGE, "%s is over a limit of JSON: %s".formatted(name, limit), exception);
        } catch (JacksonException exception) {
            if (exception.getCause() instanceof CharacterCodingException) {
                throw new TesseraException(INVALID_REQUEST, "%s is not valid UTF-8".formatted(name), exception);
            }
            TokenStreamLocation at = exception.getLocation();
            throw new TesseraException(
                    INVALID_REQUEST,
                    "%s is not valid JSON at line %d, column %d".formatted(name, at.getLineNr(), at.getColumnNr()),
                    exception);
        }
    }
}
