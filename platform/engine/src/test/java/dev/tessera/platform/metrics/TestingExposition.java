package dev.tessera.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an exposition line by line, and fails at whatever Prometheus would not understand. */
final class TestingExposition {
    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final Pattern HELP = Pattern.compile("# HELP (%s) (.+)".formatted(NAME));
    private static final Pattern TYPE =
            Pattern.compile("# TYPE (%s) (counter|gauge|histogram|summary)".formatted(NAME));
    private static final String LABEL = "%s=\"(?:[^\"\\\\]|\\\\[\\\\\"n])*\"".formatted(NAME);
    private static final Pattern SAMPLE = Pattern.compile(
            "(%s)(\\{%s(?:,%s)*})? (NaN|[+-]?(?:Inf|[0-9.]+(?:E-?[0-9]+)?))".formatted(NAME, LABEL, LABEL));

    private final Map<String, String> descriptions = new LinkedHashMap<>();
    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, Double> samples = new LinkedHashMap<>();

    TestingExposition(String text) {
        assertThat(text).endsWith("\n");
        text.lines().forEach(this::read);
    }

    /** The value of a series, which is written as it is in the exposition. */
    double value(String series) {
        assertThat(samples).containsKey(series);
        return samples.get(series);
    }

    boolean contains(String series) {
        return samples.containsKey(series);
    }

    Map<String, String> types() {
        return types;
    }

    String description(String family) {
        return descriptions.get(family);
    }

    Set<String> series() {
        return samples.keySet();
    }

    /** The bounds of a histogram's buckets in order, where the histogram has one series. */
    List<String> bounds(String histogram) {
        Pattern bucket = Pattern.compile(Pattern.quote(histogram) + "_bucket\\{.*le=\"(.+)\"}");
        return samples.keySet().stream()
                .map(bucket::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .toList();
    }

    private void read(String line) {
        Matcher help = HELP.matcher(line);
        Matcher type = TYPE.matcher(line);
        Matcher sample = SAMPLE.matcher(line);
        if (help.matches()) {
            assertThat(descriptions.put(help.group(1), help.group(2))).isNull();
        } else if (type.matches()) {
            assertThat(descriptions).containsKey(type.group(1));
            assertThat(types.put(type.group(1), type.group(2))).isNull();
        } else {
            assertThat(sample.matches()).as(line).isTrue();
            assertThat(sample.group(1)).startsWith(currentFamily());
            assertThat(suffixes(types.get(currentFamily())))
                    .contains(sample.group(1).substring(currentFamily().length()));
            String series = sample.group(2) == null ? sample.group(1) : sample.group(1) + sample.group(2);
            assertThat(samples.put(series, number(sample.group(3)))).isNull();
        }
    }

    /** Families are not mixed: what was declared last is what samples belong to. */
    private String currentFamily() {
        return types.keySet().stream().reduce((_, last) -> last).orElseThrow();
    }

    private static List<String> suffixes(String type) {
        return switch (type) {
            case "histogram" -> List.of("_bucket", "_count", "_sum");
            case "summary" -> List.of("", "_count", "_sum");
            default -> List.of("");
        };
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace("Inf", "Infinity"));
    }
}
