/**
 * Tens of thousands of requests, made at random of what the OpenAPI document and SCIM's schemas say: good ones, ones with one
 * thing wrong, and rubbish. Each answer is held against what the document says of just that request.
 */
package io.latchkey.proof.fuzz;
