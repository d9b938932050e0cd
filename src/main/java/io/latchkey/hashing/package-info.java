/**
 * The only room that knows the pepper keys and how codes are hashed: PBKDF2-HMAC-SHA-256, then HMAC-SHA-256 under a key
 * held outside the database (NIST SP 800-63B-4 §3.1.1.2).
 */
package io.latchkey.hashing;
