/**
 * Tests the package with a real identity provider: Keycloak with the realm of {@code keycloak/latchkey-realm.json}. Run by
 * {@code ./mvnw -Pkeycloak verify}, which provides Keycloak.
 */
package io.latchkey.keycloak;
