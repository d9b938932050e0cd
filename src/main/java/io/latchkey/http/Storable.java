package io.latchkey.http;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** A text that PostgreSQL can store and compare, which excludes NUL. */
@Constraint(validatedBy = {})
@Pattern(regexp = "^[^\\x00]*$", message = "must not contain a NUL character")
@Retention(RetentionPolicy.RUNTIME)
public @interface Storable {

    String message() default "cannot be stored";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
