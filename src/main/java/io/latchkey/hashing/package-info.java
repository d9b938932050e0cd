/**
 * The only package that knows the pepper keys and how codes are hashed: PBKDF2-HMAC-SHA-256, then HMAC-SHA-256 under a key that
 * is stored outside the database (NIST SP 800-63B-4 §3.1.1.2). It implements ports of {@code usecase} and uses only it and
 * {@code domain}.
 */
package io.latchkey.hashing;
