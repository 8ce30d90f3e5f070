package dev.tessera.platform.template.syntax;

import java.util.ArrayList;
import java.util.List;

/** Parses what values are assigned to. */
final class TargetParser {
    private final TokenStream tokens;

    TargetParser(TokenStream tokens) {
        this.tokens = tokens;
    }

    /** One target, or several with commas between them. */
    Target targets() {
        tokens.enter();
        List<Target> targets = new ArrayList<>();
        targets.add(target());
        boolean several = false;
        while (tokens.skipOperator(",")) {
            several = true;
            if (tokens.atOperator("=") || tokens.atOperator(")") || tokens.atName("in")) {
                break;
            }
            targets.add(target());
        }
        tokens.leave();
        return several ? new Target.Unpacking(targets) : targets.getFirst();
    }

    private Target target() {
        if (tokens.skipOperator("(")) {
            Target inner = targets();
            tokens.expectOperator(")");
            return inner;
        }
        String name = tokens.expectAnyName();
        return tokens.skipOperator(".")
                ? new Target.NamespaceAttribute(name, tokens.expectAnyName())
                : new Target.Variable(name);
    }
}
