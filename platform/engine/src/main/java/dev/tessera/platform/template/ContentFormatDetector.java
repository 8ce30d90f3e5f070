package dev.tessera.platform.template;

import dev.tessera.platform.template.syntax.Argument;
import dev.tessera.platform.template.syntax.Expression;
import dev.tessera.platform.template.syntax.Expression.Attribute;
import dev.tessera.platform.template.syntax.Expression.Call;
import dev.tessera.platform.template.syntax.Expression.Filtered;
import dev.tessera.platform.template.syntax.Expression.Item;
import dev.tessera.platform.template.syntax.Expression.Literal;
import dev.tessera.platform.template.syntax.Expression.Name;
import dev.tessera.platform.template.syntax.Expression.Slice;
import dev.tessera.platform.template.syntax.Expression.Tested;
import dev.tessera.platform.template.syntax.Macro;
import dev.tessera.platform.template.syntax.Statement;
import dev.tessera.platform.template.syntax.Statement.Assign;
import dev.tessera.platform.template.syntax.Statement.For;
import dev.tessera.platform.template.syntax.Target.Variable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds out whether a template loops over the parts of a message's content. It follows vLLM's heuristic: scopes are not
 * looked at, only names. Beyond vLLM's loops over {@code message.content} it follows variables and macro parameters that
 * are given the content, and takes every loop over a variable {@code content} for one over parts, as newer vLLM does.
 */
final class ContentFormatDetector {
    private static final String CONTENT = "content";
    private static final int MAX_ROUNDS = 16;

    private final SyntaxTree tree;

    /** Variables that hold the messages, one message, or the content of a message. */
    private final Set<String> messages = new HashSet<>(Set.of("messages"));

    private final Set<String> message = new HashSet<>();
    private final Set<String> content = new HashSet<>(Set.of(CONTENT));

    private ContentFormatDetector(SyntaxTree tree) {
        this.tree = tree;
    }

    static ContentFormat detect(List<Statement> template) {
        ContentFormatDetector detector = new ContentFormatDetector(SyntaxTree.of(template));
        detector.followNames();
        return detector.loopsOverContent() ? ContentFormat.OPENAI : ContentFormat.STRING;
    }

    /** Repeats until no new name turns up; templates that hand values on more often than that do not exist. */
    private void followNames() {
        boolean grows = true;
        for (int round = 0; round < MAX_ROUNDS && grows; round++) {
            int before = messages.size() + message.size() + content.size();
            tree.statements().forEach(this::followStatement);
            tree.calls().forEach(this::followCall);
            grows = messages.size() + message.size() + content.size() > before;
        }
    }

    private void followStatement(Statement statement) {
        if (statement instanceof Assign assign && assign.target() instanceof Variable variable) {
            followValue(variable.name(), assign.value());
        } else if (statement instanceof For loop
                && loop.target() instanceof Variable variable
                && isOneOf(messages, loop.iterable())) {
            message.add(variable.name());
        }
    }

    private void followCall(Call call) {
        if (call.function() instanceof Name name && tree.macros().containsKey(name.name())) {
            followArguments(tree.macros().get(name.name()), call.arguments());
        }
    }

    private void followArguments(Macro macro, List<Argument> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case Argument.Positional positional -> {
                    if (i < macro.parameters().size()) {
                        followValue(macro.parameters().get(i).name(), positional.value());
                    }
                }
                case Argument.Named named -> followValue(named.name(), named.value());
                case Argument.Spread spread -> {}
                case Argument.NamedSpread spread -> {}
            }
        }
    }

    private void followValue(String name, Expression value) {
        if (isOneOf(messages, value)) {
            messages.add(name);
        }
        if (isContent(value)) {
            content.add(name);
        }
    }

    private boolean loopsOverContent() {
        return tree.statements().stream()
                .anyMatch(statement -> statement instanceof For loop && isContent(loop.iterable()));
    }

    private boolean isContent(Expression expression) {
        return switch (core(expression)) {
            case Name name -> content.contains(name.name());
            case Attribute attribute -> attribute.name().equals(CONTENT) && isOneOf(message, attribute.owner());
            case Item item ->
                item.index() instanceof Literal literal
                        && literal.value().equals(CONTENT)
                        && isOneOf(message, item.owner());
            default -> false;
        };
    }

    private static boolean isOneOf(Set<String> names, Expression expression) {
        return core(expression) instanceof Name name && names.contains(name.name());
    }

    /** What filters, tests and slices are applied to. */
    private static Expression core(Expression expression) {
        Expression core = expression;
        while (true) {
            switch (core) {
                case Filtered filtered -> core = filtered.value();
                case Tested tested -> core = tested.value();
                case Slice slice -> core = slice.owner();
                default -> {
                    return core;
                }
            }
        }
    }
}
