package dev.tessera.platform.template.value;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.template.limit.TemplateFailure;

/**
 * What is not there. It prints as nothing and iterates as empty; everything else that is done with it fails.
 *
 * @param reason what is not there, in Jinja2's words
 */
public record Undefined(String reason) {
    public Undefined {
        requireNonNull(reason, "reason is null");
    }

    /** The result of reading a missing attribute of a value. */
    public static Undefined attribute(Object owner, String name) {
        String type = PythonType.name(owner);
        String described = owner == None.NONE ? "None" : type + " object";
        return new Undefined("'%s' has no attribute '%s'".formatted(described, name));
    }

    /** The result of reading a missing element of a value. */
    public static Undefined element(Object owner, String index) {
        return new Undefined("%s object has no element %s".formatted(PythonType.name(owner), index));
    }

    public TemplateFailure failure() {
        return new TemplateFailure(reason);
    }

    /** All undefined values are equal, as in Jinja2. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Undefined;
    }

    @Override
    public int hashCode() {
        return 1;
    }
}
