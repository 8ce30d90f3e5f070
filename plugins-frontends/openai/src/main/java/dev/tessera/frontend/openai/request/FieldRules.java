package dev.tessera.frontend.openai.request;

import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What an endpoint does not do. A field with the value that changes nothing is as good as absent.
 *
 * @param fixed fields of which one value is what is done anyway
 * @param filled fields that ask for nothing where they are empty
 * @param given fields that ask for something whatever they hold, and be it nothing
 * @param problem what is said of the latter two, after their name
 */
public record FieldRules(List<Fixed> fixed, List<String> filled, List<String> given, String problem) {
    public FieldRules {
        fixed = List.copyOf(fixed);
        filled = List.copyOf(filled);
        given = List.copyOf(given);
        requireNonNull(problem, "problem is null");
    }

    /** Rules without fields that ask for something whatever they hold. */
    public FieldRules(List<Fixed> fixed, List<String> filled) {
        this(fixed, filled, List.of(), "is not supported");
    }

    /**
     * A field of which one value is what is done anyway.
     *
     * @param only that value, as JSON is read
     */
    public record Fixed(String name, Object only) {
        private void require(RequestValue value) {
            if (!isOnly(value)) {
                String shown = new RequestValue(only, name, name).shown();
                throw value.mustBe("%s, for nothing else is supported".formatted(shown));
            }
        }

        private boolean isOnly(RequestValue value) {
            return only instanceof Number number
                    ? value.value() instanceof Number given && given.doubleValue() == number.doubleValue()
                    : only.equals(value.value());
        }
    }

    /**
     * Refuses the first field that asks for something else.
     *
     * @param supported fields that are left alone
     * @throws dev.tessera.spi.error.TesseraException INVALID_REQUEST
     */
    public void check(RequestObject body, Set<String> supported) {
        for (Fixed field : fixed) {
            if (!supported.contains(field.name())) {
                body.find(field.name()).ifPresent(field::require);
            }
        }
        filled.stream()
                .filter(name -> !supported.contains(name))
                .flatMap(name -> body.find(name).stream())
                .filter(value -> !isEmpty(value.value()))
                .forEach(this::refuse);
        given.stream()
                .filter(name -> !supported.contains(name))
                .flatMap(name -> body.find(name).stream())
                .forEach(this::refuse);
    }

    private void refuse(RequestValue value) {
        throw value.error(problem);
    }

    /** Clients also write an object with all its members {@code null} for none. */
    private static boolean isEmpty(Object value) {
        return switch (value) {
            case Collection<?> elements -> elements.isEmpty();
            case Map<?, ?> members -> members.values().stream().allMatch(Objects::isNull);
            default -> false;
        };
    }
}
