/**
 * A real identity provider beside the package: Keycloak with the realm of {@code keycloak/latchkey-realm.json}, under {@code
 * ./mvnw -Pkeycloak verify}, which brings it.
 */
package io.latchkey.keycloak;
