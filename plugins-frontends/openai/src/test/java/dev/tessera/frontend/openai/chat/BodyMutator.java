package dev.tessera.frontend.openai.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Damages bodies: first some values of the tree, then perhaps the text, then perhaps the bytes. */
public final class BodyMutator {
    private static final List<String> FRAGMENTS = List.of(
            "\\ud800",
            "\\u0000",
            "\"model\":\"x\",",
            "NaN",
            "1e999",
            "-",
            "[[[[[[",
            "}",
            ",",
            "\"",
            "/**/",
            "\uFEFF",
            "9".repeat(120));

    private final RandomGenerator random;

    public BodyMutator(RandomGenerator random) {
        this.random = random;
    }

    public byte[] mutate(Map<String, Object> body) {
        Object tree = body;
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
            tree = mutateTree(tree, 0);
        }
        String text = JsonMapper.shared().writeValueAsString(tree);
        if (random.nextInt(4) == 0) {
            int at = random.nextInt(text.length() + 1);
            text = text.substring(0, at) + pick(FRAGMENTS) + text.substring(at);
        }
        byte[] bytes = text.getBytes(UTF_8);
        return random.nextInt(4) == 0 ? mutateBytes(bytes) : bytes;
    }

    /** Walks down at random and changes what is found there. */
    private Object mutateTree(Object value, int depth) {
        if (depth > 0 && random.nextInt(4) == 0) {
            return oddValue();
        }
        return switch (value) {
            case Map<?, ?> members when !members.isEmpty() -> mutateObject(members, depth);
            case List<?> elements when !elements.isEmpty() -> mutateList(elements, depth);
            case null, default -> oddValue();
        };
    }

    private Map<Object, Object> mutateObject(Map<?, ?> members, int depth) {
        Map<Object, Object> mutated = new LinkedHashMap<>(members);
        Object name = pick(new ArrayList<>(members.keySet()));
        switch (random.nextInt(8)) {
            case 0 -> mutated.remove(name);
            case 1 -> mutated.put(pick(new ArrayList<>(members.keySet())), mutated.get(name));
            default -> mutated.put(name, mutateTree(mutated.get(name), depth + 1));
        }
        return mutated;
    }

    private List<Object> mutateList(List<?> elements, int depth) {
        List<Object> mutated = new ArrayList<>(elements);
        int at = random.nextInt(mutated.size());
        switch (random.nextInt(8)) {
            case 0 -> mutated.remove(at);
            case 1 -> mutated.addAll(Collections.nCopies(random.nextInt(40), mutated.get(at)));
            default -> mutated.set(at, mutateTree(mutated.get(at), depth + 1));
        }
        return mutated;
    }

    private Object oddValue() {
        return switch (random.nextInt(16)) {
            case 0 -> null;
            case 1 -> true;
            case 2 -> "";
            case 3 -> "5";
            case 4 -> -1;
            case 5 -> 0;
            case 6 -> Long.MAX_VALUE;
            case 7 -> 1e308;
            case 8 -> 5.7;
            case 9 -> new ArrayList<>();
            case 10 -> new LinkedHashMap<>();
            case 11 -> new ArrayList<>(Arrays.asList(null, "a", 1));
            case 12 -> new LinkedHashMap<>(Map.of("type", "text", "url", 5, "uuid", "a"));
            case 13 -> "\u0000\u001b\uD83D\uDE42\u2028".repeat(random.nextInt(200));
            case 14 -> nested(random.nextInt(40));
            default -> pick(List.of("text", "image_url", "input_audio", "assistant", "tool", "function", "none"));
        };
    }

    private static Object nested(int depth) {
        Object value = "a";
        for (int i = 0; i < depth; i++) {
            value = i % 2 == 0 ? new ArrayList<>(List.of(value)) : new LinkedHashMap<>(Map.of("a", value));
        }
        return value;
    }

    private byte[] mutateBytes(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        if (random.nextBoolean()) {
            return Arrays.copyOf(bytes, at);
        }
        byte[] mutated = bytes.clone();
        mutated[at] = (byte) random.nextInt(256);
        return mutated;
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
