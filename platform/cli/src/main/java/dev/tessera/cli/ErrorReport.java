package dev.tessera.cli;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static dev.tessera.spi.error.StandardErrors.UNKNOWN_NAME;

import dev.tessera.platform.config.Suggestions;
import dev.tessera.spi.error.TesseraException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells a person what went wrong, in a sentence; with {@code --debug} also where. */
final class ErrorReport implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final String DEBUG = "--debug";

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult arguments) {
        boolean debug = arguments.originalArgs().contains(DEBUG);
        report(exception, command.getErr(), debug);
        return exitCode(exception);
    }

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        PrintWriter error = command.getErr();
        report(exception, error, Arrays.asList(arguments).contains(DEBUG));
        error.println("Try '%s --help'.".formatted(command.getCommandSpec().qualifiedName()));
        return CommandLine.ExitCode.USAGE;
    }

    private static void report(Exception exception, PrintWriter error, boolean debug) {
        error.println("tessera: " + message(exception) + suggestion(exception));
        if (debug) {
            exception.printStackTrace(error);
        } else if (!(exception instanceof TesseraException || exception instanceof ParameterException)) {
            error.println("This should not happen; %s shows more.".formatted(DEBUG));
        }
    }

    private static String message(Exception exception) {
        return exception.getMessage() == null ? exception.getClass().getSimpleName() : exception.getMessage();
    }

    private static String suggestion(Exception exception) {
        if (!(exception instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        CommandSpec command = unmatched.getCommandLine().getCommandSpec();
        Set<String> known = new TreeSet<>(visible(command.optionsMap()));
        known.addAll(visible(command.negatedOptionsMap()));
        known.addAll(command.subcommands().keySet());
        String name = unmatched.getUnmatched().getFirst();
        int end = name.indexOf('=');
        return Suggestions.text(end < 0 ? name : name.substring(0, end), known);
    }

    private static List<String> visible(Map<String, OptionSpec> options) {
        return options.entrySet().stream()
                .filter(option -> !option.getValue().hidden())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int exitCode(Exception exception) {
        boolean usage = exception instanceof TesseraException e
                && (e.code().equals(INVALID_CONFIGURATION) || e.code().equals(UNKNOWN_NAME));
        return usage ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }
}
