package dev.tessera.platform.template.syntax;

import dev.tessera.platform.template.limit.TemplateFailure;
import dev.tessera.platform.template.syntax.Macro.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses macros and the blocks that call them. */
final class MacroParser {
    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private final StatementParser statements;

    MacroParser(TokenStream tokens, ExpressionParser expressions, StatementParser statements) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.statements = statements;
    }

    Statement macro(int line) {
        String name = tokens.expectAnyName();
        List<Parameter> parameters = parameters();
        return new Statement.MacroDefinition(body(name, parameters, "endmacro"), line);
    }

    Statement call(int line) {
        List<Parameter> parameters = tokens.atOperator("(") ? parameters() : List.of();
        if (!(expressions.expression() instanceof Expression.Call call)) {
            throw new TemplateFailure(line, "a call block needs a call");
        }
        return new Statement.CallBlock(body("caller", parameters, "endcall"), call, line);
    }

    private Macro body(String name, List<Parameter> parameters, String end) {
        statements.blockEnd();
        int start = tokens.position();
        List<Statement> body = statements.macroBody(end);
        boolean takesMore = tokens.usedSince(start, "varargs");
        boolean takesMoreNamed = tokens.usedSince(start, "kwargs");
        return new Macro(name, parameters, takesMore, takesMoreNamed, body);
    }

    private List<Parameter> parameters() {
        tokens.expectOperator("(");
        List<Parameter> parameters = new ArrayList<>();
        while (!tokens.atOperator(")")) {
            if (!parameters.isEmpty()) {
                tokens.expectOperator(",");
            }
            if (!tokens.atOperator(")")) {
                String name = tokens.expectAnyName();
                Optional<Expression> fallback =
                        tokens.skipOperator("=") ? Optional.of(expressions.expression()) : Optional.empty();
                parameters.add(new Parameter(name, fallback));
            }
        }
        tokens.expectOperator(")");
        return parameters;
    }
}
