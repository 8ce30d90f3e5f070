package dev.tessera.cli.option;

import java.util.List;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Options that stand together in help.
 *
 * @param heading what stands above them
 */
record OptionGroup(String heading, List<SettingOption> options) {
    OptionGroup {
        options = List.copyOf(options);
    }

    static OptionGroup of(String heading, SettingOption... options) {
        return new OptionGroup(heading, List.of(options));
    }

    /** Adds groups to a command, after its other options and in this order. */
    static CommandSpec addTo(CommandSpec command, List<OptionGroup> groups) {
        for (OptionGroup group : groups) {
            command.addArgGroup(group.spec(groups.indexOf(group)));
        }
        return command;
    }

    private ArgGroupSpec spec(int order) {
        ArgGroupSpec.Builder builder = ArgGroupSpec.builder()
                .heading("%n" + heading + ":%n")
                .exclusive(false)
                .validate(false)
                .order(order);
        options.forEach(option -> builder.addArg(option.spec()));
        return builder.build();
    }
}
