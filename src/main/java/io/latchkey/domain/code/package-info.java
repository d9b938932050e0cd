/** Codes, the rules for generating and verifying them, quota and throttle. Uses {@code domain.user} and {@code domain.caller}. */
package io.latchkey.domain.code;
