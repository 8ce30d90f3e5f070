package dev.tessera.frontend.openai.json;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.error.TesseraException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * Turns the tokens of one text into plain values: {@link String}, {@link Boolean}, {@link Long},
 * {@link java.math.BigInteger}, {@link Double}, {@code Map<String, Object>}, {@code List<Object>} and {@code null}. Recursion
 * is as deep as the parser lets the text be nested.
 */
final class JsonTree {
    private final JsonParser parser;
    private final String name;

    JsonTree(JsonParser parser, String name) {
        this.parser = parser;
        this.name = name;
    }

    Object read() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new TesseraException(INVALID_REQUEST, "%s is empty".formatted(name));
        }
        Object value = value(first);
        if (parser.nextToken() != null) {
            throw problem("goes on after its JSON has ended");
        }
        return value;
    }

    private Object value(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> list();
            case VALUE_STRING -> text(parser.getString());
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("no JSON value begins with %s".formatted(token));
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String member = text(parser.currentName());
            if (members.containsKey(member)) {
                throw problem("has the member %s twice".formatted(ValueText.of(member)));
            }
            members.put(member, value(parser.nextToken()));
        }
        return members;
    }

    private List<Object> list() {
        List<Object> elements = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            elements.add(value(token));
            token = parser.nextToken();
        }
        return elements;
    }

    private Number integer() {
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> parser.getBigIntegerValue();
        };
    }

    private double number() {
        double value = parser.getDoubleValue();
        if (Double.isInfinite(value)) {
            throw problem("has a number too large to be read");
        }
        return value;
    }

    /** An escape can write half a surrogate pair, which no tokenizer and no UTF-8 can express. */
    private String text(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                if (!Character.isSurrogatePair(value.charAt(i), i + 1 < value.length() ? value.charAt(i + 1) : 0)) {
                    throw problem("has a string with half a surrogate pair");
                }
                i++;
            }
        }
        return value;
    }

    private TesseraException problem(String what) {
        TokenStreamLocation at = parser.currentLocation();
        return new TesseraException(
                INVALID_REQUEST, "%s %s at line %d, column %d".formatted(name, what, at.getLineNr(), at.getColumnNr()));
    }
}
