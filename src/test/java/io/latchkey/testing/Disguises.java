package io.latchkey.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The encodings and spellings in which a code, or two thirds of it, could be stored or logged. */
public final class Disguises {

    private static final int BASE64_GROUP = 3;

    private final List<String> forms;

    private Disguises(List<String> forms) {
        this.forms = forms;
    }

    /** @param codes as they are shown, in three groups */
    public static Disguises of(Iterable<String> codes) {
        List<String> forms = new ArrayList<>();
        codes.forEach(code -> {
            String bare = code.replace("-", "");
            Stream.of(code, bare, code.replace('-', ' ')).forEach(text -> {
                addPlain(forms, text);
                addEncoded(forms, text);
                addEncoded(forms, text.toLowerCase(Locale.ROOT));
            });
        });
        return new Disguises(forms.stream().map(Disguises::read).distinct().toList());
    }

    private static void addPlain(List<String> forms, String text) {
        int twoThirds = text.length() * 2 / 3;
        forms.add(text.substring(0, twoThirds));
        forms.add(text.substring(text.length() - twoThirds));
        forms.add(Arrays.toString(text.toCharArray()));
    }

    private static void addEncoded(List<String> forms, String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        forms.add(Arrays.toString(bytes));
        addHex(forms, bytes);
        for (int offset = 0; offset < BASE64_GROUP; offset++) {
            forms.add(base64Within(bytes, offset));
        }
    }

    /** A line of a dump may end within the code, in which case one half is complete. */
    private static void addHex(List<String> forms, byte[] bytes) {
        int half = bytes.length / 2;
        forms.add(HexFormat.of().formatHex(bytes));
        forms.add(HexFormat.ofDelimiter(" ").formatHex(bytes, 0, half));
        forms.add(HexFormat.ofDelimiter(" ").formatHex(bytes, half, bytes.length));
    }

    /** The part of the base64 of a longer text that does not depend on the text before and after. */
    private static String base64Within(byte[] bytes, int offset) {
        byte[] shifted = new byte[offset + bytes.length];
        System.arraycopy(bytes, 0, shifted, offset, bytes.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int mixedBefore = offset == 0 ? 0 : offset + 1;
        int mixedAfter = shifted.length % BASE64_GROUP == 0 ? 0 : 1;
        return encoded.substring(mixedBefore, encoded.length() - mixedAfter);
    }

    public boolean areIn(String text) {
        String searched = read(text);
        return forms.stream().anyMatch(searched::contains);
    }

    /** Makes spellings of the same code equal. */
    private static String read(String text) {
        return text.toLowerCase(Locale.ROOT).replace('o', '0').replace('i', '1').replace('l', '1');
    }
}
