/** Users, their profiles and verification methods, and how to search for them. Uses no other package of the domain. */
package io.latchkey.domain.user;
