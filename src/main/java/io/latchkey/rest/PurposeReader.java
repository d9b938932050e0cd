package io.latchkey.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.latchkey.rest.VerifyBody.PurposeWord;
import java.io.IOException;

/** Reads a purpose only as it is spelt. Jackson's own enum reader ignores surrounding spaces. */
class PurposeReader extends StdDeserializer<PurposeWord> {

    PurposeReader() {
        super(PurposeWord.class);
    }

    @Override
    public PurposeWord deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (PurposeWord) context.handleUnexpectedToken(PurposeWord.class, parser);
        }
        for (PurposeWord word : PurposeWord.values()) {
            if (word.purpose.word().equals(parser.getText())) {
                return word;
            }
        }
        return (PurposeWord) context.handleWeirdStringValue(PurposeWord.class, parser.getText(), "no purpose");
    }
}
