package dev.tessera.cli.option;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What is said about those options of vLLM that were given and change nothing here. */
final class VllmNotices {
    private final Map<VllmOption, String> given = new LinkedHashMap<>();

    /** Notes that an option was given; again, with a value that comes before the other. */
    void add(VllmOption option, String value) {
        given.put(option, value);
    }

    /**
     * Says of each, in a line, that it changes nothing.
     *
     * @throws ParameterException where one asks for what there is not
     */
    void tell(CommandLine command) {
        given.forEach((option, value) -> option.problem(value).ifPresent(problem -> {
            throw new ParameterException(command, problem);
        }));
        given.keySet()
                .forEach(option -> command.getErr()
                        .println(
                                "tessera: %s is an option of vLLM that changes nothing here".formatted(option.name())));
    }
}
