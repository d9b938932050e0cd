package io.latchkey.http;

import io.latchkey.domain.code.CodeText;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Refuses a text that is stored and shown if it contains anybody's code ("instead of 7K3M-Q9XT-C4D8"). */
@Constraint(validatedBy = HoldsNoCode.Check.class)
@Retention(RetentionPolicy.RUNTIME)
public @interface HoldsNoCode {

    String message() default "must not contain a code";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Check implements ConstraintValidator<HoldsNoCode, String> {

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null || !CodeText.isIn(text);
        }
    }
}
