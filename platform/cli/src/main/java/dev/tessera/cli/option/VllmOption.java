package dev.tessera.cli.option;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option of vLLM that changes nothing here. Where it asks for no more than there is, it is accepted, so that what starts vLLM
 * starts Tessera.
 *
 * @param names with the dashes before them
 * @param flag whether it has no value
 * @param fitting values that ask for no more than there is
 * @param reason why others cannot be had; none where all values fit
 */
record VllmOption(List<String> names, boolean flag, Set<String> fitting, Optional<String> reason) {
    VllmOption {
        names = List.copyOf(names);
        fitting = Set.copyOf(fitting);
        requireNonNull(reason, "reason is null");
    }

    /** One without a value. */
    static VllmOption flag(String name) {
        return new VllmOption(List.of(name), true, Set.of(), Optional.empty());
    }

    /** One of which all values fit. */
    static VllmOption value(String... names) {
        return new VllmOption(List.of(names), false, Set.of(), Optional.empty());
    }

    /** One without a value, which asks for what there is not. */
    static VllmOption missingFlag(String name, String reason) {
        return new VllmOption(List.of(name), true, Set.of("false"), Optional.of(reason));
    }

    /** One of which some values fit, or none. */
    static VllmOption missing(String name, String reason, String... fitting) {
        return new VllmOption(List.of(name), false, Set.of(fitting), Optional.of(reason));
    }

    /** The same with a short name beside the other. */
    VllmOption or(String shortName) {
        return new VllmOption(List.of(names.getFirst(), shortName), flag, fitting, reason);
    }

    String name() {
        return names.getFirst();
    }

    /** Its name in a file. */
    String nameInFile() {
        return name().substring(2);
    }

    /** What is wrong where it is given with this value; that of a flag is {@code true} or {@code false}. */
    Optional<String> problem(String value) {
        return reason.filter(_ -> !fitting.contains(value))
                .map(text -> "%s cannot be had: %s".formatted(flag ? name() : name() + " " + value, text));
    }

    /** The option as the command line takes it, out of sight in help. It refers to this one. */
    OptionSpec spec() {
        OptionSpec.Builder builder =
                OptionSpec.builder(names.toArray(String[]::new)).hidden(true).userObject(this);
        return flag
                ? builder.type(Boolean.class)
                        .arity("0")
                        .negatable(true)
                        .fallbackValue("true")
                        .build()
                : builder.type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("1")
                        .build();
    }
}
