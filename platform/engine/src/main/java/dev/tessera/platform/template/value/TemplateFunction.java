package dev.tessera.platform.template.value;

/** What a template can call: a macro, a method of a value or a global function. */
@FunctionalInterface
public interface TemplateFunction {
    Object call(Arguments arguments);
}
