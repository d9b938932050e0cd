package io.latchkey.security;

import org.jose4j.lang.UnresolvableKeyException;

/** The token names a key that is not known: forged, withdrawn, or newer than what was fetched last. */
final class UnknownKey extends UnresolvableKeyException {

    UnknownKey() {
        super("no key of the issuer's that is known has that name and fits that algorithm");
    }
}
