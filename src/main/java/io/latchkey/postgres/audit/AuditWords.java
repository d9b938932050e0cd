package io.latchkey.postgres.audit;

import io.latchkey.domain.Word;
import io.latchkey.domain.audit.AuditEvent;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Converts between Java's constants and the contract's words, which the trail stores. */
final class AuditWords {

    private AuditWords() {}

    @Converter
    static class TypeWord implements AttributeConverter<AuditEvent.Type, String> {

        @Override
        public String convertToDatabaseColumn(AuditEvent.Type type) {
            return type.word();
        }

        @Override
        public AuditEvent.Type convertToEntityAttribute(String word) {
            return Word.of(AuditEvent.Type.class, word);
        }
    }

    @Converter
    static class OutcomeWord implements AttributeConverter<AuditEvent.Outcome, String> {

        @Override
        public String convertToDatabaseColumn(AuditEvent.Outcome outcome) {
            return outcome.word();
        }

        @Override
        public AuditEvent.Outcome convertToEntityAttribute(String word) {
            return Word.of(AuditEvent.Outcome.class, word);
        }
    }
}
