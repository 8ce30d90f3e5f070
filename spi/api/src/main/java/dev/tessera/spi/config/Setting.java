package dev.tessera.spi.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of a configuration record.
 *
 * <p>A plugin registers a record with {@link dev.tessera.spi.Contributions#config}; the platform reads each component
 * from {@code <prefix>.<key>}, and the plugin's classes ask for the record in their {@code @Inject} constructor.
 * Components may be {@code boolean}, {@code int}, {@code long}, {@code double}, {@code String}, an enum, {@link DataSize},
 * {@link java.time.Duration} (as {@code 500ms}, {@code 5s}, {@code 2m}, {@code 1h}), {@link java.nio.file.Path}, a
 * {@code List<String>} (comma separated; a backslash before a comma makes it part of an item), or an {@code Optional} of one
 * of these. A record validates its values in the compact constructor by throwing {@link IllegalArgumentException} with a
 * message that names the value and the range.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** Key below the record's prefix, in kebab-case, such as {@code max-image-pixels}. */
    String key();

    /** One sentence for the person who sets it, with the unit. */
    String description();

    /** The value when none is configured, in the form in which a person would write it. Empty: an empty Optional or list. */
    String defaultValue() default "";

    /** Whether the value is replaced by asterisks where the effective configuration is printed. */
    boolean secret() default false;
}
