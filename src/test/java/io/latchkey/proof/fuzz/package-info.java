/**
 * Thousands of random requests made from the OpenAPI document and the SCIM schemas: valid ones, ones with one thing wrong, and
 * rubbish. Each answer is checked against the documents' promise for that request. May use {@code testing}.
 */
package io.latchkey.proof.fuzz;
