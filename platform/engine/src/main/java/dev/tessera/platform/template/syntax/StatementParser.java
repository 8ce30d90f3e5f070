package dev.tessera.platform.template.syntax;

import dev.tessera.platform.template.limit.TemplateFailure;
import dev.tessera.platform.template.syntax.Statement.Assign;
import dev.tessera.platform.template.syntax.Statement.AssignBlock;
import dev.tessera.platform.template.syntax.Statement.Binding;
import dev.tessera.platform.template.syntax.Statement.Branch;
import dev.tessera.platform.template.syntax.Statement.FilterBlock;
import dev.tessera.platform.template.syntax.Statement.FilterUse;
import dev.tessera.platform.template.syntax.Statement.For;
import dev.tessera.platform.template.syntax.Statement.Generation;
import dev.tessera.platform.template.syntax.Statement.If;
import dev.tessera.platform.template.syntax.Statement.Output;
import dev.tessera.platform.template.syntax.Statement.Text;
import dev.tessera.platform.template.syntax.Statement.With;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parses text, outputs and blocks. */
final class StatementParser {
    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private final TargetParser targets;
    private final MacroParser macros;

    /** Loops around the current statement, within the same macro. */
    private int loops;

    StatementParser(TokenStream tokens) {
        this.tokens = tokens;
        expressions = new ExpressionParser(tokens);
        targets = new TargetParser(tokens);
        macros = new MacroParser(tokens, expressions, this);
    }

    List<Statement> template() {
        return statements(Set.of());
    }

    /** Statements up to a block with one of some names, whose name is the next token then. */
    private List<Statement> statements(Set<String> ends) {
        tokens.enter();
        List<Statement> statements = new ArrayList<>();
        while (!tokens.at(TokenKind.END)) {
            int line = tokens.line();
            if (tokens.at(TokenKind.TEXT)) {
                statements.add(new Text(tokens.next().text(), line));
            } else if (tokens.at(TokenKind.OUTPUT_START)) {
                tokens.next();
                statements.add(new Output(expressions.tuple(), line));
                tokens.expect(TokenKind.OUTPUT_END, "'}}'");
            } else {
                tokens.expect(TokenKind.BLOCK_START, "a block");
                if (tokens.at(TokenKind.NAME) && ends.contains(tokens.current().text())) {
                    tokens.leave();
                    return statements;
                }
                statements.add(block(tokens.expect(TokenKind.NAME, "the name of a block")));
            }
        }
        if (!ends.isEmpty()) {
            throw tokens.unexpected(String.join(
                    " or ", ends.stream().sorted().map("'%s'"::formatted).toList()));
        }
        tokens.leave();
        return statements;
    }

    private Statement block(Token name) {
        int line = name.line();
        return switch (name.text()) {
            case "if" -> conditional(line);
            case "for" -> loop(line);
            case "set" -> assignment(line);
            case "macro" -> macros.macro(line);
            case "call" -> macros.call(line);
            case "filter" -> filter(line);
            case "with" -> with(line);
            case "generation" -> {
                blockEnd();
                yield new Generation(macroBody("endgeneration"), line);
            }
            case "break" -> {
                requireLoop(name);
                yield new Statement.Break(line);
            }
            case "continue" -> {
                requireLoop(name);
                yield new Statement.Continue(line);
            }
            default -> throw new TemplateFailure(line, "unknown block '%s'".formatted(name.text()));
        };
    }

    private Statement conditional(int line) {
        List<Branch> branches = new ArrayList<>();
        List<Statement> otherwise = List.of();
        String end = "elif";
        while (end.equals("elif")) {
            Expression condition = expressions.tuple();
            blockEnd();
            branches.add(new Branch(condition, statements(Set.of("elif", "else", "endif"))));
            end = tokens.next().text();
        }
        blockEnd();
        if (end.equals("else")) {
            otherwise = body("endif");
        }
        return new If(branches, otherwise, line);
    }

    private Statement loop(int line) {
        Target target = targets.targets();
        tokens.expectName("in");
        Expression iterable = expressions.iterable();
        Optional<Expression> condition =
                tokens.skipName("if") ? Optional.of(expressions.expression()) : Optional.empty();
        boolean recursive = tokens.skipName("recursive");
        blockEnd();
        loops++;
        List<Statement> body = statements(Set.of("endfor", "else"));
        loops--;
        String end = tokens.next().text();
        blockEnd();
        List<Statement> otherwise = end.equals("else") ? body("endfor") : List.of();
        return new For(target, iterable, condition, recursive, body, otherwise, line);
    }

    private Statement assignment(int line) {
        Target target = targets.targets();
        if (tokens.skipOperator("=")) {
            Expression value = expressions.tuple();
            blockEnd();
            return new Assign(target, value, line);
        }
        List<FilterUse> filters = new ArrayList<>();
        while (tokens.skipOperator("|")) {
            filters.add(expressions.operands().filter());
        }
        blockEnd();
        return new AssignBlock(target, filters, body("endset"), line);
    }

    private Statement filter(int line) {
        List<FilterUse> filters = new ArrayList<>();
        do {
            filters.add(expressions.operands().filter());
        } while (tokens.skipOperator("|"));
        blockEnd();
        return new FilterBlock(filters, body("endfilter"), line);
    }

    private Statement with(int line) {
        List<Binding> bindings = new ArrayList<>();
        while (!tokens.at(TokenKind.BLOCK_END)) {
            if (!bindings.isEmpty()) {
                tokens.expectOperator(",");
            }
            Target target = targets.targets();
            tokens.expectOperator("=");
            bindings.add(new Binding(target, expressions.expression()));
        }
        blockEnd();
        return new With(bindings, body("endwith"), line);
    }

    /** The statements up to the block that ends them, and that block. */
    private List<Statement> body(String end) {
        List<Statement> body = statements(Set.of(end));
        tokens.next();
        blockEnd();
        return body;
    }

    /** The same for a body that loops around it cannot be left from. */
    List<Statement> macroBody(String end) {
        int outerLoops = loops;
        loops = 0;
        List<Statement> body = statements(Set.of(end));
        loops = outerLoops;
        tokens.next();
        if (tokens.at(TokenKind.NAME)) {
            tokens.next();
        }
        blockEnd();
        return body;
    }

    private void requireLoop(Token name) {
        if (loops == 0) {
            throw new TemplateFailure(name.line(), "'%s' outside of a loop".formatted(name.text()));
        }
        blockEnd();
    }

    void blockEnd() {
        tokens.expect(TokenKind.BLOCK_END, "'%}'");
    }
}
