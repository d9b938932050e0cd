/**
 * The resources of our own HTTP interface and their bodies. A resource translates a request into a call of a use case or a
 * port, and its outcome into a body. Uses {@code http}, {@code security}, {@code usecase} and {@code domain}.
 */
package io.latchkey.rest;
