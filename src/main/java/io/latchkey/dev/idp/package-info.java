/**
 * An identity provider for development and tests: OAuth 2.0 and OpenID Connect with a list of users instead of passwords. It uses
 * no other package of the service.
 */
package io.latchkey.dev.idp;
